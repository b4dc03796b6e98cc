"""Strength and losses over time: what is told of how many people a side has and of how many it lost.

Every point is one claim, with who says so; nothing is added up, least of all incidents to running
totals. A denial (`lost no prisoners`) is a point of its own. Left out: plans and what is only feared,
what an article tells a second time, and people whom no actor stands for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from syrtis.model import Claim, ClaimKind, Contents, EventDate, Modality, Scope

__all__ = ["DayFrom", "Point", "strengths"]

MEASURES = (
    ClaimKind.STRENGTH,
    ClaimKind.KILLED,
    ClaimKind.WOUNDED,
    ClaimKind.CAPTURED,
    ClaimKind.SURRENDERED,
    ClaimKind.MISSING,
)
"""What is told of a side's people, in the order it is listed; all but the first are losses."""
TOLD = frozenset({Modality.ASSERTED, Modality.NEGATED})


class DayFrom(StrEnum):
    """What tells the day of a point."""

    CLAIM = "claim"
    EVENT = "event"
    """The claim names no day; the event that it was linked to has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure of one side, as one claim tells it."""

    actor_id: str
    measure: ClaimKind
    scope: Scope | None
    """One incident, or a running total; null = not told, and for strength."""
    earliest: date | None
    latest: date | None
    day_from: DayFrom | None
    """What tells the day; null = no day is known."""
    printed: date | None
    """When the article was published: by then it was told. Never the day of the figure."""
    low: int | None
    high: int | None
    words: str
    denied: bool
    part_of: str | None
    """The claim whose people these are a part of."""
    claimant: str | None
    """Who says so; null = the article in its own voice."""
    voice: str | None
    """Id of the independent voice that it rests on."""
    article_id: str
    claim_id: str
    event_id: str | None


def strengths(contents: Contents, actor: str | None = None) -> list[Point]:
    """Gather the points of a record, or of one actor, by actor, measure and day."""
    printed = {a.id: a.published.latest for a in contents.articles if a.published}
    events = {event.id: event.when for event in contents.events}
    points = (
        _point(claim, events.get(claim.event_id or ""), printed.get(claim.article_id))
        for claim in _told(contents.claims)
    )
    return sorted((p for p in points if actor in (None, p.actor_id)), key=_order)


def _told(claims: Iterable[Claim]) -> Iterator[Claim]:
    for claim in claims:
        counts = claim.kind in MEASURES and claim.count is not None
        if counts and claim.modality in TOLD and claim.repeats is None and _whose(claim):
            yield claim


def _whose(claim: Claim) -> str | None:
    return claim.who.actor_id if claim.who else None


def _point(claim: Claim, of_event: EventDate | None, printed: date | None) -> Point:
    days = claim.when or of_event
    count = claim.count
    return Point(
        actor_id=_whose(claim) or "",
        measure=claim.kind,
        scope=claim.scope,
        earliest=days.earliest if days else None,
        latest=days.latest if days else None,
        day_from=(DayFrom.CLAIM if claim.when else DayFrom.EVENT) if days else None,
        printed=printed,
        low=count.low if count else None,
        high=count.high if count else None,
        words=count.words if count else "",
        denied=claim.modality is Modality.NEGATED,
        part_of=claim.part_of,
        claimant=claim.claimant.name if claim.claimant else None,
        voice=claim.origin_id,
        article_id=claim.article_id,
        claim_id=claim.id,
        event_id=claim.event_id,
    )


def _order(point: Point) -> tuple[str, int, date, date, str]:
    """Sort by what is known of the day; points without one come last."""
    first = point.earliest or point.latest or date.max
    return (
        point.actor_id,
        MEASURES.index(point.measure),
        first,
        point.latest or date.max,
        point.claim_id,
    )
