"""Strength: how many people each side is said to have, and to have lost, by who says so, over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from syrtis.events import Point, strengths
from syrtis.export.words import day_words
from syrtis.model import Actor, Claim, ClaimKind, Contents, Event, EventDate
from syrtis.store import Record
from syrtis.store.claim_queries import ClaimsAsked, claims_chosen
from syrtis.store.queries import article_stubs, rows_of
from syrtis.web.bars import Bar, Line, number_line
from syrtis.web.errors import NotThereError
from syrtis.web.screens.parts import ClaimShown, Shelf, open_shelf

__all__ = ["SideStrength", "StrengthRow", "StrengthScreen", "strength_screen"]

_MOST = 5_000
"""Claims that are read; a side that is told of more often has more than a screen can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthRow:
    """One figure as one claim tells it."""

    claim: ClaimShown
    day: str | None
    day_from: str | None
    """`claim`, or `event`, where the claim names no day and its event has one."""
    denied: bool
    bar: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStrength:
    """The figures of one side and one measure, by day; each has its own scale."""

    actor_id: str
    name: str
    measure: str
    rows: tuple[StrengthRow, ...]
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthScreen:
    """The estimates of every side; or the strength and the losses of one."""

    actor: str | None
    name: str | None
    sides: tuple[SideStrength, ...]
    total: int
    left_out: int
    """Estimates that are of nobody's known side, planned, feared, or told again."""


def strength_screen(record: Record, actor: str | None) -> StrengthScreen:
    """List what is told of strength, side by side; of one actor, of its losses too."""
    asked = ClaimsAsked(actor=actor) if actor else ClaimsAsked(kind=ClaimKind.STRENGTH)
    claims = claims_chosen(record, asked, limit=_MOST)
    points = strengths(_contents(record, claims), actor)
    by_id = {claim.id: claim for claim in claims}
    shelf = open_shelf(record, [by_id[point.claim_id] for point in points])
    named = rows_of(record, Actor, (point.actor_id for point in points))
    if actor is not None and actor not in named:
        named |= rows_of(record, Actor, [actor])
        if actor not in named:
            raise NotThereError(f"this record holds no actor {actor}; Actors lists all there are")
    groups = groupby(points, key=lambda point: (point.actor_id, point.measure))
    return StrengthScreen(
        actor=actor,
        name=named[actor].name if actor else None,
        sides=tuple(_side(list(each), named, shelf, by_id) for _, each in groups),
        total=len(points),
        left_out=0 if actor else len(claims) - len(points),
    )


def _contents(record: Record, claims: Sequence[Claim]) -> Contents:
    """Gather what the figures of some claims are made of."""
    return Contents(
        articles=tuple(article_stubs(record, (claim.article_id for claim in claims))),
        claims=tuple(claims),
        events=tuple(rows_of(record, Event, (c.event_id for c in claims if c.event_id)).values()),
    )


def _side(
    points: Sequence[Point], named: dict[str, Actor], shelf: Shelf, claims: dict[str, Claim]
) -> SideStrength:
    line = number_line(_ends(points))
    return SideStrength(
        actor_id=points[0].actor_id,
        name=named[points[0].actor_id].name,
        measure=points[0].measure,
        rows=tuple(
            StrengthRow(
                claim=shelf.claim(claims[point.claim_id]),
                day=day_words(
                    EventDate(earliest=point.earliest, latest=point.latest, precision=None)
                )
                or None,
                day_from=point.day_from,
                denied=point.denied,
                bar=line.bar(point.low, point.high),
            )
            for point in points
        ),
        line=line,
    )


def _ends(points: Iterable[Point]) -> Iterable[int | None]:
    for point in points:
        yield point.low
        yield point.high
