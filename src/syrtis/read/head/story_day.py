"""The day of a page that prints none, where its story gives it away.

A story that names one weekday only, and tells as its latest day a month and a day that fall on that
weekday in one single year of all it names, was written on that day or the next: `rebels near the town
March 31 ... said Thursday ... the 2011 budget`. Of seven years one fits by chance, so a story of several
weekdays, or of several years that fit, gives nothing away.
"""

import re
from collections.abc import Iterator
from datetime import date

from syrtis.model import Span
from syrtis.read.head.calendar import PrintedDate, dates_in
from syrtis.read.head.told import weekdays_in

__all__ = ["story_day"]

_YEAR = re.compile(r"(?<![\d,.$€£-])(?:19|20)\d\d(?![\d,]|\.\d)")
_STORY = 30_000
_AHEAD = re.compile(
    r"\b(?:will|would|until|till|by|before|next|scheduled|due|set for|plan\w*)\s(?:\w+\s){0,3}$"
)


def story_day(text: str, lead: int) -> tuple[Span, date] | None:
    """Find the words that give a story's day away, and the day; null = none do."""
    weekdays = weekdays_in(text, lead)
    told = list(_told(text, lead))
    if len(weekdays) != 1 or not told:
        return None
    years = {int(found.group()) for found in _YEAR.finditer(text, lead, min(len(text), _STORY))}
    latest = max(told, key=lambda printed: (printed.month, printed.day, -printed.start))
    days = [d for year in years if (d := _day(year, latest)) and d.isoweekday() in weekdays]
    return (latest.span(text), days[0]) if len(days) == 1 else None


def _told(text: str, lead: int) -> Iterator[PrintedDate]:
    """Walk the days a story tells without a year and not as days to come."""
    for printed in dates_in(text, max(0, lead - 400), min(len(text), _STORY)):
        ahead = _AHEAD.search(text[max(0, printed.start - 40) : printed.start])
        if printed.year is None and printed.numeric is None and ahead is None:
            yield printed


def _day(year: int, printed: PrintedDate) -> date | None:
    try:
        return date(year, printed.month, printed.day)
    except ValueError:
        return None
