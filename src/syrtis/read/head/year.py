"""The year of a day printed without one, where the page tells it elsewhere.

Two things on a page tell it: a document's number that opens with a year and the day's own month
(`2010-08-CA-041` beside `August 5`), and another whole date within two weeks of the day. All that
the page tells must agree. Missed on purpose: a bare year, which may be anything's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from syrtis.read.head.calendar import PrintedDate, dates_in
from syrtis.read.head.lines import Line

__all__ = ["stamp_without_year", "with_year"]

NEAR_DAYS = 14
"""How far a whole date may lie from the day and still tell of the same weeks."""
_NUMBER = re.compile(r"(?<![\w.,-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(?=[A-Z])")
_LOOKED_AT = 20_000


def with_year(printed: PrintedDate, text: str) -> date | None:
    """Give the day in the one year that the page tells; null = none, or several."""
    years = {*_numbered(printed, text), *_dated(printed, text)}
    if len(years) != 1:
        return None
    return _day(years.pop(), printed)


def stamp_without_year(lines: Sequence[Line], text: str) -> tuple[PrintedDate, date] | None:
    """Find a day that heads a release or opens its first line, and its year told elsewhere.

    `KABUL, Afghanistan (Aug. 6)` and `Mar. 13: Operations in the East`. Days in sentences are none.
    """
    for line in lines:
        for printed in (*_heading(line), *dates_in(text, line.start, line.end)):
            before = text[line.start : printed.start].strip()
            placed = text[printed.end : line.end].lstrip().startswith(")")
            stands = not before or (placed and _PLACED.fullmatch(before))
            day = with_year(printed, text) if printed.year is None and stands else None
            if day is not None:
                return printed, day
    return None


def _heading(line: Line) -> Iterator[PrintedDate]:
    """Read a date that a colon divides from a headline."""
    head, colon, _ = line.text.partition(":")
    for printed in dates_in(head) if colon else ():
        if printed.start == 0 and printed.end == len(head):
            yield replace(printed, start=line.start, end=line.start + len(head))


_PLACED = re.compile(r"[^\W\d_a-z][^()\n]{1,60}\(")


def _numbered(printed: PrintedDate, text: str) -> Iterator[int]:
    for found in _NUMBER.finditer(text, 0, _LOOKED_AT):
        if int(found[2]) == printed.month:
            yield int(found[1])


def _dated(printed: PrintedDate, text: str) -> Iterator[int]:
    for other in dates_in(text, 0, min(len(text), _LOOKED_AT)):
        if other.year is None or len(other.days) != 1:
            continue
        for year in (other.year - 1, other.year, other.year + 1):
            day = _day(year, printed)
            if day is not None and abs((day - other.days[0]).days) <= NEAR_DAYS:
                yield year


def _day(year: int, printed: PrintedDate) -> date | None:
    try:
        return date(year, printed.month, printed.day)
    except ValueError:
        return None
