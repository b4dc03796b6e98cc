"""The moment a phrase is read from: when it was written, what was told before it, which way it looks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from syrtis.ground.times.interval import Days
from syrtis.ground.times.lexicon import TimeWords

__all__ = ["Moment", "Reading", "Way"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where in time the writer stands."""

    written: date | None
    """The day of reporting; null = not known."""
    told: Days | None = None
    """The last time told of before, for `the next day`; null = none."""
    ahead: bool = False
    """Whether the words look ahead: `will meet on Friday`."""


Reading = Callable[[re.Match[str], Moment, TimeWords], Days | None]
"""Reads a match at a moment; null = it names no time after all, or none without knowing more."""

Way = tuple[str, str, Reading]
"""One way of naming a time: its name, its pattern, and how it is read."""
