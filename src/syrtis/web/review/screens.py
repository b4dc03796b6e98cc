"""What the screens of Review show: the queue, a pair, one event to correct."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from syrtis.errors import InputError
from syrtis.events import FIELDS
from syrtis.export.words import day_words
from syrtis.model import (
    EVENT_TYPES,
    Actor,
    Choice,
    Claim,
    Decision,
    DecisionKind,
    Event,
    Place,
    Subject,
    standing_decisions,
)
from syrtis.store import Record
from syrtis.store.claim_queries import events_with
from syrtis.store.queries import last_decision, rows_of
from syrtis.web.review.consequence import Consequence, consequence
from syrtis.web.review.queue import KINDS, Pending
from syrtis.web.review.sides import Pair, actor_pair, event_pair, joined_pair, place_pair
from syrtis.web.screens.event import read_event
from syrtis.web.screens.parts import ClaimShown, open_shelf

__all__ = [
    "EditScreen",
    "PairScreen",
    "ReviewScreen",
    "edit_screen",
    "join_screen",
    "pair_screen",
    "review_screen",
]

ROWS = 50
_NAMES = 400
"""Names offered for a side or a place; any other may be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A decision in the history."""

    decision: Decision
    names: tuple[str, ...]
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewScreen:
    """The queue and the history."""

    ready: bool
    what: str | None
    counts: dict[str, int]
    rows: tuple[Pending, ...]
    total: int
    page: int
    pages: int
    history: tuple[Kept, ...]
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScreen:
    """Two sides, what speaks for their being one, and what would follow."""

    subject: str
    asks: str
    pair: Pair
    score: float | None
    why: tuple[str, ...]
    is_joined: bool
    event: str | None
    """For a join: the event that holds both."""
    apart: tuple[str, ...]
    """For a join: the claims that a split would set apart."""
    consequence: Consequence | None
    seen: int
    previous: str | None
    next: str | None
    position: int | None
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Editable:
    """One field of an event that a person can set."""

    name: str
    value: str | None
    form: str
    """`text`, `number`, `choice`, or `name` (of an actor or a place)."""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditScreen:
    """One event to look at again: set a field, set claims apart, reject it."""

    event: Event
    fields: tuple[Editable, ...]
    claims: tuple[ClaimShown, ...]
    history: tuple[Kept, ...]
    seen: int


def review_screen(
    record: Record, rows: Sequence[Pending] | None, what: str | None, page: int
) -> ReviewScreen:
    """Show the queue, or one kind of its rows, and what was decided; null = not worked out yet."""
    wanted = [row for row in rows or () if what in (None, row.kind)]
    counts = Counter(row.kind for row in rows or ())
    pages = max(1, -(-len(wanted) // ROWS))
    page = min(page, pages)
    return ReviewScreen(
        ready=rows is not None,
        what=what,
        counts={kind: counts[kind] for kind in KINDS if counts[kind]},
        rows=tuple(wanted[(page - 1) * ROWS : page * ROWS]),
        total=len(wanted),
        page=page,
        pages=pages,
        history=_history(record),
        seen=last_decision(record),
    )


_PAIRS = {Subject.EVENT: event_pair, Subject.ACTOR: actor_pair, Subject.PLACE: place_pair}
_KINDS = {Subject.EVENT: "merge", Subject.ACTOR: "actor", Subject.PLACE: "place"}


def pair_screen(
    record: Record, rows: Sequence[Pending] | None, subject: Subject, left: str, right: str
) -> PairScreen:
    """Show two things that may be one; raises `NotThereError`."""
    if left == right:
        raise InputError("these are not two: both sides have the same id")
    pair = _PAIRS[subject](record, left, right)
    merge = Choice(subject=subject, kind=DecisionKind.MERGE, ids=(left, right))
    concerned = [left, right] if subject is Subject.EVENT else events_with(record, (left, right))
    url = f"/review/{subject}s/{left}/{right}"
    around = _around(rows, url)
    return PairScreen(
        subject=subject,
        asks=KINDS[_KINDS[subject]],
        pair=pair,
        score=around.row.score if around.row else None,
        why=around.row.why if around.row else (),
        is_joined=False,
        event=None,
        apart=(),
        consequence=consequence(record, merge, concerned),
        seen=last_decision(record),
        previous=around.previous,
        next=around.next,
        position=around.position,
        total=len(rows or ()),
    )


def join_screen(
    record: Record, rows: Sequence[Pending] | None, left: str, right: str
) -> PairScreen:
    """Show two tellings of one event that may be two events; raises `NotThereError`."""
    event, pair = joined_pair(record, left, right)
    apart = tuple(claim.id for claim in pair.right.claims)
    whole = len(apart) == len(event.claims)
    split = Choice(subject=Subject.EVENT, kind=DecisionKind.SPLIT, ids=(event.id,), apart=apart)
    around = _around(rows, f"/review/joins/{left}/{right}")
    return PairScreen(
        subject=Subject.EVENT,
        asks=KINDS["join"],
        pair=pair,
        score=around.row.score if around.row else None,
        why=around.row.why if around.row else (),
        is_joined=True,
        event=event.id,
        apart=() if whole else apart,
        consequence=None if whole else consequence(record, split, [event.id]),
        seen=last_decision(record),
        previous=around.previous,
        next=around.next,
        position=around.position,
        total=len(rows or ()),
    )


def edit_screen(record: Record, event_id: str) -> EditScreen:
    """Show one event with its fields to set; raises `NotThereError`."""
    event = read_event(record, event_id)
    claims = rows_of(record, Claim, event.claims)
    told = [claims[each] for each in event.claims if each in claims]
    shelf = open_shelf(record, told)
    own = {*event.decided}
    return EditScreen(
        event=event,
        fields=tuple(_editable(record, event, name) for name in FIELDS),
        claims=tuple(shelf.claim(claim) for claim in told),
        history=tuple(kept for kept in _history(record) if kept.decision.id in own),
        seen=last_decision(record),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """A row of the queue, and the way to those beside it."""

    row: Pending | None = None
    previous: str | None = None
    next: str | None = None
    position: int | None = None


def _around(rows: Sequence[Pending] | None, url: str) -> _Around:
    listed = list(rows or ())
    at = next((n for n, row in enumerate(listed) if row.url == url), None)
    if at is None:
        return _Around(next=listed[0].url if listed else None)
    return _Around(
        row=listed[at],
        previous=listed[at - 1].url if at else None,
        next=listed[at + 1].url if at + 1 < len(listed) else None,
        position=at + 1,
    )


def _history(record: Record) -> tuple[Kept, ...]:
    decisions = list(record.decisions())
    standing = {decision.id for decision in standing_decisions(decisions)}
    undone = {d.id for d in decisions if d.kind is DecisionKind.UNDO}
    ids = {each for decision in decisions for each in decision.ids}
    names: dict[str, str] = {}
    names |= {actor.id: actor.name for actor in rows_of(record, Actor, ids).values()}
    names |= {place.id: place.name for place in rows_of(record, Place, ids).values()}
    names |= {event.id: event.title for event in rows_of(record, Event, ids).values()}
    numbers = {decision.id: f"decision {decision.number}" for decision in decisions}
    return tuple(
        Kept(
            decision=decision,
            names=tuple(names.get(i) or numbers.get(i) or i[:12] for i in decision.ids),
            stands=decision.id in standing and decision.id not in undone,
        )
        for decision in reversed(decisions)
    )


def _editable(record: Record, event: Event, name: str) -> Editable:
    """Say what a field holds now, and how it is set."""
    if name == "type":
        return Editable(name=name, value=event.type, form="choice", options=tuple(EVENT_TYPES))
    if name == "when":
        days = day_words(event.when).replace("..", "/") or None
        return Editable(name=name, value=days, form="text")
    if name in ("side_a", "side_b"):
        side = getattr(event, name)
        found = rows_of(record, Actor, [side]) if side else {}
        return Editable(name=name, value=found[side].name if side in found else None, form="name")
    if name == "place":
        here = event.place_id or ""
        held = rows_of(record, Place, [here]) if here else {}
        return Editable(name=name, value=held[here].name if here in held else None, form="name")
    return _plain(event, name)


def _plain(event: Event, name: str) -> Editable:
    if name == "title":
        return Editable(name=name, value=event.title, form="text")
    if name == "wounded":
        number = event.wounded.best if event.wounded else None
    else:
        number = getattr(event.deaths, name.removeprefix("deaths_"), None)
    return Editable(name=name, value=None if number is None else str(number), form="number")
