"""Events in the shapes of UCDP's GED table and of GeoJSON."""

import io
import json
from datetime import date
from typing import Any

import pandas as pd
import pytest

from syrtis.export.ged import GED_COLUMNS, write_ged
from syrtis.export.geojson import write_geojson
from syrtis.model import (
    Actor,
    ActorKind,
    Article,
    Contents,
    Deaths,
    Event,
    EventDate,
    Place,
    Status,
    When,
)

DAY = date(2016, 1, 1)


def _event(name: str, **more: Any) -> Event:
    given: dict[str, Any] = {
        "id": name, "title": "=Clash", "type": "Battles / Armed clash",
        "when": EventDate(earliest=DAY, latest=DAY, precision=1), "place_id": "p", "where_precision": 1,
        "side_a": "army", "side_b": "rebels", "wounded": None, "claims": (), "articles": ("a",),
        "origins": 2, "deaths": _dead(4),
    }  # fmt: skip
    return Event(**{**given, **more})


def _dead(best: int | None, high: int = 5) -> Deaths:
    return Deaths(
        low=2, best=best, high=high, side_a=2, side_b=2, civilians=0, unknown=0, rule="ucdp"
    )


def _contents(*events: Event) -> Contents:
    article = Article(
        id="a", source="a.txt", status=Status.READ, publisher="Coast Post", title='Ten "dead"',
        published=When(earliest=DAY, latest=DAY, basis="printed"),
    )  # fmt: skip
    return Contents(
        articles=(article,),
        events=events,
        actors=(
            Actor(id="army", name="Army of Vessin", kind=ActorKind.STATE_FORCES),
            Actor(id="rebels", name="Column", kind=ActorKind.REBEL_GROUP),
            Actor(id="gang", name="Gang", kind=ActorKind.POLITICAL_MILITIA),
            Actor(id="people", name="Civilians of Vessin", kind=ActorKind.CIVILIANS),
        ),
        places=(
            Place(
                id="p",
                name="Teir",
                kind="village",
                latitude=34.802462,
                longitude=36.707602,
                within="d",
            ),
            Place(id="d", name="Ar Rastan", kind="district", within="r"),
            Place(id="r", name="Homs", kind="region"),
            Place(id="nowhere", name="Nowhere", kind="village"),
        ),
    )


def _table(*events: Event) -> pd.DataFrame:
    file = io.BytesIO()
    write_ged(_contents(*events), file)
    file.seek(0)
    return pd.read_csv(file)


def test_the_table_has_ucdps_columns_in_its_order() -> None:
    """The header is the 49 columns of GED, and a row is read back by pandas."""
    table = _table(_event("e"))
    assert (tuple(table.columns), len(GED_COLUMNS), len(table)) == (GED_COLUMNS, 49, 1)


def test_a_row_says_what_the_event_says() -> None:
    """Place, district, region, grid cell, days, sides, sources and dead stand in their columns."""
    row = _table(_event("e")).iloc[0]
    assert (row.where_coordinates, row.adm_1, row.adm_2) == ("Teir", "Homs", "Ar Rastan")
    assert row.priogrid_gid == 179714  # as UCDP's own table has it for this point
    assert row.geom_wkt == "POINT (36.707602 34.802462)"
    assert (row.date_start, row.date_end, row.date_prec, row.year) == (
        "2016-01-01",
        "2016-01-01",
        1,
        2016,
    )
    assert (row.low, row.best, row.high) == (2, 4, 5)
    assert row.deaths_a + row.deaths_b + row.deaths_civilians + row.deaths_unknown == row.best
    assert (row.source_office, row.number_of_sources) == ("Coast Post", 2)
    assert row.source_article == "\"Coast Post,2016-01-01,Ten 'dead'\""
    assert row.where_description == "'=Clash"


@pytest.mark.parametrize(
    ("sides", "violence", "second"),
    [
        (("army", "rebels"), 1, "Column"),
        (("gang", "rebels"), 2, "Column"),
        (("army", "people"), 3, "Civilians"),
    ],
)
def test_the_type_of_violence_follows_from_the_sides(
    sides: tuple[str, str], violence: int, second: str
) -> None:
    """A state's side makes it state-based, two groups non-state, civilians one-sided."""
    row = _table(_event("e", side_a=sides[0], side_b=sides[1])).iloc[0]
    assert (row.type_of_violence, row.side_b) == (violence, second)


def test_an_unknown_side_leaves_the_type_empty() -> None:
    """Without a side told, there is no dyad and no type of violence."""
    row = _table(_event("e", side_a=None)).iloc[0]
    assert pd.isna(row.type_of_violence)
    assert pd.isna(row.dyad_name)


def test_what_the_table_has_no_room_for_is_counted() -> None:
    """Events without a death, a day, a place or a best figure are left out, each counted by why."""
    left = write_ged(
        _contents(
            _event("in"),
            _event("peaceful", deaths=None),
            _event("undated", when=None),
            _event("unplaced", place_id="nowhere"),
            _event("split", deaths=_dead(None)),
        ),
        io.BytesIO(),
    )
    assert sorted(left.reasons.values()) == [1, 1, 1, 1]


def test_points_are_longitude_first() -> None:
    """GeoJSON has one feature for each event with coordinates, longitude before latitude."""
    file = io.BytesIO()
    left = write_geojson(_contents(_event("e"), _event("u", place_id="nowhere")), file)
    (feature,) = json.loads(file.getvalue())["features"]
    assert feature["geometry"]["coordinates"] == [36.707602, 34.802462]
    assert (feature["properties"]["voices"], feature["properties"]["earliest"]) == (2, "2016-01-01")
    assert left.reasons == {"its place is not known": 1}
