"""What a decision would change, before it is taken: on the whole record, or a part of a large one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syrtis.export.words import day_words, range_words
from syrtis.model import (
    Article,
    Choice,
    Claim,
    Contents,
    Event,
)
from syrtis.pipeline.deciding import after
from syrtis.store import Record
from syrtis.store.queries import mentions_in, rows_of
from syrtis.web.review.queue import claimed_contents

__all__ = ["Consequence", "EventThen", "consequence"]

WHOLE = 2_000
"""Claims of a record up to which a consequence is worked out on all of it: about a second."""
MOST = 2_000
"""Claims of the events concerned up to which it is worked out on these alone."""


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
    """The events that would not be what they are, before and after."""

    before: tuple[EventThen, ...]
    after: tuple[EventThen, ...]
    alone: bool
    """Whether only the events concerned were looked at: others may come to join them."""


def consequence(record: Record, choice: Choice, concerned: Sequence[str]) -> Consequence | None:
    """Work out what a choice makes of the events; null where they are too many to say beforehand."""
    if record.count("claims") <= WHOLE:
        return _compared(claimed_contents(record), choice, alone=False)
    events = list(rows_of(record, Event, concerned).values())
    wanted = [claim for event in events for claim in event.claims]
    if not events or len(wanted) > MOST:
        return None
    return _compared(_part(record, events, wanted), choice, alone=True)


def _compared(now: Contents, choice: Choice, *, alone: bool) -> Consequence:
    then = after(now, choice)
    was, will = ({_told(event) for event in contents.events} for contents in (now, then))
    return Consequence(
        before=_then(event for event in now.events if _told(event) not in will),
        after=_then(event for event in then.events if _told(event) not in was),
        alone=alone,
    )


def _told(event: Event) -> tuple[str, str, int]:
    """Tell an event from what it would be by what people read of it."""
    return (event.id, event.title, event.origins)


def _part(record: Record, events: Sequence[Event], wanted: Iterable[str]) -> Contents:
    """Gather the part of a record that some events rest on."""
    claims = tuple(rows_of(record, Claim, wanted).values())
    pages = sorted({claim.article_id for claim in claims})
    return Contents(
        articles=tuple(rows_of(record, Article, pages).values()),
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
