"""What in a page speaks against the date printed on it.

Each test is one a reader would make: the printed weekday, a story that tells of later days, a
weekday and day in the story that no year near the stamp has, agency copy with an older copyright
year, a dateline of another week. One that fires leaves the date unresolved: a page clock or a date
given by a move to a new site looks like any other stamp.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from syrtis.model import Span
from syrtis.naming.agencies import agency_named
from syrtis.read.head.calendar import PrintedDate, dates_in
from syrtis.read.head.lines import Line
from syrtis.read.head.publisher import copyright_owner

__all__ = ["against", "nearest_year"]

STORY_CHARS = 20_000
LATER_DAYS = 14
"""A day without a year is taken for a later one only this near: further off it is last year's."""
SPARE_DAYS = 2
"""Days by which a story may outrun its stamp: time zones, and corrections on the page."""
DATELINE_LAG_DAYS = 10
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|plans?|planned|planning|scheduled|until|till|by|before|deadline|"
    r"set for|set to|expected|expects?|next|upcoming|ahead of|to be held|slated|through|ends?|"
    r"expires?|begins?|starts?|from|between|can|may|should|hopes?|aims?|to|on sale|runs?|open|"
    r"opens|available|join|visit|last year|previous year|years? ago|a year earlier|every|each|"
    r"annual|anniversary|born|since|commemorat\w*)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|killed|died|said|attacked|bombed|exploded|captured|seized|took|began|"
    r"announced|signed|ended|fell|arrived|left|\w{3,}ed)\b"
)
EPOCH = date(1970, 1, 1)


def against(
    day: date, stamp: PrintedDate, text: str, story: int, bottom: tuple[Line, ...]
) -> Span | None:
    """Find the first words that speak against a printed day; null = none do."""
    if day == EPOCH or (stamp.weekday is not None and stamp.weekday != day.isoweekday()):
        return stamp.span(text)
    for told in _told(text, story, stamp):
        if _is_later(told, day, text) or _fits_no_year(told, day):
            return told.span(text)
    return _older_copyright(day, bottom)


def nearest_year(month: int, day: int, to: date) -> date | None:
    """Give the day of that month nearest to a date (leap days only where there are any)."""
    found: list[date] = []
    for year in (to.year - 1, to.year, to.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - to).days), default=None)


def _told(text: str, story: int, stamp: PrintedDate) -> Iterator[PrintedDate]:
    for told in dates_in(text, story, min(len(text), story + STORY_CHARS)):
        apart = told.start >= stamp.end or told.end <= stamp.start
        if apart and told.numeric is None and not _on_own_line(told, text):
            yield told


def _on_own_line(told: PrintedDate, text: str) -> bool:
    """Say whether a date stands in a line too short for a sentence (another stamp, a list)."""
    start, end = _line_around(told, text)
    return len(text[start:end].split()) < 10


def _line_around(told: PrintedDate, text: str) -> tuple[int, int]:
    start = max(text.rfind("\n", max(0, told.start - 400), told.start) + 1, told.start - 400)
    end = text.find("\n", told.end, told.end + 400)
    return max(0, start), end if end >= 0 else min(len(text), told.end + 400)


def _is_later(told: PrintedDate, day: date, text: str) -> bool:
    if told.year is not None:
        when = told.days[0] if told.days else None
    else:
        when = nearest_year(told.month, told.day, day)
        if when is None or (when - day).days > LATER_DAYS or _is_a_name(told, text):
            return False
    if when is None or when - day <= timedelta(days=SPARE_DAYS):
        return False
    clause = _clause(told, text)
    return _AHEAD.search(clause) is None and _PAST.search(clause) is not None


def _is_a_name(told: PrintedDate, text: str) -> bool:
    """Say whether a day names something (`the September 11 attacks`) rather than tells when."""
    return (told.month, told.day) == (9, 11) or re.match(
        r"\s(?:attack|bombing|massacre|uprising|revolution|movement|protest|coalition|alliance)s?\b",
        text[told.end : told.end + 20],
    ) is not None


def _clause(told: PrintedDate, text: str) -> str:
    start, end = _line_around(told, text)
    before = text[start : told.start]
    stops = list(re.finditer(r"[.!?]\s", before))
    begin = start + (stops[-1].end() if stops else 0)
    stop = re.search(r"[.!?](?:\s|$)", text[told.end : end])
    return (
        text[begin : told.start] + " " + text[told.end : told.end + stop.start() if stop else end]
    )


def _fits_no_year(told: PrintedDate, day: date) -> bool:
    """Say whether a told weekday and day of the month (`Tuesday, March 29`) fit no year near."""
    if told.weekday is None or told.year is not None:
        return False
    near = [nearest_year(told.month, told.day, day + timedelta(days=d)) for d in (-200, 0, 200)]
    return not any(d is not None and d.isoweekday() == told.weekday for d in near)


def _older_copyright(day: date, bottom: tuple[Line, ...]) -> Span | None:
    for line in bottom:
        owner = copyright_owner(line)
        if owner is None or agency_named(owner[0].quote) is None:
            continue
        if owner[1] is not None and owner[1] < day.year - 1:
            return owner[0]
    return None
