"""An interval of days with its precision, and the arithmetic of calendars on it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = [
    "DAY",
    "Days",
    "Precision",
    "back_months",
    "day_or_none",
    "month_of",
    "months_before",
    "week_of",
    "year_of",
]

DAY = timedelta(days=1)


class Precision(StrEnum):
    """How exactly a time is told: UCDP's date_prec 1, 3, 4, 5, and `range` for the rest."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; null = open."""

    earliest: date | None
    latest: date | None
    precision: Precision

    @classmethod
    def on(cls, day: date) -> "Days":
        """Give one day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def between(cls, first: date, last: date, precision: Precision = Precision.RANGE) -> "Days":
        """Give the days from one to another; one day, if they are the same."""
        first = min(first, last)
        return cls(first, last, Precision.DAY if first == last else precision)

    def joined(self, other: "Days") -> "Days":
        """Give the shortest interval that holds both; an open end stays open."""
        if self == other:
            return self
        first = min((self.earliest, other.earliest), key=lambda day: day or date.min)
        last = max((self.latest, other.latest), key=lambda day: day or date.max)
        return Days(first, last, self.precision if self.precision != Precision.DAY else _RANGE)

    def until(self, day: date) -> "Days":
        """Cut off what lies after a day; unchanged where all of it does."""
        if self.earliest and self.latest and self.earliest <= day < self.latest:
            return Days(self.earliest, day, self.precision)
        return self


_RANGE = Precision.RANGE


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar; null where it has none such (`February 30`)."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def month_of(year: int, month: int) -> Days:
    """Give a calendar month."""
    last = monthrange(year, month)[1]
    return Days(date(year, month, 1), date(year, month, last), Precision.MONTH)


def year_of(year: int) -> Days:
    """Give a calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def week_of(day: date) -> Days:
    """Give the week of a day, Monday to Sunday."""
    monday = day - DAY * day.weekday()
    return Days(monday, monday + DAY * 6, Precision.WEEK)


def months_before(day: date, months: int) -> Days:
    """Give the calendar month so many months before a day's own; negative = after."""
    at = day.year * 12 + day.month - 1 - months
    return month_of(at // 12, at % 12 + 1)


def back_months(day: date, months: int) -> date:
    """Give the same day so many months before, or that month's last (`May 31` -> `April 30`)."""
    at = day.year * 12 + day.month - 1 - months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
