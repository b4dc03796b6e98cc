"""Feast days, by the reckoning of their own calendars.

Islamic days are those of the arithmetic calendar; sighting the moon moves them by a day, so they are
given with a day to either side. Years are Gregorian; an Islamic feast may fall twice in one.
"""

from collections.abc import Callable, Mapping
from datetime import date

from syrtis.ground.times.interval import DAY, Days, Precision

__all__ = ["HOLIDAYS", "holidays_near"]

_ISLAMIC_EPOCH = 227015
"""Ordinal of 1 Muharram 1 (16 July 622 Julian), after Reingold and Dershowitz, Calendrical
Calculations; so are the leap years of `_islamic`."""


def _islamic(year: int, month: int, day: int) -> date:
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def _islamic_in(year: int, month: int, day: int, length: int) -> list[Days]:
    """Give an Islamic feast in a Gregorian year, with a day to either side."""
    first = (year - 622) * 33 // 32
    found = [_islamic(hijri, month, day) for hijri in range(max(1, first - 1), first + 3)]
    return [
        Days(start - DAY, start + DAY * length, Precision.RANGE)
        for start in found
        if start.year == year
    ]


def _easter(year: int) -> date:
    """Reckon Western Easter (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    e = (b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 19 * a + 15) % 30
    f = (32 + 2 * (b % 4) + 2 * (c // 4) - e - c % 4) % 7
    g = (a + 11 * e + 22 * f) // 451
    month, day = divmod(e + f - 7 * g + 114, 31)
    return date(year, month, day + 1)


HOLIDAYS: Mapping[str, Callable[[int], list[Days]]] = {
    "new-years-eve": lambda year: [Days.on(date(year, 12, 31))],
    "new-years-day": lambda year: [Days.on(date(year, 1, 1))],
    "christmas-eve": lambda year: [Days.on(date(year, 12, 24))],
    "christmas": lambda year: [Days.on(date(year, 12, 25))],
    "good-friday": lambda year: [Days.on(_easter(year) - DAY * 2)],
    "easter": lambda year: [Days.on(_easter(year))],
    "nowruz": lambda year: [Days.between(date(year, 3, 20), date(year, 3, 21))],
    "ramadan": lambda year: _islamic_in(year, 9, 1, 30),
    "eid-al-fitr": lambda year: _islamic_in(year, 10, 1, 3),
    "eid-al-adha": lambda year: _islamic_in(year, 12, 10, 4),
    "ashura": lambda year: _islamic_in(year, 1, 10, 1),
    "mawlid": lambda year: _islamic_in(year, 3, 12, 1),
}
"""Name of a feast -> its days in a Gregorian year."""


def holidays_near(name: str, day: date) -> list[Days]:
    """Give a feast's days in the year of a day and in the years to either side, in order."""
    years = range(max(623, day.year - 1), min(9998, day.year + 1) + 1)
    return [days for year in years for days in HOLIDAYS[name](year)]
