"""Ranges as bars: where on a line of 1,000 units a range of numbers or days begins and ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

__all__ = ["WIDTH", "Bar", "Line", "Tick", "day_line", "number_line"]

WIDTH = 1000
_NARROWEST = 6
"""Units that a single number or day is drawn wide, so that it can be seen."""

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One range on the line; an end that is open runs to the end of the line."""

    x: float
    width: float
    open_left: bool = False
    open_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on the line, with what it says."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A scale from the first to the last number it shows."""

    first: float
    last: float
    ticks: tuple[Tick, ...] = ()

    def at(self, value: float) -> float:
        """Give the place of a number on the line."""
        share = (value - self.first) / ((self.last - self.first) or 1)
        return round(max(0.0, min(1.0, share)) * WIDTH, 1)

    def bar(self, low: float | None, high: float | None) -> Bar:
        """Draw a range; null = open."""
        left = 0.0 if low is None else self.at(low)
        right = float(WIDTH) if high is None else self.at(high)
        width = max(right - left, _NARROWEST)
        x = max(0.0, min(left, WIDTH - width))
        return Bar(x=x, width=width, open_left=low is None, open_right=high is None)


def number_line(values: Iterable[int | None]) -> Line:
    """Make a scale from nought to a little more than the greatest number."""
    top = max((value for value in values if value is not None), default=1) or 1
    step = _step(top / 4)
    last = step * -(-top // step)
    line = Line(first=0, last=last)
    marks = range(0, int(last) + 1, step)
    return Line(first=0, last=last, ticks=tuple(Tick(x=line.at(m), words=f"{m:,}") for m in marks))


def day_line(days: Iterable[date | None], *, room: float = 0.0) -> Line | None:
    """Make a scale over all days told; null where there is none.

    `room` is the share of the scale that is left free behind the last day, for what goes on.
    """
    known = sorted({day.toordinal() for day in days if day is not None})
    if not known:
        return None
    first, last = known[0], known[-1] + 1
    last += ceil((last - first) * room)
    line = Line(first=first, last=last)
    step = _step((last - first) / 4)
    marks = range(first, last + 1, step)
    ticks = tuple(
        Tick(x=line.at(m), words=date.fromordinal(m).isoformat()) for m in marks if m <= last
    )
    return Line(first=first, last=last, ticks=ticks)


def _step(about: float) -> int:
    """Give a round step (1, 2, 5, 10, 20 ...) of at least this size."""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale >= about:
                return step * scale
        scale *= 10
