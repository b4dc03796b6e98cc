"""What people decide of events: it holds on to claims, outlives rebuilds, and can be taken back."""

from collections.abc import Sequence
from datetime import date

import pytest
from vessin import ACTORS, PLACES, a_claim, a_strike, events_of

from syrtis.errors import InputError
from syrtis.events import FIELDS, Facts, check_value, idle_decisions
from syrtis.model import (
    ClaimKind,
    Contents,
    Decision,
    DecisionKind,
    Event,
    Subject,
)

FACTS = Facts.of(Contents(actors=ACTORS, places=PLACES), len)
MONDAY, THURSDAY = "2021-04-05", "2021-04-08"
ONE = a_strike("one", article="a")
OTHER = a_strike("other", article="b", day=THURSDAY)
SAME = a_strike("same", article="c")


def decision(
    number: int,
    kind: DecisionKind,
    *claims: Sequence[str],
    field: str | None = None,
    value: str | None = None,
    ids: tuple[str, ...] = (),
) -> Decision:
    """Decide on the events that hold these claims."""
    groups = tuple(tuple(group) for group in claims)
    return Decision(
        id=f"d{number}", number=number, subject=Subject.EVENT, kind=kind, ids=ids, claims=groups,
        field=field, value=value,
    )  # fmt: skip


def merge(number: int, *claims: Sequence[str]) -> Decision:
    """Decide that events are one."""
    return decision(number, DecisionKind.MERGE, *claims)


def split(number: int, apart: Sequence[str], rest: Sequence[str]) -> Decision:
    """Decide that some claims are another event's."""
    return decision(number, DecisionKind.SPLIT, apart, rest)


def undo(number: int, undone: str) -> Decision:
    """Take a decision back."""
    return decision(number, DecisionKind.UNDO, ids=(undone,))


def grouped(events: Sequence[Event]) -> set[frozenset[str]]:
    """Give the claims of each event."""
    return {frozenset(event.claims) for event in events}


def test_a_merge_joins_what_speaks_against_it() -> None:
    """Two strikes of two days are one event once a person says so, and the event says by whom."""
    assert grouped(events_of([ONE, OTHER])) == {frozenset({"one"}), frozenset({"other"})}
    (event,) = events_of([ONE, OTHER], decisions=[merge(1, ["one"], ["other"])])
    assert grouped([event]) == {frozenset({"one", "other"})}
    assert [pair.score for pair in event.joined] == [None]
    assert event.decided == ("d1",)


def test_a_split_parts_what_speaks_for_one() -> None:
    """Two reports of one day and place stay two events once a person says so."""
    assert len(events_of([ONE, SAME])) == 1
    assert len(events_of([ONE, SAME], decisions=[split(1, ["same"], ["one"])])) == 2


def test_two_that_are_kept_apart_stay_two() -> None:
    """Two reports that would be one are two once a person says so, and one again when it is undone."""
    apart = decision(1, DecisionKind.APART, ["one"], ["same"])
    assert grouped(events_of([ONE, SAME], decisions=[apart])) == {
        frozenset({"one"}),
        frozenset({"same"}),
    }
    assert len(events_of([ONE, SAME], decisions=[apart, undo(2, "d1")])) == 1


def test_a_split_parts_one_telling() -> None:
    """Claims that one article tells side by side can be set apart from one another."""
    told = [ONE, a_claim("dead", place="tallen", day=MONDAY, at=20, count=(5, 5))]
    assert len(events_of(told)) == 1
    parted = events_of(told, decisions=[split(1, ["dead"], ["one"])])
    assert grouped(parted) == {frozenset({"one"}), frozenset({"dead"})}


def test_what_is_set_apart_can_join_others() -> None:
    """A claim that is split off one event can still be of another."""
    late = a_strike("late", article="d", day=THURSDAY)
    undated = a_strike("undated", article="a", day=None, at=900)
    decisions = [split(1, ["undated"], ["one"]), merge(2, ["undated"], ["other"])]
    events = events_of([ONE, OTHER, late, undated], decisions=decisions)
    assert frozenset({"undated", "other", "late"}) in grouped(events)


def test_the_later_decision_overrules() -> None:
    """A merge after a split joins again, and a split after a merge parts again."""
    both = [split(1, ["same"], ["one"]), merge(2, ["one"], ["same"])]
    assert len(events_of([ONE, SAME], decisions=both)) == 1
    other = [merge(1, ["one"], ["other"]), split(2, ["other"], ["one"])]
    assert len(events_of([ONE, OTHER], decisions=other)) == 2


@pytest.mark.parametrize(
    "taken",
    [
        merge(1, ["one"], ["other"]),
        split(1, ["same"], ["one"]),
        decision(1, DecisionKind.REJECT, ["one"]),
        decision(1, DecisionKind.OVERRIDE, ["one"], field="place", value="korro"),
    ],
    ids=lambda taken: taken.kind,
)
def test_undoing_gives_back_what_was(taken: Decision) -> None:
    """After an undo every event is what it was before; undoing the undo decides again."""
    claims = [ONE, OTHER, SAME]
    before, decided = events_of(claims), events_of(claims, decisions=[taken])
    assert decided != before
    assert events_of(claims, decisions=[taken, undo(2, "d1")]) == before
    assert events_of(claims, decisions=[taken, undo(2, "d1"), undo(3, "d2")]) == decided


def test_a_rejected_event_is_none() -> None:
    """Claims of what a person rejects make no event, and the others are not touched."""
    events = events_of([ONE, OTHER], decisions=[decision(1, DecisionKind.REJECT, ["one"])])
    assert grouped(events) == {frozenset({"other"})}


def test_decisions_survive_more_pages() -> None:
    """A decision holds on to claims: events that grew, or joined others, keep it."""
    more = a_strike("more", article="e")
    taken = [merge(1, ["one"], ["other"])]
    (event,) = events_of([ONE, OTHER, SAME, more], decisions=taken)
    assert grouped([event]) == {frozenset({"one", "other", "same", "more"})}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("type", "Riots / Mob violence", lambda e: e.type),
        ("place", "korro", lambda e: e.place_id),
        ("side_a", "rebels", lambda e: e.side_a),
        ("side_b", "people", lambda e: e.side_b),
        ("title", "The strike on the quay", lambda e: e.title),
    ],
)
def test_a_field_says_what_a_person_set(field: str, value: str, told: object) -> None:
    """An overridden field holds the person's value, and the claims of the event stay the same."""
    taken = decision(1, DecisionKind.OVERRIDE, ["one"], field=field, value=value)
    (event,) = events_of([ONE], decisions=[taken])
    assert told(event) == value  # type: ignore[operator]
    assert (event.claims, event.decided) == (("one",), ("d1",))


@pytest.mark.parametrize(
    ("value", "days", "precision"),
    [
        ("2021-04-06", (date(2021, 4, 6), date(2021, 4, 6)), 1),
        ("2021-04-06/2021-04-09", (date(2021, 4, 6), date(2021, 4, 9)), 2),
        ("2021-04-06/..", (date(2021, 4, 6), None), None),
        ("../2021-04-06", (None, date(2021, 4, 6)), None),
    ],
)
def test_days_are_set_as_intervals(
    value: str, days: tuple[date | None, date | None], precision: int | None
) -> None:
    """A day or an interval of days, open where it says so, with UCDP's precision; the title follows."""
    taken = decision(1, DecisionKind.OVERRIDE, ["one"], field="when", value=value)
    (event,) = events_of([ONE], decisions=[taken])
    assert event.when is not None
    assert (event.when.earliest, event.when.latest) == days
    assert event.when.precision == precision
    assert "2021-04-05" not in event.title


@pytest.mark.parametrize("figure", [name for name in FIELDS if name.startswith("deaths_")])
def test_figures_set_by_hand_hold_together(figure: str) -> None:
    """Whatever figure of the dead is set, low <= best <= high and best is the sum of its columns."""
    dead = a_claim("dead", place="tallen", day=MONDAY, at=20, count=(5, 5), who="people")
    for value in ("0", "3", "40"):
        taken = decision(1, DecisionKind.OVERRIDE, ["one"], field=figure, value=value)
        (event,) = events_of([ONE, dead], decisions=[taken])
        told = event.deaths
        assert told is not None
        assert None not in (told.low, told.best, told.high)
        assert told.low <= told.best <= told.high  # type: ignore[operator]
        assert told.best == sum(
            getattr(told, column) for column in ("side_a", "side_b", "civilians", "unknown")
        )
        assert told.rule == "decision"


def test_unknown_can_be_decided() -> None:
    """A person can say that a day, a place or a side is not known."""
    for field in ("when", "place", "side_a", "type"):
        taken = decision(1, DecisionKind.OVERRIDE, ["one"], field=field, value=None)
        (event,) = events_of([a_strike("one", by="army")], decisions=[taken])
        assert getattr(event, "place_id" if field == "place" else field) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("type", "Battles / Naval battle"),
        ("when", "April"),
        ("when", "2021-02-30"),
        ("when", "2021-04-07/2021-04-05"),
        ("when", "../.."),
        ("when", ""),
        ("place", "atlantis"),
        ("side_a", "nobody"),
        ("deaths_side_a", "-4"),
        ("deaths_high", "many"),
        ("wounded", None),
        ("title", None),
    ],
)
def test_what_a_field_cannot_hold_is_refused(field: str, value: str | None) -> None:
    """A value that a field cannot hold is refused before anything is kept."""
    with pytest.raises(InputError):
        check_value(field, value, FACTS)


def test_a_decision_without_its_claims_is_told() -> None:
    """A decision whose claims are in no event any more is listed as changing nothing."""
    gone, there = merge(1, ["x"], ["y"]), merge(2, ["one"], ["other"])
    events = events_of([ONE, OTHER], decisions=[gone, there])
    assert [each.id for each in idle_decisions(events, [gone, there], FACTS)] == ["d1"]


def test_a_place_that_is_gone_is_not_written() -> None:
    """A value that stands for nothing in the record any more leaves the field as the claims tell it,
    and the decision is listed as changing nothing.
    """
    taken = decision(1, DecisionKind.OVERRIDE, ["one"], field="place", value="gone")
    (event,) = events_of([ONE], decisions=[taken])
    assert event.place_id == "tallen"
    assert list(idle_decisions([event], [taken], FACTS)) == [taken]


def test_claims_of_a_decision_are_of_their_kind() -> None:
    """Harm set apart keeps its figure; the event it left has none of it."""
    dead = a_claim("dead", ClaimKind.KILLED, place="tallen", day=MONDAY, at=20, count=(5, 5))
    events: Sequence[Event] = events_of([ONE, dead], decisions=[split(1, ["dead"], ["one"])])
    figures = {event.claims: event.deaths and event.deaths.best for event in events}
    assert figures == {("one",): None, ("dead",): 5}
