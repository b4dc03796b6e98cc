"""When a page was published: the printed day and the markup's day, held against each other.

A day both give is the printed one, because its words can be seen. An import into a new site stamps old
stories with a new day: where the two differ, the printed one is taken if the story's weekdays fit it
alone; else, and where the story speaks against a day (it tells of later ones), the date is unresolved.
"""

from datetime import timedelta

from syrtis.model import Unresolved, When
from syrtis.read.head import Head, weekdays_in
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
        agreed = _meet(printed, marked) or _is_import(printed, marked, text, head)
        return printed if agreed else _differ(printed, marked)
    if printed.reason == "publication-date-contradicted":
        return printed
    return _borne_out(marked, text, head)


def _meet(left: When, right: When) -> bool:
    ends = (left.earliest, left.latest, right.earliest, right.latest)
    if None in ends:
        return False
    first, last, start, end = (day for day in ends if day is not None)
    return first - APART <= end and start - APART <= last


def _is_import(printed: When, marked: When, text: str, head: Head) -> bool:
    """Say whether the markup's day is that of an import into a new site.

    It is later than the printed one, and every weekday that the story names is that of the printed
    day or of the day before it, and none that of the markup's or the day before. An import prints no
    day of its own.
    """
    told = weekdays_in(text, head.lead)
    if not told or printed.earliest is None or marked.earliest is None:
        return False
    own, other = (
        {day.isoweekday(), (day - APART).isoweekday()}
        for day in (printed.earliest, marked.earliest)
    )
    return printed.earliest < marked.earliest and told <= own and not told & other


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
