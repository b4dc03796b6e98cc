"""A timeline: the days on which most is told to have happened, each with the sentences that tell it.

A day weighs as many articles as its events have; an event counts where its day is one. The sentence of
an event is the one that holds most of its claims; nothing is summed up in words of our own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from syrtis.model import Claim, Contents, Event, Span

__all__ = ["Entry", "make_timeline"]

SentenceAt = Callable[[str, int], Span]
"""Gives the sentence of an article (by id) around a code point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a timeline, told by a sentence of one of its articles."""

    day: date
    event: Event
    article_id: str
    told: Span


def make_timeline(
    contents: Contents, sentence_at: SentenceAt, *, days: int, a_day: int = 1
) -> list[Entry]:
    """Make the timeline of a record: so many days, so many events a day, in the order of the days."""
    claims = {claim.id: claim for claim in contents.claims}
    by_day: defaultdict[date, list[Event]] = defaultdict(list)
    for event in contents.events:
        when = event.when
        if when is not None and when.earliest is not None and when.earliest == when.latest:
            by_day[when.earliest].append(event)
    weight = {day: sum(len(event.articles) for event in events) for day, events in by_day.items()}
    chosen = sorted(by_day, key=lambda day: (-weight[day], day))[:days]
    return [
        _entry(day, event, claims, sentence_at)
        for day in sorted(chosen)
        for event in sorted(by_day[day], key=_weightiest)[:a_day]
    ]


def _weightiest(event: Event) -> tuple[int, int, str]:
    return (-len(event.articles), -len(event.claims), event.id)


def _entry(day: date, event: Event, claims: Mapping[str, Claim], sentence_at: SentenceAt) -> Entry:
    told = [claims[claim] for claim in event.claims]
    article, sentence = _sentence(told, sentence_at)
    return Entry(day=day, event=event, article_id=article, told=sentence)


def _sentence(told: Sequence[Claim], sentence_at: SentenceAt) -> tuple[str, Span]:
    """Choose the sentence that holds most of the claims; of equals, the first."""
    found = [(claim.article_id, sentence_at(claim.article_id, claim.start)) for claim in told]
    counts = Counter(found)
    return min(counts, key=lambda each: (-counts[each], each[0], each[1].start))
