"""The histogram of days: how many events a day, week, month or year, and which of them are chosen."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from syrtis.web.choosing import Selection
from syrtis.web.columns import EventColumns

__all__ = ["Histogram", "HistogramBar", "make_histogram"]

_UNITS = ("day", "week", "month", "year")
_MOST_BARS = 120
"""Columns that can still be told apart on a narrow screen; more go to the next unit."""

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistogramBar:
    """One column: its first and last day, and the events that were surely in it."""

    first: date
    last: date
    count: int
    height: float
    """Of 100, by the highest column."""
    chosen: bool
    words: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """All columns between the first and the last event."""

    unit: str
    first: date
    last: date
    bars: tuple[HistogramBar, ...]
    wide: int
    """Events known less exactly than one column: they stand in none."""


def make_histogram(
    columns: EventColumns, kept: NDArray[np.bool_], choice: Selection
) -> Histogram | None:
    """Count the events kept by days; null where none has a day."""
    known = kept & columns.dated & (columns.first > 0) & (columns.last < np.iinfo(np.int32).max)
    if not known.any():
        return None
    first, last = columns.first[known], columns.last[known]
    binned = _binned(first, last)
    unit, inside = binned.unit, binned.first == binned.last
    if not inside.any():
        return None
    low = int(binned.first[inside].min())
    counts = np.bincount(binned.first[inside] - low)
    top = int(counts.max()) or 1
    bars = [_bar(unit, low + n, int(c), top, choice) for n, c in enumerate(counts)]
    return Histogram(
        unit=unit,
        first=bars[0].first,
        last=bars[-1].last,
        bars=tuple(bars),
        wide=int((kept & columns.dated).sum() - inside.sum()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Binned:
    """The columns in which each event begins and ends, by number."""

    unit: str
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    @property
    def width(self) -> int:
        """Count the columns between the first event that stands in one and the last."""
        inside = self.first[self.first == self.last]
        return int(inside.max() - inside.min()) + 1 if len(inside) else 0


def _binned(first: NDArray[np.int32], last: NDArray[np.int32]) -> _Binned:
    """Choose the finest unit that gives few enough columns to those that stand in one."""
    binned = [_Binned(unit=u, first=_number(u, first), last=_number(u, last)) for u in _UNITS]
    return next((b for b in binned if 0 < b.width <= _MOST_BARS), binned[-1])


def _number(unit: str, days: NDArray[np.int32]) -> NDArray[np.int64]:
    if unit == "day":
        return days.astype(np.int64)
    if unit == "week":
        return (days.astype(np.int64) - 1) // 7  # day 1 of the calendar was a Monday
    since = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    return since.astype(f"datetime64[{unit[0].upper()}]").astype(np.int64)


def _bar(unit: str, number: int, count: int, top: int, choice: Selection) -> HistogramBar:
    first, last = _first_day(unit, number), _last_day(unit, number)
    since, to = choice.since or date.min, choice.to or date.max
    state = choice.state(**{"from": first.isoformat(), "to": last.isoformat()})
    return HistogramBar(
        first=first,
        last=last,
        count=count,
        height=round(100 * count / top, 1),
        chosen=since <= last and to >= first,
        words=_words(unit, first),
        url=f"/explore?{urlencode(state, doseq=True)}",
    )


def _words(unit: str, first: date) -> str:
    return {"year": f"{first:%Y}", "month": f"{first:%b %Y}", "week": f"week of {first}"}.get(
        unit, f"{first}"
    )


def _first_day(unit: str, number: int) -> date:
    if unit == "day":
        return date.fromordinal(number)
    if unit == "week":
        return date.fromordinal(number * 7 + 1)
    months = number if unit == "month" else number * 12
    return date(1970 + months // 12, months % 12 + 1, 1)


def _last_day(unit: str, number: int) -> date:
    try:
        return _first_day(unit, number + 1) - timedelta(days=1)
    except (ValueError, OverflowError):  # the calendar ends with the year 9999
        return date.max
