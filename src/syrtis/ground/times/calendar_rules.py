"""Times named by the calendar: days, months, years, feasts, seasons."""

import re
from collections.abc import Iterator
from datetime import date

from syrtis.ground.times.holidays import holidays_near
from syrtis.ground.times.interval import DAY, Days, Precision, day_or_none, month_of, year_of
from syrtis.ground.times.lexicon import TimeWords, any_of
from syrtis.ground.times.moment import Moment, Way

__all__ = ["patterns"]

_S = r"[\s\u00a0]{1,3}"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST = r"(?P<until>[0-3]?\d)(?:st|nd|rd|th)?"
_PART = (
    r"(?P<part>early(?:{s}in)?|mid|middle|late(?:{s}in)?|the{s}beginning{s}of|the{s}start{s}of|"
    r"the{s}middle{s}of|the{s}end{s}of|the{s}close{s}of|beginning{s}of|end{s}of)(?:{s}|-)"
).replace("{s}", _S)
_WEEK = re.compile("week", re.I)


def patterns(words: TimeWords) -> Iterator[Way]:
    """Give name, pattern and reading of every calendar rule."""
    month = rf"(?P<month>{_month_names(words)})"
    second = rf"(?P<later>{_month_names(words)})"
    weekday = rf"(?:{any_of(words.weekdays)}\b[.,]{{0,2}}{_S})?"
    around = rf"(?:(?P<around>around|about|on{_S}or{_S}about){_S})?"
    year = rf"(?:,?{_S}{_YEAR})?"
    clock = r"(?:(?:early|late)\s)?"
    yield "iso date", rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _iso
    yield "day", rf"{around}{clock}{weekday}{month}{_S}{_DAY}{year}", _day
    yield (
        "day first",
        rf"{around}{clock}{weekday}(?:the{_S})?{_DAY}{_S}(?:of{_S})?{month}{year}",
        _day,
    )
    to = rf"(?:\s?[-–—]\s?|{_S}(?:to|and|until|through){_S})"
    framed = rf"(?:(?:between|from){_S})?"
    yield "days", rf"{framed}{month}{_S}{_DAY}{to}{_LAST}{year}", _days
    yield "days first", rf"{framed}{_DAY}{to}{_LAST}{_S}(?:of{_S})?{month}{year}", _days
    yield (
        "days of two months",
        rf"{framed}{month}{_S}{_DAY}{to}{second}{_S}{_LAST}{year}",
        _days,
    )
    yield "month", rf"(?:(?:the{_S})?month{_S}of{_S})?{month}(?:,?{_S}(?:of{_S})?{_YEAR})", _month
    lead = "in|since|during|until|till|by|before|after|of|from|throughout|through"
    yield "bare month", rf"(?P<cue>(?:{lead}){_S}){month}", _month
    yield "month named", rf"(?P<which>last|this|next|this{_S}past){_S}{month}", _month
    yield "part of a month", rf"{_PART}{month}(?:,?{_S}(?:of{_S})?{_YEAR})?", _part_of_month
    first = rf"the{_S}(?P<side>first|last|final){_S}(?:(?P<n>\w+){_S})?(?P<unit>days?|weeks?)"
    yield "ends of a month", rf"{first}{_S}(?:of|in){_S}{month}{year}", _ends_of_month
    framing = rf"(?:between|from){_S}"
    yield (
        "months",
        rf"{framing}{month}(?:{_S}{_YEAR.replace('year', 'first')})?{to}{second}{year}",
        _months,
    )
    yield "part of a year", rf"{_PART}{_YEAR}", _part_of_year
    people = r"(?!\s?(?:people|men|women|dead|others|civilians|soldiers|fighters|troops))"
    yield "year", rf"(?P<cue>(?:{lead}|the|for|year){_S}(?:year{_S})?){_YEAR}{people}", _year
    yield "bare year", rf"(?<=\(){_YEAR}", _year
    yield "years", rf"{framed}{_YEAR}{to}(?P<until>1[5-9]\d\d|20\d\d|\d\d)", _years
    yield (
        "decade",
        rf"(?:the{_S})?(?:(?P<part>early|mid|late)[\s-])?(?P<year>1[5-9]\d0|20\d0)['’]?s",
        _decade,
    )
    which = rf"(?:(?P<which>last|this|next|the){_S})?"
    season = any_of(words.seasons)
    yield "season", rf"{which}(?P<season>{season})(?:{_S}(?:of{_S})?{_YEAR})?", _season
    holiday = any_of(words.holidays)
    yield "feast", rf"{which}(?P<holiday>{holiday})(?:{_S}{_YEAR})?", _feast


def _month_names(words: TimeWords) -> str:
    """Match a month's full name, or a short one with or without its full stop."""
    short = [name for name in words.months if len(name) <= _SHORT]
    full = [name for name in words.months if len(name) > _SHORT or name == "may"]
    return rf"(?:{any_of(full)}\b|{any_of(short)}\b\.?)"


_SHORT = 4


_LEAP = 9
"""Years in which any day of the calendar comes round: 29 February may be eight away (1896-1904)."""


def _given_year(match: re.Match[str]) -> int | None:
    found = match.groupdict().get("year")
    return int(found) if found else None


def _iso(match: re.Match[str], _moment: Moment, _words: TimeWords) -> Days | None:
    day = day_or_none(int(match["year"]), int(match["month"]), int(match["day"]))
    return Days.on(day) if day else None


def _day(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `March 17`: without a year the last one, ahead the next. `Around` is a day to each side."""
    if not _capital(match["month"]):
        return None
    day = _nearest(words.month(match["month"]), int(match["day"]), _given_year(match), moment)
    if day is None:
        return None
    return Days.between(day - DAY, day + DAY) if match["around"] else Days.on(day)


def _nearest(month: int, day: int, year: int | None, moment: Moment) -> date | None:
    if year is not None:
        return day_or_none(year, month, day)
    if moment.written is None:
        return None
    at = moment.written
    step = 1 if moment.ahead else -1
    days = (day_or_none(at.year + step * years, month, day) for years in range(_LEAP))
    return next((d for d in days if d and (d >= at if moment.ahead else d <= at)), None)


def _days(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    later = match.groupdict().get("later") or match["month"]
    last = _nearest(words.month(later), int(match["until"]), _given_year(match), moment)
    if last is None or not _capital(match["month"]):
        return None
    first = day_or_none(last.year, words.month(match["month"]), int(match["day"]))
    if first and first > last:
        first = day_or_none(last.year - 1, words.month(match["month"]), int(match["day"]))
    return Days.between(first, last) if first else None


def _capital(name: str) -> bool:
    return name[:1].isupper()


def _month(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `in May`: this month or the last of that name; `last May` is never the present month."""
    month = words.month(match["month"])
    if not _capital(match["month"]):
        return None
    which = (match.groupdict().get("which") or "").casefold()
    found = _month_named(month, _given_year(match), moment, which)
    return found.until(moment.written) if found and moment.written and not moment.ahead else found


def _month_named(month: int, year: int | None, moment: Moment, which: str = "") -> Days | None:
    if year is not None:
        return month_of(year, month)
    if moment.written is None:
        return None
    at = moment.written
    if which.startswith("next") or (moment.ahead and not which):
        return month_of(at.year + (month < at.month or (which != "" and month == at.month)), month)
    if which == "this":
        return month_of(at.year, month)
    before = month < at.month or (month == at.month and not which.startswith(("last", "this")))
    return month_of(at.year - (not before), month)


def _part_of_month(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Cut a month as UCDP does: early 1-10, middle 10-20, late 15 to its last day."""
    if not _capital(match["month"]):
        return None
    month = _month_named(words.month(match["month"]), _given_year(match), moment)
    if month is None or month.earliest is None or month.latest is None:
        return None
    first, last = month.earliest, month.latest
    part = match["part"].casefold()
    if "mid" in part:
        days = Days(first + DAY * 9, first + DAY * 19, Precision.MONTH)
    elif "late" in part or "end" in part or "close" in part:
        days = Days(first + DAY * 14, last, Precision.MONTH)
    else:
        days = Days(first, first + DAY * 9, Precision.MONTH)
    return days.until(moment.written) if moment.written and not moment.ahead else days


def _ends_of_month(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Count from a month's end: `the last six days of January` is 25-30 to UCDP, the last day out."""
    if not _capital(match["month"]):
        return None
    month = _month_named(words.month(match["month"]), _given_year(match), moment)
    number = words.number(match["n"] or "one")
    if month is None or month.earliest is None or month.latest is None or not number:
        return None
    weeks = bool(_WEEK.match(match["unit"]))
    length = number * (7 if weeks else 1)
    precision = Precision.WEEK if weeks and number == 1 else Precision.RANGE
    if match["side"].casefold() == "first":
        return Days.between(month.earliest, month.earliest + DAY * (length - 1), precision)
    if weeks or length == 1:
        return Days.between(month.latest - DAY * (length - 1), month.latest, precision)
    return Days.between(month.latest - DAY * length, month.latest - DAY, precision)


def _months(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    if not (_capital(match["month"]) and _capital(match["later"])):
        return None
    last = _month_named(words.month(match["later"]), _given_year(match), moment)
    if last is None or last.latest is None:
        return None
    month = words.month(match["month"])
    year = int(match["first"]) if match["first"] else last.latest.year
    first = month_of(year - (month > last.latest.month and not match["first"]), month)
    return Days.between(first.earliest or last.latest, last.latest)


def _year(match: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read a year; what is told of the present one lies behind the day of reporting."""
    days = year_of(int(match["year"]))
    return days.until(moment.written) if moment.written and not moment.ahead else days


def _part_of_year(match: re.Match[str], _moment: Moment, _words: TimeWords) -> Days | None:
    """Cut a year in three as UCDP does: early to April, mid May to August, late from September."""
    year, part = int(match["year"]), match["part"].casefold()
    if "mid" in part:
        return Days(date(year, 5, 1), date(year, 8, 31), Precision.YEAR)
    if "late" in part or "end" in part or "close" in part:
        return Days(date(year, 9, 1), date(year, 12, 31), Precision.YEAR)
    return Days(date(year, 1, 1), date(year, 4, 30), Precision.YEAR)


def _years(match: re.Match[str], _moment: Moment, _words: TimeWords) -> Days | None:
    first, until = match["year"], match["until"]
    last = until if len(until) == 4 else first[:2] + until
    if int(first) >= int(last):
        return None
    return Days(date(int(first), 1, 1), date(int(last), 12, 31), Precision.RANGE)


def _decade(match: re.Match[str], _moment: Moment, _words: TimeWords) -> Days | None:
    year, part = int(match["year"]), (match["part"] or "").casefold()
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return Days(date(year + first, 1, 1), date(year + last, 12, 31), Precision.RANGE)


def _season(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read a season of the northern half of the world; needs `last`, `this`, `next` or a year."""
    which, year = (match["which"] or "").casefold(), _given_year(match)
    month = words.seasons[match["season"].casefold()]
    if year is not None:
        return _three_months(year, month)
    if moment.written is None or which not in ("last", "this", "next"):
        return None
    at = moment.written
    if which == "next":
        return _three_months(at.year + (month <= at.month), month)
    days = _three_months(at.year - (month > at.month), month)
    if which == "last" and days.latest and days.latest >= at:
        days = _three_months(at.year - 1 - (month > at.month), month)
    return days.until(at) if not moment.ahead else days


def _three_months(year: int, month: int) -> Days:
    end = month_of(year + (month + 2 > 12), (month + 1) % 12 + 1)
    return Days(date(year, month, 1), end.latest, Precision.RANGE)


def _feast(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read a feast: the last one begun; ahead, the next one not yet over."""
    name = words.holidays[" ".join(match["holiday"].casefold().split())]
    year = _given_year(match)
    if year is not None:
        found = [d for d in holidays_near(name, date(year, 7, 1)) if d.earliest]
        return next((d for d in found if d.earliest and d.earliest.year == year), None)
    if moment.written is None:
        return None
    at = moment.written
    known = holidays_near(name, at)
    if moment.ahead or (match["which"] or "").casefold() == "next":
        return next((d for d in known if d.latest and d.latest >= at), None)
    before = [d for d in known if d.earliest and d.earliest <= at]
    return before[-1].until(at) if before else None
