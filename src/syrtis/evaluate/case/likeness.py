"""When two names, spans or intervals of a case count as the same."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

__all__ = [
    "alike",
    "days_in",
    "harmonic",
    "intersects",
    "interval",
    "modality",
    "overlap",
    "ratio",
]

Interval = Sequence[str | None]
"""[earliest, latest] as ISO dates; null is an open end."""

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY_WORDS = frozenset({"the", "of", "a", "and", "s", "al", "el"})


def alike(left: str | None, right: str | None) -> bool:
    """Loosely the same name: one's words hold the other's, or half of their words are shared."""
    one, other = _name_words(left), _name_words(right)
    if not one or not other:
        return False
    return one <= other or other <= one or len(one & other) / len(one | other) >= 0.5


def _name_words(name: str | None) -> set[str]:
    return set(_WORD.findall((name or "").lower())) - _EMPTY_WORDS


def overlap(left: Mapping[str, Any], right: Mapping[str, Any]) -> int:
    """Count the code points two spans share; negative is the gap between them."""
    shared: int = min(left["end"], right["end"]) - max(left["start"], right["start"])
    return shared


def interval(when: Mapping[str, Any] | None) -> list[str | None] | None:
    """Take the two ends out of a row's `when`."""
    return [when.get("earliest"), when.get("latest")] if when else None


def intersects(left: Interval, right: Interval) -> bool:
    """Say whether two intervals meet."""
    return not (_after(left[0], right[1]) or _after(right[0], left[1]))


def _after(start: str | None, end: str | None) -> bool:
    return bool(start and end and start > end)


def days_in(closed: Interval) -> int:
    """Count the days between the ends of a closed interval."""
    first, last = closed
    return (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days


def modality(row: Mapping[str, Any]) -> str:
    """Read a row's modality: where none is given, the thing is asserted."""
    return row.get("modality") or "asserted"


def ratio(part: float, whole: float) -> float | None:
    """Divide and round to three digits; null where there is nothing to divide by."""
    return None if whole == 0 else round(part / whole, 3)


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """Give the F1 of two rounded shares; null where one cannot be computed."""
    if precision is None or recall is None:
        return None
    both = precision + recall
    return 0.0 if both == 0 else round(2 * precision * recall / both, 3)
