"""When a page was published: the printed day and the markup's day, held against each other.

A day both give is the printed one, because its words can be seen. Two that differ, or one that the
story speaks against (it tells of later days), leave the date unresolved: an import into a new site
stamps old stories with a new day, and nothing else on the page says so.
"""

from datetime import timedelta

from syrtis.model import Unresolved, When
from syrtis.read.head import Head
from syrtis.read.head.calendar import PrintedDate
from syrtis.read.head.contradiction import against
from syrtis.read.head.lines import bottom_lines

__all__ = ["settle_published"]

APART = timedelta(days=1)
"""A printed and a machine-readable day may differ by a time zone."""


def settle_published(
    text: str, head: Head, *, printed: When | Unresolved, marked: When | Unresolved
) -> When | Unresolved:
    """Settle one publication date out of the printed one and the markup's, or say why not."""
    if isinstance(marked, Unresolved):
        return printed if isinstance(printed, When) else _first_reason(printed, marked)
    if isinstance(printed, When):
        return printed if _meet(printed, marked) else _differ(printed, marked)
    if printed.reason == "publication-date-contradicted":
        return printed
    return _borne_out(marked, text, head)


def _meet(left: When, right: When) -> bool:
    ends = (left.earliest, left.latest, right.earliest, right.latest)
    if None in ends:
        return False
    first, last, start, end = (day for day in ends if day is not None)
    return first - APART <= end and start - APART <= last


def _differ(printed: When, marked: When) -> Unresolved:
    return Unresolved(
        reason="publication-dates-differ",
        message=f"the page prints {printed.quote!r} but its {marked.basis} says {marked.quote!r}",
    )


def _borne_out(marked: When, text: str, head: Head) -> When | Unresolved:
    day = marked.earliest
    if day is None:
        return marked
    stamp = PrintedDate(
        start=0, end=0, days=(day,), month=day.month, day=day.day, year=day.year, weekday=None
    )
    doubt = against(day, stamp, text, head.lead, bottom_lines(text))
    if doubt is None:
        return marked
    return Unresolved(
        reason="publication-date-contradicted",
        message=f"the {marked.basis} says {marked.quote!r}, but {doubt.quote!r} speaks against it",
        span=doubt,
    )


def _first_reason(printed: Unresolved, marked: Unresolved) -> Unresolved:
    """Give the reason that says most: words met and refused, before nothing met."""
    silent = "publication-date-not-found"
    return marked if printed.reason == silent and marked.reason != silent else printed
