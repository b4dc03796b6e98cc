"""What people decided of the fields of an event, laid over what the claims tell.

The value of a person is no claim: it stands in the event with the decision's id, which says who decided
and why, and the claims stay what they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from syrtis.errors import InputError
from syrtis.events.making import Facts, date_of, titled
from syrtis.model import (
    EVENT_TYPES,
    Actor,
    Deaths,
    Decision,
    DecisionKind,
    Event,
    Place,
    Subject,
    Toll,
    standing_decisions,
)

__all__ = ["FIELDS", "check_value", "idle_decisions", "overridden"]

DAYS = re.compile(
    r"(?P<first>\d{4}-\d\d-\d\d|\.\.)?(?:/(?P<last>\d{4}-\d\d-\d\d|\.\.)?)?", re.ASCII
)
COLUMNS = ("side_a", "side_b", "civilians", "unknown")
"""The columns of deaths, which add up to the best figure (UCDP)."""

Thing = TypeVar("Thing", Actor, Place)
Change = Callable[[Event, str | None, Facts], Event]


def overridden(events: Iterable[Event], decisions: Sequence[Decision], facts: Facts) -> list[Event]:
    """Lay the standing decisions over the events they are of, in their order, and say so in each."""
    listed = list(events)
    by_hand: set[int] = set()
    """Events whose title a person chose."""
    at_claim = {claim: at for at, event in enumerate(listed) for claim in event.claims}
    for decision in _on_events(decisions):
        for touched in sorted({at_claim[c] for c in _claims(decision) if c in at_claim}):
            decided = (*listed[touched].decided, decision.id)
            listed[touched] = replace(listed[touched], decided=decided)
        at = _most(decision, at_claim)
        if decision.field is not None and decision.field in FIELDS and at is not None:
            changed = FIELDS[decision.field](listed[at], decision.value, facts)
            named = decision.field == "title" or at in by_hand
            by_hand |= {at} if named else set()
            listed[at] = changed if named else titled(changed, facts)
    return listed


def idle_decisions(
    events: Iterable[Event], decisions: Sequence[Decision], facts: Facts
) -> Iterator[Decision]:
    """Walk the standing decisions on events that change nothing.

    No claim of theirs is in any event, or the place or actor that they set is not in the record.
    """
    there = {claim for event in events for claim in event.claims}
    for decision in _on_events(decisions):
        gone = decision.kind is not DecisionKind.REJECT and not there & set(_claims(decision))
        if gone or _sets_what_is_gone(decision, facts):
            yield decision


def _sets_what_is_gone(decision: Decision, facts: Facts) -> bool:
    if decision.value is None or decision.field not in ("place", "side_a", "side_b"):
        return False
    if decision.field == "place":
        return _led(facts.places, decision.value) is None
    return _led(facts.actors, decision.value) is None


def _on_events(decisions: Sequence[Decision]) -> Iterator[Decision]:
    return (d for d in standing_decisions(decisions) if d.subject is Subject.EVENT)


def _claims(decision: Decision) -> Iterator[str]:
    return (claim for group in decision.claims for claim in group)


def _most(decision: Decision, at_claim: Mapping[str, int]) -> int | None:
    """Find the event that holds most of the claims a decision was taken on; of equals, the first."""
    held = [at_claim[claim] for claim in _claims(decision) if claim in at_claim]
    return min(held, key=lambda at: (-held.count(at), at), default=None)


def check_value(field: str, value: str | None, facts: Facts) -> None:
    """Refuse a value that a field cannot hold; `InputError` says what it can."""
    if field not in FIELDS:
        raise InputError(f"an event has no field {field!r} to override; it has {', '.join(FIELDS)}")
    if value is None:
        if field in (*_NUMBERS, "title"):
            raise InputError(f"`{field}` needs a value")
    elif field in _NUMBERS:
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII):
            raise InputError(f"`{field}` is a whole number, not {value!r}")
    elif field == "type" and value not in EVENT_TYPES:
        raise InputError(f"no event type is {value!r}; docs/events.md lists them")
    elif field == "when":
        _days(value)
    elif field == "place" and value not in facts.places:
        raise InputError(f"no place has the id {value!r}; `syrtis places RECORD` lists them")
    elif field in ("side_a", "side_b") and value not in facts.actors:
        raise InputError(f"no actor has the id {value!r}; `syrtis actors RECORD` lists them")


def _days(value: str) -> tuple[date | None, date | None]:
    """Read `DAY`, `DAY/DAY`, `DAY/..` or `../DAY` (EDTF intervals of ISO 8601 days)."""
    found = DAYS.fullmatch(value)
    try:
        if found is None or not value:
            raise ValueError(value)
        first, last = (_day(found[end]) for end in ("first", "last"))
    except ValueError as error:
        raise InputError(
            f"{value!r} is no day or interval of days; write 2021-04-05, 2021-04-05/2021-04-07, "
            "2021-04-05/.. or ../2021-04-07"
        ) from error
    last = last if "/" in value else first
    if (first is None and last is None) or (first and last and last < first):
        raise InputError(f"{value!r} holds no day")
    return first, last


def _day(words: str | None) -> date | None:
    return None if words in (None, "..") else date.fromisoformat(words or "")


def _with_when(event: Event, value: str | None, _: Facts) -> Event:
    return replace(event, when=date_of(*_days(value)) if value else None)


def _with_place(event: Event, value: str | None, facts: Facts) -> Event:
    place = _led(facts.places, value)
    if value and place is None:
        return event
    precision = place.precision if place else None
    return replace(event, place_id=place.id if place else None, where_precision=precision)


def _led(things: Mapping[str, Thing], value: str | None) -> Thing | None:
    """Find what an id stands for now: what was merged is what it was merged into."""
    thing = things.get(value) if value else None
    while thing is not None and thing.merged_into is not None:
        thing = things.get(thing.merged_into)
    return thing


def _id(actor: Actor | None) -> str | None:
    return actor.id if actor is not None else None


def _with_side_a(event: Event, value: str | None, facts: Facts) -> Event:
    actor = _led(facts.actors, value)
    return event if value and actor is None else replace(event, side_a=_id(actor))


def _with_side_b(event: Event, value: str | None, facts: Facts) -> Event:
    actor = _led(facts.actors, value)
    return event if value and actor is None else replace(event, side_b=_id(actor))


def _with_deaths(figure: str) -> Change:
    def change(event: Event, value: str | None, _: Facts) -> Event:
        return replace(event, deaths=_deaths(event.deaths, figure, int(value or 0)))

    return change


def _deaths(told: Deaths | None, figure: str, number: int) -> Deaths:
    """Set one figure; best stays the sum of its columns, and lies between low and high."""
    known = {each: getattr(told, each, None) for each in (*COLUMNS, "low", "best", "high")}
    known[figure] = number
    parts = {each: known[each] or 0 for each in COLUMNS}
    best = known["best"] if figure not in COLUMNS else sum(parts.values())
    if best is None:
        best, parts["unknown"] = number, number
    ends = [end for end in (known["low"], known["high"], best) if end is not None]
    return Deaths(
        low=min(best, known["low"] if known["low"] is not None else best),
        best=best,
        high=max(ends),
        side_a=parts["side_a"],
        side_b=parts["side_b"],
        civilians=parts["civilians"],
        unknown=parts["unknown"],
        rule=BY_DECISION,
    )


def _with_wounded(event: Event, value: str | None, _: Facts) -> Event:
    number = int(value or 0)
    told = event.wounded or Toll(low=number, best=number, high=number)
    low, high = (number if end is None else end for end in (told.low, told.high))
    return replace(event, wounded=Toll(low=min(low, number), best=number, high=max(high, number)))


BY_DECISION = "decision"
"""The rule that is named where a person set a figure."""
_NUMBERS: Mapping[str, Change] = {
    **{f"deaths_{column}": _with_deaths(column) for column in (*COLUMNS, "low", "high")},
    "wounded": _with_wounded,
}
FIELDS: Mapping[str, Change] = {
    "title": lambda event, value, _: replace(event, title=value or event.title),
    "type": lambda event, value, _: replace(event, type=value),
    "when": _with_when,
    "place": _with_place,
    "side_a": _with_side_a,
    "side_b": _with_side_b,
    **_NUMBERS,
}
"""What of an event a person can override: field -> the change."""
