"""Printed dates: every way a page writes a whole date, with the readings it allows.

Month names of the languages in `calendar.toml` are read; running prose is looked at for English
names only. A two-digit year is read only where the month is in capitals or dashed in (`3 APR 90`,
`3-Apr-16`): 40 and above are the 1900s, since no crawled page reports a day before 1940 or after
2039. A date without a day, in another calendar, or in words is missed on purpose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from syrtis.model import Span
from syrtis.read.head.lexicon import any_of, table

__all__ = ["TIME", "ZONE", "PrintedDate", "dates_in", "weekday_of"]

CENTURY_TURN = 40
BEFORE_DIGITS, AFTER_DIGITS = 60, 60
"""Code points a date reaches beyond its digits: a weekday, a month and a time are under 45."""

_DIGITS = re.compile(r"\d+")

TIME = (
    r"(?:\b(?:[01]?\d|2[0-4])(?:[:.][0-5]\d){1,2}(?:\.\d+)?(?!\d)(?:\s*[ap]\.?m\b\.?)?"
    r"|\b(?:[01]?\d)\s*[ap]\.?m\b\.?"
    r"|\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|hrs|hours|h)\b"
    r"|\b(?:[01]?\d|2[0-3])h[0-5]\d)"
)
ZONE = (
    r"(?:\b(?:GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|PT|IST|PKT|MSK|"
    r"AEST|AEDT|NZST|NZDT|HKT|JST|KST|SGT|WAT|EAT|SAST|CAT|AST|IRST|TRT|ICT|WIB|PHT|MYT|Z)\b"
    r"(?:\s?[+\-]\s?\d{1,2}(?::?\d{2})?)?|[+\-]\d{2}:?\d{2}\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date as printed: the days it can mean, and the parts that are there."""

    start: int
    end: int
    days: tuple[date, ...]
    """Empty where no year is printed or no such day exists; two where the order is not told."""
    month: int
    day: int
    year: int | None
    weekday: int | None
    """ISO weekday printed beside it (1 = Monday)."""
    numeric: str | None = None
    """The separator of an all-figures date with the day or month first."""

    def span(self, text: str) -> Span:
        """Cut the words out of the text they were found in."""
        return Span.cut(text, self.start, self.end)


def dates_in(text: str, start: int = 0, end: int | None = None) -> list[PrintedDate]:
    """Find the printed dates of a stretch of text, in order, none overlapping."""
    stop = len(text) if end is None else end
    return [
        read
        for first, last in _near_digits(text, start, stop)
        for match in _pattern().finditer(text, first, last)
        if (read := _read(match)) is not None
    ]


def _near_digits(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the stretches around digits: a date has one, and most of a text is far from any."""
    first, last = start, start
    for digits in _DIGITS.finditer(text, start, stop):
        if digits.start() - BEFORE_DIGITS > last:
            if last > start:
                yield first, last
            first = digits.start() - BEFORE_DIGITS
        last = min(stop, digits.end() + AFTER_DIGITS)
    if last > start:
        yield first, last


def weekday_of(name: str) -> int | None:
    """Turn a weekday's name into its ISO number."""
    return _numbers("weekdays").get(name.casefold().rstrip("."))


@cache
def _numbers(group: str) -> dict[str, int]:
    rows = table("calendar")[group]
    assert isinstance(rows, dict)
    return {name: int(number) for number, names in rows.items() for name in names}


@cache
def _english_months() -> frozenset[str]:
    names = table("calendar")["english"]
    assert isinstance(names, dict)
    return frozenset(names["months"]) | frozenset(names["short"])


@cache
def _pattern() -> re.Pattern[str]:
    months, weekdays = (any_of(list(_numbers(g))) for g in ("months", "weekdays"))
    ahead = rf"(?:\b(?P<wd{{n}}>{weekdays})\b\.?\s{{{{0,2}}}},?\s{{{{0,2}}}}(?:the\s|den\s|le\s)?)?"
    behind = rf"(?:\s?,?\s?\(?\b(?P<we{{n}}>{weekdays})\b(?!['’]s))?"  # not `1 July, Friday's dead`
    two_digits = r"(?![\d:]|\.\d|,\d|\s?[ap]\.?m\b)"
    year = r"(?P<y{n}>(?:19|20)\d\d)(?!\d)"
    worded = (
        ahead.format(n=1)
        + r"(?<![\d.:/])(?P<d1>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?(?:\s|-|/|\sof\s|\sde\s)\s?"
        + rf"(?P<m1>{months})\b(?:\.|\sof|\sde)?"
        + rf"(?:[\s,\-/]{{1,3}}(?:{year.format(n=1)}|(?P<s1>\d\d){two_digits}))?"
        + behind.format(n=1)
    )
    american = (
        ahead.format(n=2)
        + rf"\b(?P<m2>{months})\b\.?\s?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]|\.\d)"
        + rf"(?:\s?,?\s?{year.format(n=2)}|\s?,\s?(?:{TIME})\s?,?\s?(?P<z2>(?:19|20)\d\d)(?!\d))?"
        + behind.format(n=2)
    )
    iso = (
        ahead.format(n=3)
        + r"(?<![\d.\-/])(?P<y3>(?:19|20)\d\d)(?P<p3>[-/.])(?P<m3>[01]?\d)"
        + r"(?P=p3)(?P<d3>[0-3]?\d)(?!\d)"
    )
    figures = (
        ahead.format(n=4)
        + r"(?<![\d.\-/])(?P<a4>[0-3]?\d)(?P<p4>[-/.])(?P<b4>[0-3]?\d)"
        + r"(?P=p4)(?P<y4>(?:19|20)\d\d)(?!\d)"
    )
    return re.compile("|".join((worded, american, iso, figures)), re.IGNORECASE)


def _read(match: re.Match[str]) -> PrintedDate | None:
    part = match.groupdict()
    if part["a4"]:
        return _figures(match, part)
    n = next(k for k in "123" if part.get(f"d{k}"))
    worded = part.get(f"m{n}") or ""
    month = int(worded) if n == "3" else _numbers("months")[worded.casefold()]
    year = _year(part, n, worded)
    if year is None and worded.casefold() not in _english_months():
        return None
    day = int(part[f"d{n}"] or 0)
    if not (1 <= month <= 12 and 1 <= day <= 31) or _only_a_word(worded, year):
        return None
    days = _real([(year, month, day)]) if year else ()
    return PrintedDate(
        start=match.start(),
        end=match.end(),
        days=days,
        month=month,
        day=day,
        year=year,
        weekday=_weekday(part, n),
    )


def _only_a_word(month: str, year: int | None) -> bool:
    return year is None and month in {"may", "march", "mar", "dec", "jan"}


def _year(part: dict[str, str | None], n: str, month: str) -> int | None:
    whole = part.get(f"y{n}") or part.get(f"z{n}")
    if whole:
        return int(whole)
    short = part.get(f"s{n}")
    if short and (month.isupper() or len(month) == 3):
        return int(short) + (1900 if int(short) >= CENTURY_TURN else 2000)
    return None


def _figures(match: re.Match[str], part: dict[str, str | None]) -> PrintedDate | None:
    first, second, year = (int(part[k] or 0) for k in ("a4", "b4", "y4"))
    orders = [(year, second, first)]
    if part["p4"] != ".":
        orders.append((year, first, second))
    else:
        orders.append((year, first, second) if second > 12 else orders[0])
    days = _real(orders)
    if not days:
        return None
    return PrintedDate(
        start=match.start(),
        end=match.end(),
        days=days,
        month=days[0].month,
        day=days[0].day,
        year=year,
        weekday=_weekday(part, "4"),
        numeric=part["p4"],
    )


def _weekday(part: dict[str, str | None], n: str) -> int | None:
    name = part.get(f"wd{n}") or part.get(f"we{n}")
    return weekday_of(name) if name else None


def _real(orders: Sequence[tuple[int | None, int, int]]) -> tuple[date, ...]:
    found: list[date] = []
    for year, month, day in orders:
        try:
            found.append(date(year or 0, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))
