"""Review: the queue, the pairs, and decisions that land in the record, are kept and can be undone."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from syrtis.cli.build import _write as write_built
from syrtis.errors import StaleError
from syrtis.model import Contents, DecisionKind, Subject
from syrtis.store import open_record, write_record
from syrtis.web import Settings, make_app

HERE = "http://127.0.0.1:8714"
ORIGIN = {"origin": HERE}


@pytest.fixture
def desk(halvera_file: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor who decides, on a record of their own."""
    path = tmp_path / "desk.syrtis"
    shutil.copy(halvera_file, path)
    with TestClient(make_app(Settings(record=path)), base_url=HERE) as client:
        yield client


def token(desk: TestClient) -> str:
    """Take the token out of a form, as a browser would send it."""
    event = desk.get("/explore.json").json()["events"][0]["id"]
    found = re.search(r'name="token" value="([^"]+)"', desk.get(f"/review/events/{event}").text)
    assert found is not None
    return found[1]


def decide(desk: TestClient, **form: Any) -> Any:
    """Send a form of Review."""
    sent = {"token": token(desk), "who": "Mara Dell", "why": "read both", **form}
    return desk.post("/decisions", data=sent, headers=ORIGIN, follow_redirects=False)


def queue(desk: TestClient, kind: str) -> list[Any]:
    """Give the rows of one kind."""
    return [row for row in desk.get("/review.json").json()["rows"] if row["kind"] == kind]


def events(desk: TestClient) -> dict[str, str]:
    """Give the titles of all events."""
    return {row["id"]: row["title"] for row in desk.get("/explore.json").json()["events"]}


def test_what_most_hangs_on_comes_first(room: TestClient) -> None:
    """The queue is in the order of the dead at stake, and every row leads to a page."""
    rows = room.get("/review.json").json()["rows"]
    dead = [row["dead"] or 0 for row in rows]
    assert dead == sorted(dead, reverse=True)
    assert {"merge", "toll", "conflict"} <= {row["kind"] for row in rows}
    for row in rows:
        assert room.get(row["url"]).status_code == 200
        assert room.get(f"{row['url']}.json").status_code == 200


def test_two_events_are_merged_and_given_back(desk: TestClient) -> None:
    """Same makes one event of two; undo gives both back, and both decisions stay in the history."""
    before, pair = events(desk), queue(desk, "merge")[0]
    ids = [pair["left"], pair["right"]]
    assert decide(desk, subject="event", kind="merge", seen=0, ids=ids).status_code == 303
    merged = events(desk)
    assert len(merged) < len(before)
    assert not {*ids} & merged.keys()
    kept = desk.get("/review.json").json()["history"][0]
    undone = decide(desk, subject="event", kind="undo", seen=1, ids=[kept["decision"]["id"]])
    assert undone.status_code == 303
    assert events(desk) == before
    history = desk.get("/review.json").json()["history"]
    assert [each["decision"]["kind"] for each in history] == ["undo", "merge"]
    assert history[1]["decision"]["who"] == "Mara Dell"


def test_two_events_are_kept_apart(desk: TestClient) -> None:
    """Different takes a pair out of the queue and changes no event; undone, it is asked again."""
    before, pair = events(desk), queue(desk, "merge")[0]
    ids = [pair["left"], pair["right"]]
    assert decide(desk, subject="event", kind="apart", seen=0, ids=ids).status_code == 303
    assert events(desk) == before
    assert pair["url"] not in {row["url"] for row in queue(desk, "merge")}
    kept = desk.get("/review.json").json()["history"][0]["decision"]["id"]
    decide(desk, subject="event", kind="undo", seen=1, ids=[kept])
    assert pair["url"] in {row["url"] for row in queue(desk, "merge")}


def test_the_consequence_is_told_before(desk: TestClient) -> None:
    """What a merge would give, and what would go, is what comes of it, others that join too."""
    before, pair = events(desk), queue(desk, "merge")[0]
    told = desk.get(f"{pair['url']}.json").json()["consequence"]
    decide(desk, subject="event", kind="merge", seen=0, ids=[pair["left"], pair["right"]])
    merged = events(desk)
    gone = sorted(title for event, title in before.items() if event not in merged)
    come = sorted(title for event, title in merged.items() if event not in before)
    assert sorted(event["title"] for event in told["before"]) == gone
    assert sorted(event["title"] for event in told["after"]) == come


def test_a_second_tab_does_not_write_over_the_first(desk: TestClient) -> None:
    """A form made before another decision is refused with 409, and nothing of either is lost."""
    first, second = queue(desk, "merge")[:2]
    ids = [first["left"], first["right"]]
    assert decide(desk, subject="event", kind="merge", seen=0, ids=ids).status_code == 303
    late = [second["left"], second["right"]]
    refused = decide(desk, subject="event", kind="merge", seen=0, ids=late)
    assert refused.status_code == 409
    assert "look again" in refused.text
    assert len(desk.get("/review.json").json()["history"]) == 1


def test_a_build_meanwhile_loses_no_decision(desk: TestClient, halvera: Contents) -> None:
    """A build that began before a decision and ends after it keeps the decision."""
    pair = queue(desk, "merge")[0]
    ids = [pair["left"], pair["right"]]
    assert decide(desk, subject="event", kind="merge", seen=0, ids=ids).status_code == 303
    path = desk.app.state.room.named  # type: ignore[attr-defined]
    with pytest.raises(StaleError):
        write_record(path, halvera)
    write_built(path, halvera, [])
    assert len(desk.get("/review.json").json()["history"]) == 1
    assert not {*ids} & events(desk).keys()


def test_a_field_is_set_with_a_reason(desk: TestClient, barracks: Any) -> None:
    """A person's value stands in the event, with who and why; without a reason it is refused."""
    form = {"subject": "event", "kind": "override", "ids": [barracks.id], "field": "place"}
    assert decide(desk, **form, value="Ranomelo", seen=0, why="").status_code == 422
    assert decide(desk, **form, value="Atlantis", seen=0).status_code == 422
    assert decide(desk, **form, value="ranomelo", seen=0).status_code == 303
    seen = desk.get(f"/events/{barracks.id}.json").json()
    assert seen["place"]["name"] == "Ranomelo"
    assert len(seen["event"]["decided"]) == 1
    assert desk.get(f"/events/{barracks.id}").status_code == 200


def test_claims_are_set_apart(desk: TestClient, barracks: Any) -> None:
    """Claims marked as another event's leave the event."""
    apart = list(barracks.claims[-2:])
    answer = decide(desk, subject="event", kind="split", ids=[barracks.id], apart=apart, seen=0)
    assert answer.status_code == 303
    with open_record(desk.app.state.room.named) as record:  # type: ignore[attr-defined]
        event_of = {claim.id: claim.event_id for claim in record.claims()}
    assert event_of[apart[0]] != event_of[barracks.claims[0]]


def test_a_form_of_an_earlier_room_is_refused(desk: TestClient, barracks: Any) -> None:
    """Without the token of this room no decision is kept."""
    form = {"subject": "event", "kind": "reject", "ids": [barracks.id], "seen": 0}
    assert decide(desk, **form, token="guessed").status_code == 403
    assert barracks.id in events(desk)


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/../x", "/Review"])
def test_a_decision_leads_to_no_other_site(desk: TestClient, barracks: Any, then: str) -> None:
    """Where a form leads on to is an address of this room, or the form is refused."""
    form = {"subject": "event", "kind": "reject", "ids": [barracks.id], "seen": 0}
    assert decide(desk, **form, then=then).status_code == 422


def test_every_kind_of_decision_can_be_named(desk: TestClient) -> None:
    """A choice that a subject does not know is refused in words, never with a fault."""
    for subject in Subject:
        for kind in DecisionKind:
            answer = decide(desk, subject=str(subject), kind=str(kind), ids=["00"], seen=0)
            assert answer.status_code == 422
            assert 'role="alert"' in answer.text
