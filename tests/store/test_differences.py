"""What changed between two records."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from syrtis.model import (
    Claim,
    ClaimKind,
    Contents,
    Control,
    ControlStatus,
    Count,
    Deaths,
    Decision,
    DecisionKind,
    Event,
    Media,
    Page,
    Place,
    Subject,
)
from syrtis.store.differences import Difference, What, differences


def _event(*claims: str, **more: Any) -> Event:
    given_: dict[str, Any] = dict.fromkeys(
        ("type", "when", "place_id", "where_precision", "side_a", "side_b", "deaths", "wounded")
    )
    named: dict[str, Any] = {
        "id": "e-" + "-".join(claims), "title": "Clash", "claims": claims, "articles": (), "origins": 1
    }  # fmt: skip
    return Event(**{**given_, **named, **more})


def _found(table: str, old: Contents, new: Contents) -> list[Difference]:
    return [each for each in differences(old, new) if each.table == table]


def _page(name: str, content: bytes = b"x") -> Page:
    return Page(id=f"{name}{content!r}", source=name, media=Media.TEXT, content=content)


def test_the_same_record_does_not_differ(halvera: Contents) -> None:
    """Between a record and itself nothing changed."""
    assert differences(halvera, halvera) == []


def test_pages_are_told_by_their_bytes() -> None:
    """A page is new, gone, or has other bytes under the same name."""
    old = Contents(pages=(_page("kept"), _page("gone"), _page("mended", b"1")))
    new = Contents(pages=(_page("kept"), _page("new"), _page("mended", b"2")))
    told = {(each.title, each.what) for each in _found("pages", old, new)}
    assert told == {
        ("gone", What.REMOVED), ("new", What.ADDED), ("mended", What.CHANGED),
    }  # fmt: skip


def test_an_event_is_the_one_that_it_shares_claims_with() -> None:
    """An event whose claims grew has another id and is the same event, told field by field."""
    dead = Deaths(low=7, best=7, high=7, side_a=0, side_b=7, civilians=0, unknown=0, rule="ucdp")
    old = Contents(events=(_event("a", "b", deaths=dead),))
    new = Contents(events=(_event("a", "b", "c", origins=2, deaths=replace(dead, high=9)),))
    (told,) = _found("events", old, new)
    assert (told.what, told.other) == (What.CHANGED, "e-a-b")
    changes = {each.field: (each.old, each.new) for each in told.fields}
    assert changes["deaths.high"] == (7, 9)
    assert changes["origins"] == (1, 2)
    assert {*changes} == {"deaths.high", "origins", "claims"}


def test_events_are_split_and_merged() -> None:
    """The larger part stays the event; the rest was split off, or merged into it, and says of which."""
    whole, parts = (_event("a", "b", "c"),), (_event("a", "b"), _event("c"))
    split = _found("events", Contents(events=whole), Contents(events=parts))
    assert {(e.what, e.id, e.other) for e in split if e.what is not What.CHANGED} == {
        (What.SPLIT_OFF, "e-c", "e-a-b-c")
    }
    merged = _found("events", Contents(events=parts), Contents(events=whole))
    assert {(e.what, e.id, e.other) for e in merged if e.what is not What.CHANGED} == {
        (What.MERGED, "e-c", "e-a-b-c")
    }


def test_claims_spells_and_decisions_are_told() -> None:
    """A claim read otherwise, a spell that ended and a decision taken are differences of their own."""
    claim = Claim(id="c", article_id="a", start=0, end=4, quote="they", kind=ClaimKind.KILLED)
    counted = replace(claim, count=Count(low=3, high=3, words="3"))
    place = Place(id="p", name="Ranomelo", kind="town")
    spell = Control(
        place_id="p", actor_id="column", earliest=date(2019, 5, 10), latest=None,
        status=ControlStatus.CLAIMED, claims=("c",),
    )  # fmt: skip
    ended = replace(spell, latest=date(2019, 6, 6), status=ControlStatus.LOST)
    decision = Decision(
        id="d", number=1, subject=Subject.ACTOR, kind=DecisionKind.MERGE, ids=("x", "y")
    )
    old = Contents(claims=(claim,), places=(place,), control=(spell,))
    new = Contents(claims=(counted,), places=(place,), control=(ended,), decisions=(decision,))
    told = {each.table: each for each in differences(old, new)}
    assert {each.field for each in told["claims"].fields} == {
        "count.low",
        "count.high",
        "count.words",
    }
    assert told["control"].title == "Ranomelo: column from 2019-05-10"
    assert {each.field for each in told["control"].fields} == {"latest", "status"}
    assert (told["decisions"].what, told["decisions"].title) == (
        What.ADDED, "decision 1, merge of actor",
    )  # fmt: skip


partitions = st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=5)


def _events_of(groups: list[set[str]]) -> tuple[Event, ...]:
    taken: set[str] = set()
    events = []
    for group in groups:
        free = group - taken
        taken |= free
        if free:
            events.append(_event(*sorted(free)))
    return tuple(events)


@given(partitions, partitions)
def test_every_event_is_accounted_for(one: list[set[str]], other: list[set[str]]) -> None:
    """Each old event stays, merged or is gone; each new one is an old one, was split off or is new."""
    old, new = _events_of(one), _events_of(other)
    told = _found("events", Contents(events=old), Contents(events=new))
    gone = {e.id for e in told if e.what in (What.REMOVED, What.MERGED)}
    made = {e.id for e in told if e.what in (What.ADDED, What.SPLIT_OFF)}
    assert gone <= {e.id for e in old}
    assert made <= {e.id for e in new}
    assert len(old) - len(gone) == len(new) - len(made)
    changed = [e for e in told if e.what is What.CHANGED]
    assert len({e.other for e in changed}) == len({e.id for e in changed}) == len(changed)
