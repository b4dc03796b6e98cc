"""The printed publication date: which of a page's dates is that of publication, if any is.

Taken: a stamp labelled `Published`, `Posted on` and the like; a stamp between headline and story, or
beside the byline; a stamp that opens the story. Not taken: an update, a copyright year, a date in a
caption, a sentence, a list of other stories or a comment. A date above the headline is most often the
page's clock, the day of the crawl: it is taken only where the story itself bears it out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from syrtis.model import Span, Unresolved, When
from syrtis.read.head.calendar import PrintedDate, dates_in
from syrtis.read.head.contradiction import DATELINE_LAG_DAYS, against, nearest_year
from syrtis.read.head.dateline import Dateline, find_dateline
from syrtis.read.head.lines import Line, bottom_lines, top_lines
from syrtis.read.head.names import names_in
from syrtis.read.head.reading import lead_line, story_end
from syrtis.read.head.records import Head
from syrtis.read.head.stamps import Label, Stamp, stamps_of
from syrtis.read.head.story_day import story_day
from syrtis.read.head.title import is_masthead, is_prose
from syrtis.read.head.told import lead_day
from syrtis.read.head.year import stamp_without_year, with_year

__all__ = ["read_published"]

BELOW_LEAD = 8
"""Lines below the first sentence looked at for a stamp: a standfirst and a caption come before it."""
FILED_DAYS = 1
"""A dateline's day is the day of filing; the page may carry the next one."""
ORDER_CHARS = 50_000
CLOCK_WITNESS_DAYS = 7
"""A clock is borne out by a day the story tells that lies at most this many days before it."""
CLOCK_STORY_DAYS = 45
"""So many, where the weekday of the lead fits too: both by chance are 1 in 14 (2/7 and 1/4)."""


def read_published(text: str, *, head: Head) -> When | Unresolved:
    """Read the day a page says it was published, or say why none can be told."""
    top, bottom = top_lines(text), bottom_lines(text)
    dateline = find_dateline(top, text)
    lead = lead_line(top, dateline if dateline and dateline.start >= head.lead else None)
    reach = min(lead + BELOW_LEAD, story_end(top, lead + 1))
    stamps = _in_place(stamps_of(top[:reach], text), top, head)
    stamps = [stamp for stamp in stamps if not _is_datelines(stamp, dateline)]
    tail = [s for s in stamps_of(bottom, text) if s.label is Label.PUBLISHED]
    tail = [s for s in tail if s.line < story_end(bottom, 1) and not _is_filed(dateline)]
    chosen = _choose(stamps, tail, (text, top), head)
    if isinstance(chosen, Stamp):
        return _settled(chosen, text, head, bottom, dateline)
    if dateline is not None and dateline.date is not None:
        return _by_dateline(dateline, text)
    told = stamp_without_year(top[:reach], text)
    if told:
        return _filed(told[1], told[0].span(text))
    given = story_day(text, head.lead)
    if given and isinstance(chosen, Unresolved) and chosen.reason == "publication-date-not-found":
        return _when(given[1], given[1] + timedelta(days=FILED_DAYS), "story", given[0])
    return chosen


def _is_filed(dateline: Dateline | None) -> bool:
    """Say whether a dateline prints its whole date: a day printed at the end is then another's."""
    return dateline is not None and dateline.date is not None and bool(dateline.date.days)


def _is_datelines(stamp: Stamp, dateline: Dateline | None) -> bool:
    """Say whether a plain stamp is the dateline's own date, or stands below one that is whole."""
    if dateline is None or stamp.label is Label.PUBLISHED or stamp.date.start < dateline.start:
        return False
    return _is_filed(dateline) or stamp.date.start < dateline.end


def _in_place(stamps: Sequence[Stamp], lines: Sequence[Line], head: Head) -> list[Stamp]:
    """Leave out stamps below the first story sentences unless only standfirst came before them."""
    kept: list[Stamp] = []
    for stamp in stamps:
        above = [line for line in lines[: stamp.line] if line.start >= head.lead]
        if sum(map(is_prose, above)) <= 1 or stamp.label is Label.PUBLISHED:
            kept.append(stamp)
    return kept


def _choose(
    stamps: Sequence[Stamp], tail: Sequence[Stamp], page: tuple[str, Sequence[Line]], head: Head
) -> Stamp | Unresolved:
    text, lines = page
    labelled = [s for s in stamps if s.label is Label.PUBLISHED] or list(tail)
    if labelled:
        return _agreed(labelled)
    plain = [s for s in stamps if s.label is Label.NONE]
    placed = [s for s in plain if not _is_clock(s, lines, head)]
    if placed:
        return _agreed(placed[:1])
    if plain:
        return replace(plain[0], label=Label.OTHER)
    if stamps:
        return Unresolved(
            reason="only-update-printed",
            message="the page prints when it was updated, not when it was published",
            span=stamps[0].date.span(text),
        )
    return Unresolved(
        reason="publication-date-not-found", message="the page prints no publication date"
    )


def _agreed(stamps: Sequence[Stamp]) -> Stamp | Unresolved:
    """Give the first stamp where all labelled ones can mean one day."""
    days = set(stamps[0].date.days)
    for stamp in stamps[1:]:
        days &= set(stamp.date.days) or days
    if days or not stamps[0].date.days:
        return stamps[0]
    return Unresolved(
        reason="publication-dates-differ",
        message="the page prints several publication dates that are not one day",
    )


def _is_clock(stamp: Stamp, lines: Sequence[Line], head: Head) -> bool:
    """Say whether a plain stamp stands where a page prints the day it was opened."""
    if names_in(lines[stamp.line]):
        return False
    if head.title is not None:
        return stamp.date.end <= head.title.start
    above = lines[: stamp.line]
    return any(is_masthead(line) for line in above)


def _settled(
    stamp: Stamp, text: str, head: Head, bottom: tuple[Line, ...], dateline: Dateline | None
) -> When | Unresolved:
    words = stamp.date.span(text)
    day = _one_day(stamp.date, text)
    if isinstance(day, Unresolved):
        return day
    if stamp.label is Label.OTHER and not _borne_out(day, stamp, text, head, dateline):
        return Unresolved(
            reason="page-clock",
            message=f"{words.quote!r} stands above the headline, where pages print the day they "
            "are opened; nothing in the story bears it out",
            span=words,
        )
    doubt = against(day, stamp.date, text, head.lead, bottom) or _off_dateline(day, dateline, text)
    if doubt is not None:
        return Unresolved(
            reason="publication-date-contradicted",
            message=f"the page prints {words.quote!r}, but {doubt.quote!r} speaks against it",
            span=words,
        )
    return _when(day, day, "printed", words)


def _one_day(printed: PrintedDate, text: str) -> date | Unresolved:
    words = printed.span(text)
    if not printed.days:
        return Unresolved(
            reason="no-such-day", message=f"{words.quote!r} is no day of the calendar", span=words
        )
    days = [d for d in printed.days if printed.weekday in (None, d.isoweekday())] or printed.days
    if len(days) == 1:
        return days[0]
    order = _printed_order(printed, text)
    if order is None:
        return Unresolved(
            reason="date-order-ambiguous",
            message=f"{words.quote!r} may be day/month or month/day and the page does not settle it",
            span=words,
        )
    return days[order]


def _printed_order(printed: PrintedDate, text: str) -> int | None:
    """Find the order of day and month by the page's other all-figure dates (0 = day first)."""
    orders = {
        0 if other.days[0].day == int(re.split(r"\D", text[other.start : other.end])[0]) else 1
        for other in dates_in(text, 0, ORDER_CHARS)
        if other.numeric == printed.numeric
        and len(other.days) == 1
        and text[other.start].isdigit()
        and other.days[0].day != other.days[0].month
    }
    return orders.pop() if len(orders) == 1 else None


def _borne_out(day: date, stamp: Stamp, text: str, head: Head, dateline: Dateline | None) -> bool:
    """Say whether a story bears a clock out.

    It does where it tells a day (month and day) of the week before; or one of the six weeks before,
    and its lead names the weekday of the clock's day or of the day before that.
    """
    lead = lead_day(text, head.lead)
    fits = lead is not None and lead.weekday in (
        day.isoweekday(),
        (day - timedelta(days=1)).isoweekday(),
    )
    reach = CLOCK_STORY_DAYS if fits else CLOCK_WITNESS_DAYS
    told = list(dates_in(text, head.lead, min(len(text), head.lead + 6_000)))
    if dateline is not None and dateline.date is not None:
        told.append(dateline.date)
    for each in told:
        near = each.days[0] if each.days else nearest_year(each.month, each.day, day)
        if each.start == stamp.date.start or near is None:
            continue
        if timedelta(0) <= day - near <= timedelta(days=reach):
            return True
    return False


def _off_dateline(day: date, dateline: Dateline | None, text: str) -> Span | None:
    if dateline is None or dateline.date is None:
        return None
    filed = dateline.date
    near = filed.days[0] if filed.days else nearest_year(filed.month, filed.day, day)
    if near is None or not -2 <= (day - near).days <= DATELINE_LAG_DAYS:
        return filed.span(text)
    return None


def _by_dateline(dateline: Dateline, text: str) -> When | Unresolved:
    printed = dateline.date
    assert printed is not None
    words = printed.span(text)
    told = with_year(printed, text) if printed.year is None else None
    if told is not None:
        return _filed(told, words)
    if len(printed.days) != 1:
        return Unresolved(
            reason="year-not-printed",
            message=f"the dateline gives {words.quote!r}; no year is printed",
            span=words,
        )
    day = printed.days[0]
    return _when(day, day + timedelta(days=FILED_DAYS), "dateline", words)


def _filed(day: date, words: Span) -> When:
    latest = day + timedelta(days=FILED_DAYS)
    return _when(day, latest, "dateline, year told elsewhere", words)


def _when(earliest: date, latest: date, basis: str, words: Span) -> When:
    return When(
        earliest=earliest,
        latest=latest,
        basis=basis,
        quote=words.quote,
        start=words.start,
        end=words.end,
    )
