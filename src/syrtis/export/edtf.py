"""Uncertain days as EDTF strings (ISO 8601-2:2019, level 2).

An event that was on some day of an interval is `one of a set` in EDTF (`[2019-06-03..2019-06-09]`); the
form with a slash would say that it lasted all those days.
"""

from calendar import monthrange
from datetime import date

__all__ = ["edtf"]


def edtf(earliest: date | None, latest: date | None) -> str | None:
    """Write the days on one of which something was; null where neither end is known."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"[{earliest or ''}..{latest or ''}]"
    if earliest == latest:
        return earliest.isoformat()
    return _named(earliest, latest) or f"[{earliest}..{latest}]"


def _named(earliest: date, latest: date) -> str | None:
    """Name a whole year or month; null where the days are neither."""
    if (earliest.month, earliest.day) == (1, 1) and latest == date(earliest.year, 12, 31):
        return f"{earliest.year:04}"
    last = monthrange(earliest.year, earliest.month)[1]
    if earliest.day == 1 and latest == earliest.replace(day=last):
        return f"{earliest:%Y-%m}"
    return None
