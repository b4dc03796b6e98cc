"""Explore: counts, days, map, list and export are all of one choice, and that choice is the address."""

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from syrtis.model import Contents


def explore(room: TestClient, query: str = "") -> Any:
    """Ask for Explore as JSON."""
    answer = room.get(f"/explore.json?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_all_events_are_there_without_a_choice(room: TestClient, halvera: Contents) -> None:
    """Nothing chosen leaves every event in, and says how many lack a day or a point."""
    seen = explore(room)
    assert seen["found"] == seen["total"] == len(halvera.events)
    assert seen["undated"] == sum(event.when is None for event in halvera.events)
    placed = {p.id for p in halvera.places if p.latitude is not None}
    assert seen["unplaced"] == sum(event.place_id not in placed for event in halvera.events)


def test_every_count_of_a_facet_is_what_its_choice_leaves(room: TestClient) -> None:
    """Pressing a value of a facet gives just as many events as stood beside it."""
    for facet in explore(room, "more=place&more=actor&more=type")["facets"]:
        for value in facet["values"]:
            left = explore(room, f"{facet['name']}={value['value'].replace('&', '%26')}")
            assert left["found"] == value["count"], (facet["name"], value)


def test_a_facet_leaves_out_its_own_choice(room: TestClient) -> None:
    """Within one facet choices add up; across facets they narrow."""
    place = explore(room)["facets"][1]
    first, second = place["values"][-1], place["values"][-2]
    both = explore(room, f"place={first['value']}&place={second['value']}")
    assert max(first["count"], second["count"]) <= both["found"] <= first["count"] + second["count"]
    shown = {v["value"]: v["count"] for v in both["facets"][1]["values"]}
    assert shown[first["value"]] == first["count"]


def test_a_place_holds_what_lies_in_it(room: TestClient, halvera: Contents) -> None:
    """Choosing a country keeps the events of its towns."""
    country = next(place for place in halvera.places if place.kind == "country")
    placed = explore(room, f"place={country.id}")["found"]
    assert placed > sum(event.place_id == country.id for event in halvera.events)


def test_days_keep_what_may_have_been_in_them(room: TestClient, halvera: Contents) -> None:
    """A span of days keeps every event whose interval meets it, and no undated one."""
    seen = explore(room, "from=2019-04-01&to=2019-05-10")
    wanted = {
        event.id
        for event in halvera.events
        if event.when
        and (event.when.latest is None or str(event.when.latest) >= "2019-04-01")
        and (event.when.earliest is None or str(event.when.earliest) <= "2019-05-10")
    }
    assert {event["id"] for event in seen["events"]} == wanted
    assert seen["undated"] == 0


def test_the_histogram_counts_only_what_is_surely_in_a_column(room: TestClient) -> None:
    """Columns and the events too wide for one add up to all that have a day."""
    seen = explore(room)
    histogram = seen["histogram"]
    counted = sum(bar["count"] for bar in histogram["bars"])
    assert counted + histogram["wide"] == seen["found"] - seen["undated"]
    chosen = max(histogram["bars"], key=lambda bar: bar["count"])
    left = explore(room, chosen["url"].partition("?")[2])
    assert left["found"] >= chosen["count"]


def test_the_map_has_every_placed_event_once(room: TestClient) -> None:
    """The points hold as many events as the screen says lie on the map."""
    for query in ("", "deaths=1", "from=2019-01-01"):
        seen = explore(room, query)
        points = room.get(f"/explore/points.geojson?{query}").json()["features"]
        assert sum(p["properties"]["events"] for p in points) == seen["found"] - seen["unplaced"]


@pytest.mark.parametrize("query", ["", "deaths=1", "sort=-day&voices=2", "q=barracks"])
def test_the_export_is_what_is_shown(room: TestClient, query: str) -> None:
    """Every form of export holds just the events shown, as many as its button says."""
    seen = explore(room, query)
    shown = [event["id"] for event in seen["events"]]
    table = csv.DictReader(io.StringIO(room.get(f"/explore/export.csv?{query}").text))
    assert [row["id"] for row in table] == shown
    lines = room.get(f"/explore/export.jsonl?{query}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == shown
    placed = room.get(f"/explore/export.geojson?{query}").json()["features"]
    assert len(placed) == seen["found"] - seen["unplaced"]
    ged = csv.DictReader(io.StringIO(room.get(f"/explore/export.ged.csv?{query}").text))
    assert len(list(ged)) == seen["fits_ged"]


def test_the_order_chosen_is_the_order_shown(room: TestClient) -> None:
    """The list can begin with the most dead, or with the latest."""
    dead = [e["dead"] or 0 for e in explore(room, "sort=dead")["events"]]
    assert dead == sorted(dead, reverse=True)
    days = [e["when"][:10] for e in explore(room, "sort=-day")["events"] if e["when"]]
    assert days == sorted(days, reverse=True)


def test_what_a_form_leaves_empty_is_no_choice(room: TestClient) -> None:
    """The form without JavaScript sends empty fields; they choose nothing."""
    assert explore(room, "q=&from=&to=&voices=&placed=&within=&sort=")["state"] == {}


@pytest.mark.parametrize("query", ["from=soon", "within=1,2", "voices=-1", "page=0", "sort=x"])
def test_a_choice_that_cannot_be_is_refused(room: TestClient, query: str) -> None:
    """A broken address is told, never guessed at."""
    assert room.get(f"/explore?{query}").status_code == 422
