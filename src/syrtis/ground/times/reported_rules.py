"""Times named from the day of reporting: weekdays, `yesterday`, `last month`, `three weeks ago`."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from syrtis.ground.times.interval import (
    DAY,
    Days,
    Precision,
    back_months,
    months_before,
    week_of,
    year_of,
)
from syrtis.ground.times.lexicon import TimeWords, any_of
from syrtis.ground.times.moment import Moment, Way

__all__ = ["patterns"]

_S = r"[\s\u00a0]{1,3}"
_HOURS = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime|sunset)s?"
_RECENT = 3
"""Days, weeks or months that `recent`, `few` and `several` mean (UCDP codebook, appendix 2)."""


def patterns(words: TimeWords) -> Iterator[Way]:
    """Give name, pattern and reading of every rule that counts from the day of reporting."""
    weekday = rf"(?P<weekday>{any_of(words.weekdays)})\b(?:['’]s)?"
    second = rf"(?P<later>{any_of(words.weekdays)})\b"
    number = rf"(?P<n>\d{{1,2}}|{any_of(words.numbers)})"
    unit = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)s?"
    soft = r"(?:(?P<soft>early|late|mid|overnight|overnight[\s]on|shortly[\s]after)[\s-])?"
    which = rf"(?:(?P<which>last|this|next|this{_S}past|this{_S}coming){_S})?"
    yield (
        "weekday",
        rf"{soft}{which}{weekday}(?:{_S}(?P<hours>{_HOURS}))?(?P<of>{_S}of{_S}last{_S}week)?",
        _weekday,
    )
    night = rf"(?:(?:the{_S})?night{_S}(?:between|from|of){_S}|overnight{_S}(?:from{_S})?|"
    yield (
        "weekdays",
        rf"{night}between{_S}|from{_S})?{weekday}(?:{_S}{_HOURS})?"
        rf"{_S}?(?:-|–|to|and|into|through|until){_S}?{second}",
        _weekdays,
    )
    yield "today", r"today|tonight|this[\s]{1,3}(?:morning|afternoon|evening)", _today
    yield "yesterday", rf"yesterday(?:{_S}{_HOURS})?|last{_S}(?:night|evening)", _yesterday
    yield "the other day", rf"the{_S}other{_S}day", _yesterday
    yield "tomorrow", rf"tomorrow(?:{_S}{_HOURS})?", _tomorrow
    yield "overnight", r"overnight", _overnight
    yield (
        "two days off",
        rf"the{_S}day{_S}(?P<side>before{_S}yesterday|after{_S}tomorrow)",
        _two_off,
    )
    about = rf"(?:(?:about|around|nearly|almost|roughly|just|over|more{_S}than|some|only){_S})?"
    yield "ago", rf"{about}(?:{number}{_S}{unit}){_S}ago", _ago
    past = rf"(?:(?:the|these){_S})?(?:past|last|previous|recent)"
    yield "past units", rf"{past}{_S}{number}{_S}{unit}", _past
    yield "past unit", rf"(?:the{_S})?past{_S}(?P<unit>week|month|year)", _past
    yield "recent units", rf"(?:in{_S})?(?:the{_S})?(?:recent|past){_S}{unit}", _recent
    yield "recently", r"recently|lately", _recently
    part = rf"(?:(?P<part>early|earlier|late|later|the{_S}end{_S}of|the{_S}beginning{_S}of){_S})?"
    yield (
        "week, month, year",
        rf"{part}(?P<which>last|this|next|the{_S}following){_S}(?P<unit>week|month|year)",
        _calendar_unit,
    )
    side = rf"(?:(?P<which>last|this|next|the|this{_S}past){_S})?"
    yield "weekend", rf"{side}weekend(?!{_S}(?:edition|break|home))", _weekend
    yield "fortnight", rf"the{_S}(?:past|last){_S}(?P<unit>fortnight)", _past
    lasting = any_of(words.words["lasting"])
    yield (
        "so long",
        rf"(?:{number}[\s-])?(?P<unit>day|night|week|month|year)[\s-](?:long|old)"
        rf"(?={_S}(?:\w+{_S})?{lasting}\b)",
        _long,
    )
    yield (
        "so many days of it",
        rf"{number}[\s-](?P<unit>day|week|month|year)(?={_S}(?:\w+{_S})?{lasting}\b)",
        _long,
    )
    yield "for so long", rf"(?:for|over|during){_S}{past}?{_S}?{number}{_S}{unit}(?={_S}now)", _past
    later = r"(?P<side>earlier|later|previously|(?:before|after)(?=\s?[,.;]|$))"
    yield "days from it", rf"{number}{_S}(?P<unit>day|week|month|year)s?{_S}{later}", _from_told
    yield (
        "next to it",
        rf"the{_S}(?P<side>next|following|previous|same){_S}(?P<unit>day|night|morning|evening)",
        _next_to_told,
    )


def _weekday(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `on Friday`: the day of reporting or the last one of that name, never a week early.

    `Last Friday` is never the day itself; words that look ahead mean the next. `Overnight Friday`
    runs into Saturday; `Friday night` is Friday (UCDP).
    """
    at = moment.written
    if at is None or not match["weekday"][:1].isupper():
        return None
    which = (match["which"] or "").casefold()
    back = (at.weekday() - words.weekday(match["weekday"])) % 7
    if which.startswith("next") or "coming" in which or (moment.ahead and not which):
        ahead = (-back) % 7
        day = at + DAY * (ahead or (7 if which else 0))
    elif which.startswith("last") and not back:
        day = at - DAY * 7
    else:
        day = at - DAY * back
    if match["of"] and day >= at - DAY * at.weekday():
        day -= DAY * 7
    overnight = (match["soft"] or "").casefold().startswith("overnight")
    return Days.between(day, day + DAY) if overnight else Days.on(day)


def _weekdays(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `from Sunday to Tuesday`, `the night between Sunday and Monday`: all days named."""
    at = moment.written
    if at is None or not (match["weekday"][:1].isupper() and match["later"][:1].isupper()):
        return None
    later = words.weekday(match["later"])
    last = at + DAY * ((later - at.weekday()) % 7) if moment.ahead else None
    last = last or at - DAY * ((at.weekday() - later) % 7)
    first = last - DAY * ((later - words.weekday(match["weekday"])) % 7)
    return Days.between(first, last)


def _today(_: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    return Days.on(moment.written) if moment.written else None


def _yesterday(_: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read `yesterday`, `last night` and `the other day` as the day before (UCDP)."""
    return Days.on(moment.written - DAY) if moment.written else None


def _tomorrow(_: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    return Days.on(moment.written + DAY) if moment.written else None


def _overnight(_: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read `overnight` as two days, so that they hold the whole night (UCDP)."""
    return Days.between(moment.written - DAY, moment.written) if moment.written else None


def _two_off(match: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    if moment.written is None:
        return None
    back = match["side"].casefold().startswith("before")
    return Days.on(moment.written - DAY * 2 if back else moment.written + DAY * 2)


def _ago(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `ago` as exactly as its unit: the day, the week around it, the calendar month or year.

    `A fortnight ago` is the fourteen days up to the day of reporting (UCDP). A bare plural (`years
    ago`) names no time.
    """
    at, number = moment.written, words.number(match["n"])
    return None if at is None or number is None else _AGO[match["unit"].casefold()](at, number)


def _around(day: date) -> Days:
    return Days(day - DAY * 3, day + DAY * 3, Precision.WEEK)


def _decades(at: date, number: int) -> Days:
    year = at.year - 10 * number
    return Days(date(year - 5, 1, 1), date(year + 5, 12, 31), Precision.RANGE)


def _last_fortnight(at: date, number: int) -> Days:
    last = Days(at - DAY * 13, at, Precision.RANGE)
    return last if number == 1 else _around(at - DAY * 14 * number)


_AGO: Mapping[str, Callable[[date, int], Days]] = {
    "hour": lambda at, number: Days.between(at - DAY * _days_of(number), at),
    "day": lambda at, number: Days.on(at - DAY * number),
    "night": lambda at, number: Days.on(at - DAY * number),
    "week": lambda at, number: _around(at - DAY * 7 * number),
    "fortnight": _last_fortnight,
    "month": months_before,
    "year": lambda at, number: year_of(at.year - number),
    "decade": _decades,
}


def _past(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Count back from the day of reporting, as UCDP does.

    `The past three days` leave the day of reporting out; `past 24 hours` is that day and the one
    before, and 48 and 72 two before; `past week` is seven days with it; months and `past year` do
    not reach back into another calendar year.
    """
    written = match.groupdict().get("n")
    at, number = moment.written, words.number(written) if written else 1
    return _PAST[match["unit"].casefold()](at, number) if at is not None and number else None


def _weeks(at: date, number: int) -> Days:
    weekly = Precision.WEEK if number == 1 else Precision.RANGE
    return Days(at - DAY * (7 * number - 1), at, weekly)


def _this_year(at: date, first: date) -> Days:
    return Days.between(max(first, date(at.year, 1, 1)), at)


_PAST: Mapping[str, Callable[[date, int], Days]] = {
    "hour": lambda at, number: Days.between(at - DAY * _days_of(number), at),
    "day": lambda at, number: Days.between(at - DAY * number, at - DAY),
    "night": lambda at, number: Days.between(at - DAY * number, at - DAY),
    "week": _weeks,
    "fortnight": lambda at, number: _weeks(at, 2 * number),
    "month": lambda at, number: _this_year(at, back_months(at, number)),
    "year": lambda at, number: (
        _this_year(at, date.min) if number == 1 else Days.between(back_months(at, 12 * number), at)
    ),
    "decade": lambda at, number: Days.between(back_months(at, 120 * number), at),
}


def _days_of(hours: int) -> int:
    return min(-(-hours // 24), 2) if hours <= 72 else -(-hours // 24)


def _recent(match: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read `recent weeks` as three of them, counted back from the day of reporting (UCDP)."""
    at, unit = moment.written, match["unit"].casefold()
    if at is None or not match.group().casefold().endswith("s"):
        return None
    return _PAST["day" if unit == "hour" else unit](at, _RECENT)


def _recently(_: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read `recently` as the three days before the day of reporting (UCDP)."""
    at = moment.written
    return Days.between(at - DAY * _RECENT, at - DAY) if at else None


def _calendar_unit(match: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read `last week` as Monday to Sunday of the week before, `last month`, `this year` (UCDP).

    What began is cut at the day of reporting; `earlier this month` ends the day before it.
    """
    at = moment.written
    if at is None:
        return None
    which, unit = match["which"].casefold(), match["unit"].casefold()
    step = {"last": -1, "this": 0}.get(which, 1)
    if unit == "week":
        days = week_of(at + DAY * 7 * step)
    elif unit == "month":
        days = months_before(at, -step)
    else:
        days = year_of(at.year + step)
    return _part_of((match["part"] or "").casefold(), days, unit, step, at)


def _part_of(part: str, days: Days, unit: str, step: int, at: date) -> Days:
    first, last = days.earliest, days.latest
    if first is None or last is None:
        return days
    if part == "earlier" and not step:
        return Days.between(first, max(first, at - DAY), days.precision)
    if part == "later" and not step:
        return Days(at, last, days.precision)
    thirds = {"week": (2, 4), "month": (9, 14), "year": (119, 243)}[unit]
    if part.startswith("late") or "end" in part:
        days = Days.between(first + DAY * thirds[1], last)
    elif part.startswith("early") or "beginning" in part:
        days = Days.between(first, first + DAY * thirds[0])
    return days.until(at)


def _weekend(match: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read the weekend as Saturday and Sunday (UCDP), the present one or the last."""
    at, which = moment.written, (match["which"] or "").casefold()
    if at is None:
        return None
    saturday = at - DAY * ((at.weekday() - 5) % 7)
    if which == "next" or (moment.ahead and at.weekday() < 5):
        saturday += DAY * 7
    elif which == "last" and at.weekday() >= 5:
        saturday -= DAY * 7
    days = Days.between(saturday, saturday + DAY)
    return days if moment.ahead else days.until(at)


def _long(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `five-day offensive`, `month-long siege`: so long up to the day of reporting (UCDP)."""
    at, unit = moment.written, match["unit"].casefold()
    number = words.number(match["n"]) if match["n"] else 1
    if at is None or not number:
        return None
    if unit == "night":
        return Days.between(at - DAY, at)
    if unit == "day":
        return Days.between(at - DAY * (number - 1), at)
    if unit == "week":
        return _weeks(at, number)
    return Days.between(back_months(at, number * (12 if unit == "year" else 1)), at)


def _from_told(match: re.Match[str], moment: Moment, words: TimeWords) -> Days | None:
    """Read `two days later` from the last day told of; null where none was."""
    told, number = moment.told, words.number(match["n"])
    if told is None or told.precision is not Precision.DAY or not told.earliest or not number:
        return None
    back = match["side"].casefold() in ("earlier", "before", "previously")
    ahead = -number if back else number
    match match["unit"].casefold():
        case "day":
            return Days.on(told.earliest + DAY * ahead)
        case "week":
            return _around(told.earliest + DAY * 7 * ahead)
        case "month":
            return months_before(told.earliest, -ahead)
    return year_of(told.earliest.year + ahead)


def _next_to_told(match: re.Match[str], moment: Moment, _words: TimeWords) -> Days | None:
    """Read `the next day` from the last day told of; null where none was."""
    told = moment.told
    if told is None or told.precision is not Precision.DAY or not told.earliest:
        return None
    step = {"previous": -1, "same": 0}.get(match["side"].casefold(), 1)
    return Days.on(told.earliest + DAY * step)
