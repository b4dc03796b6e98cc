"""When an undated page was published, by dated pages that tell the same thing of the same day.

Both must claim, in two things at least, that a place changed hands the same way, or the same number of
the same harm in the same place; one of them the undated page must tell by a weekday's name (`seized the
port on Sunday`), the dated one on a day that is that weekday. All that is met so must give one day. The
page was then written within the week that the day begins, and on the weekday that its own lead names,
if it names one. Missed on purpose: pages that share one thing only. A town changes hands on a Sunday
of every other month: with the days of 79 of 158 pages hidden in each of two real crises, one thing
shared dated seven pages and four wrongly; two things, with 119 of 238 hidden, two and both rightly.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from syrtis.ground.times.lexicon import time_words
from syrtis.model import COUNT_KINDS, Article, Claim, ClaimKind, Modality, Span, When

__all__ = ["LeadWeekday", "date_by_events"]

SHARED = 2
"""Things that two pages must both tell of one day."""
FEWEST = 3
"""A smaller number of people is harmed in one place on many days."""
WEEK_DAYS = 6
"""A weekday's name is its last one: the page was written at most so many days after it."""
PRINTED_DAYS = 1
"""A story may be printed on the day after the one its lead names."""
WIDEST_DAYS = 1
"""A dated page's own interval is no wider than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadWeekday:
    """The weekday that a page's lead names as that of its news."""

    weekday: int
    """Monday 1 to Sunday 7."""
    span: Span


@dataclass(frozen=True, slots=True)
class _Told:
    key: tuple[str, ...]
    weekday: int | None
    day: date | None
    span: Span | None


def date_by_events(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    lead_of: Callable[[str], LeadWeekday | None],
) -> dict[str, When]:
    """Date the undated articles whose claims the dated ones tell of one day; article id -> when.

    `lead_of` reads the weekday of an article's lead; it is asked of those only that get a day.
    """
    told: defaultdict[str, list[_Told]] = defaultdict(list)
    languages = {article.id: article.language or "" for article in articles}
    for claim in claims:
        told[claim.article_id] += _told(claim, languages.get(claim.article_id, ""))
    days: defaultdict[tuple[str, ...], set[date]] = defaultdict(set)
    for article in articles:
        if _is_dated(article):
            for each in told[article.id]:
                if each.day is not None:
                    days[each.key].add(each.day)
    return {
        article.id: when
        for article in articles
        if article.published is None
        and (when := _settled(told[article.id], days, partial(lead_of, article.id)))
    }


def _is_dated(article: Article) -> bool:
    when = article.published
    if when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= WIDEST_DAYS


def _told(claim: Claim, language: str) -> Iterator[_Told]:
    """Give what a claim tells, if it tells enough to be known again."""
    place = claim.place.place_id if claim.place else None
    if place is None or claim.modality is not Modality.ASSERTED or not language:
        return
    key: tuple[str, ...]
    if claim.kind is ClaimKind.CONTROL and claim.change is not None:
        key = ("control", claim.change, place)
    elif claim.kind in COUNT_KINDS and claim.count and (claim.count.low or 0) >= FEWEST:
        key = (claim.kind, str(claim.count.low), str(claim.count.high), place)
    else:
        return
    when = claim.when
    day = when.earliest if when and when.earliest == when.latest else None
    yield _Told(key, _weekday(claim.when_words, language), day, claim.when_words)


def _weekday(words: Span | None, language: str) -> int | None:
    """Read the one weekday that words name, Monday 1; null = none, or two."""
    if words is None:
        return None
    known = time_words(language).weekdays
    named = {known[word] + 1 for word in words.quote.casefold().split() if word in known}
    return named.pop() if len(named) == 1 else None


def _settled(
    told: Sequence[_Told],
    days: Mapping[tuple[str, ...], set[date]],
    read_lead: Callable[[], LeadWeekday | None],
) -> When | None:
    """Settle a page's day by all that it tells of a weekday; null = nothing, or two days."""
    met = [
        (day, each.span)
        for each in told
        if each.weekday is not None and each.span is not None
        for day in days.get(each.key, ())
        if day.isoweekday() == each.weekday
    ]
    if len({day for day, _ in met}) != 1:
        return None
    day, words = met[0]
    if len({each.key for each in told if day in days.get(each.key, ())}) < SHARED:
        return None
    lead = read_lead()
    if lead is None:
        return _when(day, day + timedelta(days=WEEK_DAYS), words)
    written = day + timedelta(days=(lead.weekday - day.isoweekday()) % 7)
    return _when(written, written + timedelta(days=PRINTED_DAYS), lead.span)


def _when(earliest: date, latest: date, words: Span | None) -> When | None:
    if words is None:
        return None
    return When(
        earliest=earliest,
        latest=latest,
        basis="sister-event",
        quote=words.quote,
        start=words.start,
        end=words.end,
    )
