"""What a decision would change, worked out on the events it concerns and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syrtis.export.words import day_words, range_words
from syrtis.model import (
    Choice,
    Claim,
    Contents,
    Event,
)
from syrtis.pipeline.deciding import after
from syrtis.store import Record
from syrtis.store.queries import article_stubs, mentions_in, rows_of

__all__ = ["Consequence", "EventThen", "consequence"]

MOST = 2_000
"""Claims up to which a consequence is worked out before it is decided: well under a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventThen:
    """An event as it is now, or would be."""

    title: str
    when: str | None
    dead: int | None
    dead_range: str | None
    voices: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """The events concerned, before and after."""

    before: tuple[EventThen, ...]
    after: tuple[EventThen, ...]


def consequence(record: Record, choice: Choice, concerned: Sequence[str]) -> Consequence | None:
    """Work out what a choice makes of some events; null where they are too many to say beforehand."""
    events = list(rows_of(record, Event, concerned).values())
    wanted = [claim for event in events for claim in event.claims]
    if not events or len(wanted) > MOST:
        return None
    then = after(_contents(record, events, wanted), choice)
    touched = {*wanted}
    changed = [event for event in then.events if touched & {*event.claims}]
    return Consequence(before=_then(events), after=_then(changed))


def _contents(record: Record, events: Sequence[Event], wanted: Iterable[str]) -> Contents:
    """Gather the part of a record that some events rest on."""
    claims = tuple(rows_of(record, Claim, wanted).values())
    pages = sorted({claim.article_id for claim in claims})
    return Contents(
        articles=tuple(article_stubs(record, pages)),
        mentions=tuple(mentions_in(record, pages)),
        claims=claims,
        events=tuple(events),
        actors=tuple(record.actors()),
        places=tuple(record.places()),
        origins=tuple(record.origins()),
        decisions=tuple(record.decisions()),
    )


def _then(events: Iterable[Event]) -> tuple[EventThen, ...]:
    return tuple(
        EventThen(
            title=event.title,
            when=day_words(event.when) or None,
            dead=event.deaths.best if event.deaths else None,
            dead_range=range_words(event.deaths) or None,
            voices=event.origins,
            claims=len(event.claims),
        )
        for event in events
    )
