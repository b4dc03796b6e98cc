"""Times of a text, each at its words with the interval it names or the reason why it names none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from syrtis.ground.times.interval import DAY, Days, Precision
from syrtis.ground.times.lexicon import TimeWords, any_of, time_words
from syrtis.ground.times.moment import Moment
from syrtis.ground.times.rules import Rule, rules
from syrtis.model import Span, Unresolved, When

__all__ = ["GroundedTime", "find_times"]

WIDEST_DAYS = 31
"""A publication date less exact than this anchors nothing: `Friday` could be any of five."""

_ANY_DAY = date(2000, 1, 19)
"""A day to ask a rule whether words name a time at all, where the day of reporting is not known."""

_S = r"[\s\u00a0]{1,3}"
_BOUND = re.compile(
    rf"(?:(?P<since>(?:ever{_S})?since)|(?P<until>until|till|up{_S}to|by|before|no{_S}later{_S}than)|"
    rf"(?P<after>after|as{_S}of|starting|beginning)){_S}(?:the{_S}|on{_S})?$",
    re.IGNORECASE,
)
_NEAR = 24
"""Code points before a phrase in which the word that bounds it stands."""
_CLAUSE = re.compile(r"[,;:()\[\]\"“”—]|\s-\s|\bbut\b|\b(?:said|says|told|announced|added)\b")
_LOOK = 60
"""Code points around a phrase in which a word that looks ahead counts; set by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundedTime:
    """Words that name a time, and the interval of days they name."""

    span: Span
    days: Days | Unresolved
    rule: str
    """The name of the rule that read them."""
    basis: str
    """`printed` (a whole date), `relative` (to the day of reporting), `told` (to a time told of)."""

    def when(self) -> When | None:
        """Give the interval as a claim keeps it; null where it is not resolved."""
        days = self.days
        if isinstance(days, Unresolved) or (days.earliest is None and days.latest is None):
            return None
        return When(
            earliest=days.earliest,
            latest=days.latest,
            basis=self.basis,
            quote=self.span.quote,
            start=self.span.start,
            end=self.span.end,
        )


def find_times(
    sentences: Sequence[tuple[int, str]], *, language: str, written: When | None
) -> tuple[GroundedTime, ...]:
    """Find the times that an article's sentences name, in order.

    A sentence is (its place in the article, its text). `written` is when the article was published:
    without it, or where it is wider than a month, only whole dates are resolved and all others say
    why not. Raises `InputError` for a language without words of time.
    """
    words = time_words(language)
    anchors = _anchors(written)
    told: Days | None = None
    found: list[GroundedTime] = []
    for start, text in sentences:
        for time in _of_sentence(start, text, language, words, anchors, told):
            found.append(time)
            if isinstance(time.days, Days) and time.days.precision is Precision.DAY:
                told = time.days
    return tuple(found)


def _anchors(written: When | None) -> tuple[date, ...]:
    """Give the first and the last day on which an article may have been written.

    A dateline's day is the day of writing, even where the page may have come out the day after.
    """
    if written is None or written.earliest is None or written.latest is None:
        return ()
    if written.basis.startswith("dateline"):
        return (written.earliest,)
    if (written.latest - written.earliest).days > WIDEST_DAYS:
        return ()
    return tuple(sorted({written.earliest, written.latest}))


def _of_sentence(
    start: int,
    text: str,
    language: str,
    words: TimeWords,
    anchors: Sequence[date],
    told: Days | None,
) -> Iterator[GroundedTime]:
    if not _gate(language).search(text):
        return
    taken = 0
    for rule, match in _matches(text, language):
        core = _core(match)
        if core < taken or _is_name(text, match, words):
            continue
        moment = Moment(written=None, told=told, ahead=_looks_ahead(text, match, words))
        read = _read(rule, match, moment, words, anchors)
        if read is None:
            taken = match.end() if match.groupdict().get("day") else taken  # `30 February 2011`
            continue
        first, days = _with_its_words(text, core, read[0], words, anchors)
        span = Span(start=start + first, end=start + match.end(), quote=text[first : match.end()])
        if isinstance(days, Unresolved):
            days = replace(days, span=span)
        elif days.precision is Precision.DAY:
            told = days
        yield GroundedTime(span=span, days=days, rule=rule.name, basis=read[1])
        taken = match.end()


def _core(match: re.Match[str]) -> int:
    """Find where the time itself begins, behind the preposition that a rule asks for."""
    return match.end("cue") if match.groupdict().get("cue") else match.start()


def _with_its_words(
    text: str,
    start: int,
    days: Days | Unresolved,
    words: TimeWords,
    anchors: Sequence[date],
) -> tuple[int, Days | Unresolved]:
    """Take in `the day after` and `since` before a time, and where the whole begins."""
    offset = _offset(text, start, words)
    if offset is not None:
        start -= len(offset[0])
        days = _moved(days, offset[1]) if isinstance(days, Days) else days
    bound = _BOUND.search(text[max(0, start - _NEAR) : start])
    if bound is None:
        return start, days
    bounded = _bounded(bound, days, anchors) if isinstance(days, Days) else days
    return start - len(bound.group()), bounded


def _matches(text: str, language: str) -> list[tuple[Rule, re.Match[str]]]:
    """Give every match of every rule, from left to right, the longest first."""
    found = [(rule, match) for rule in rules(language) for match in rule.pattern.finditer(text)]
    return sorted(found, key=lambda pair: (_core(pair[1]), -pair[1].end()))


def _read(
    rule: Rule,
    match: re.Match[str],
    moment: Moment,
    words: TimeWords,
    anchors: Sequence[date],
) -> tuple[Days | Unresolved, str] | None:
    """Read a match on every day it may have been written; null = it names no time."""
    printed = _safe(rule, match, moment, words, None)
    if printed is not None:
        return printed, "told" if rule.name in _FROM_TOLD else "printed"
    read = [_safe(rule, match, moment, words, day) for day in anchors]
    kept = [days for days in read if days is not None]
    if kept:
        return (kept[0] if len(kept) == 1 else kept[0].joined(kept[-1])), "relative"
    if rule.name in _FROM_TOLD:
        message = f"{match.group()!r} counts from a day that is told of nowhere before it"
        return Unresolved(reason="time-without-anchor", message=message), "told"
    if not anchors and _safe(rule, match, moment, words, _ANY_DAY) is not None:
        message = f"{match.group()!r} counts from the day of publication, which is not known"
        return Unresolved(reason="no-publication-day", message=message), "relative"
    return None


_FROM_TOLD = frozenset({"days from it", "next to it"})


def _safe(
    rule: Rule, match: re.Match[str], moment: Moment, words: TimeWords, day: date | None
) -> Days | None:
    """Read a match; a day outside the calendar's ten thousand years is none."""
    try:
        return rule.read(match, Moment(written=day, told=moment.told, ahead=moment.ahead), words)
    except (OverflowError, ValueError):
        return None


def _bounded(bound: re.Match[str], days: Days, anchors: Sequence[date]) -> Days:
    """Open or close an interval by the word before it: `since Friday` runs to the day of reporting."""
    if bound["since"]:
        last = anchors[-1] if anchors else None
        if days.earliest and last and days.earliest > last:
            return days
        return Days(days.earliest, last, Precision.RANGE)
    if bound["until"]:
        return Days(None, days.latest, Precision.RANGE)
    return Days(days.earliest, None, Precision.RANGE)


def _offset(text: str, start: int, words: TimeWords) -> tuple[str, int] | None:
    """Read `the day after` or `two days before` right before a phrase, as its words and the days."""
    found = _offset_pattern(words).search(text[max(0, start - 2 * _NEAR) : start])
    if found is None:
        return None
    number = words.number(found["n"]) if found["n"] else 1
    if number is None:
        return None
    back = found["side"].casefold() == "before"
    length = 7 if found["unit"].casefold().startswith("week") else 1
    return found.group(), (-number if back else number) * length


@cache
def _numbers(words: tuple[str, ...]) -> str:
    return any_of(words)


def _offset_pattern(words: TimeWords) -> re.Pattern[str]:
    number = _numbers(tuple(words.numbers))
    return re.compile(
        rf"(?:the{_S}|(?P<n>\d{{1,2}}|{number}){_S})(?P<unit>days?|weeks?){_S}"
        rf"(?P<side>after|before|following){_S}(?:the{_S})?$",
        re.IGNORECASE,
    )


def _moved(days: Days, by: int) -> Days:
    if days.earliest is None or days.latest is None:
        return days
    return Days(days.earliest + DAY * by, days.latest + DAY * by, days.precision)


def _is_name(text: str, match: re.Match[str], words: TimeWords) -> bool:
    """Say whether the words are part of a name that is no time: `Russia Today`, `Theresa May`."""
    first = text.rfind(" ", 0, max(0, match.start() - 1)) + 1
    beside = text[first : match.end()].casefold()
    return any(beside.endswith(name) or beside.startswith(name) for name in words.words["not_time"])


def _looks_ahead(text: str, match: re.Match[str], words: TimeWords) -> bool:
    """Say whether the words before a phrase, or behind one that opens a sentence, look ahead."""
    before = _CLAUSE.split(text[max(0, match.start() - _LOOK) : match.start()])[-1]
    told = before
    if match.start() <= len("Early on "):
        told += (
            " " + re.split(r"[;:]|\bsaid\b|\btold\b", text[match.end() : match.end() + _LOOK])[0]
        )
    return bool(words.words["ahead"] & set(re.findall(r"['’]?\w+", told.casefold())))


@cache
def _gate(language: str) -> re.Pattern[str]:
    """Find any word a rule could begin with; most sentences have none, and cost no more than this."""
    words = time_words(language)
    names = [*words.months, *words.weekdays, *words.seasons, *words.holidays]
    units = r"(?:hours?|days?|nights?|weeks?|weekend|fortnight|months?|years?|decades?)"
    near = r"today|tonight|yesterday|tomorrow|overnight|recently|lately|morning|afternoon|evening"
    return re.compile(rf"\b(?:{any_of(names)}|{units}|{near}|1[5-9]\d\d|20\d\d)", re.IGNORECASE)
