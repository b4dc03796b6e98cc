"""Strength and losses figure by figure; what changed since an earlier record."""

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from syrtis.events import strengths
from syrtis.model import Contents
from syrtis.store import write_record
from syrtis.web import Settings, make_app

HERE = "http://127.0.0.1:8714"


def test_every_estimate_is_there(room: TestClient, halvera: Contents) -> None:
    """Each figure of a side's strength is a row with the claim it comes from."""
    told = [point for point in strengths(halvera) if point.measure == "strength"]
    seen = room.get("/strength.json").json()
    rows = [row for side in seen["sides"] for row in side["rows"]]
    assert told
    assert sorted(row["claim"]["id"] for row in rows) == sorted(p.claim_id for p in told)


def test_losses_of_one_side_are_told_apart(room: TestClient, halvera: Contents) -> None:
    """Of one actor, each measure stands for itself and nothing is added up."""
    points = strengths(halvera)
    actor = max({p.actor_id for p in points}, key=lambda a: sum(p.actor_id == a for p in points))
    seen = room.get(f"/strength.json?actor={actor}").json()
    wanted = sorted(p.claim_id for p in points if p.actor_id == actor)
    assert sorted(r["claim"]["id"] for side in seen["sides"] for r in side["rows"]) == wanted
    assert room.get(f"/strength?actor={actor}").status_code == 200
    assert room.get("/strength?actor=00").status_code == 404


def test_what_changed_since_is_told(halvera: Contents, tmp_path: Path) -> None:
    """Against an earlier record the room names what is new, gone or changed, and leads to it."""
    old, new = tmp_path / "old.syrtis", tmp_path / "new.syrtis"
    write_record(new, halvera)
    renamed = replace(halvera.actors[0], name="Somebody Else", found_as=None)
    write_record(old, replace(halvera, actors=(renamed, *halvera.actors[1:])))
    with TestClient(make_app(Settings(record=new, before=old)), base_url=HERE) as desk:
        seen = desk.get("/build/changes.json").json()
        assert seen["counts"] == {"actors": {"changed": 1}}
        (change,) = seen["changes"]
        assert [field["old"] for field in change["fields"]] == ["Somebody Else"]
        assert desk.get(change["url"]).status_code == 200
        assert "Somebody Else" in desk.get("/build/changes").text


def test_without_an_earlier_record_nothing_is_guessed(room: TestClient) -> None:
    """A room opened alone says how to compare, and shows no changes."""
    assert room.get("/build/changes.json").json()["before"] is None
    assert "--before" in room.get("/build/changes").text
