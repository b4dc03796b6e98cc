"""What a story tells of its own time: the weekday of its lead, and how long the fighting has lasted."""

import re
from dataclasses import dataclass
from functools import cache

from syrtis.model import Span
from syrtis.read.head.calendar import weekday_of
from syrtis.read.head.lexicon import any_of, table

__all__ = ["LeadDay", "lead_day", "names_of", "spells_of", "weekday_phrases", "weekdays_in"]

STORY_CHARS = 8_000
LEAD_CHARS = 420
SHORTEST_LEAD = 60
PHRASE_WORDS = 5
DAYS_IN = {"day": 1.0, "week": 7.0, "month": 30.4}
_WORD = re.compile(r"[^\W\d_][\w'’\-]+")
_LEAD_STOP = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘A-Z])|[\r\n]")
_AHEAD = re.compile(
    r"\b(?:will|would|to|set|vow\w*|ahead|plan\w*|scheduled|next|until|since|expected|due|last|by|"
    r"before|every|after|brace[ds]?|this|for)\b(?:\W+[\w'’\-]+){0,5}\W*$"
    r"|\b(?:brace[ds]?|prepar\w+|approach\w*|gear\w*|call\w* for|plan\w*)\b[^,]*$"
)
_BESIDE = re.compile(r"\b(?:on|late|early|into|overnight)\s$")
_EARLY = re.compile(r"\b(?:early|into)\s$")
_MORNING = re.compile(r"\s(?:morning|before dawn|at dawn)\b")
_WILL = re.compile(r"\s(?:will|to|would)\b")
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_FIGHT = (
    r"(?:offensive|campaign|siege|battle|war|operation|assault|conflict|fight(?:ing)?|uprising|"
    r"revolt|push|advance|advancing|clashes|bombardment)"
)
_SPELL = re.compile(
    rf"\b(?:(?P<n>\d{{1,2}}|{any_of(list(_NUMBERS))})[\s\-])?(?P<u>day|week|month)-(?:long|old)\b"
    rf"|\b(?P<k>\d{{1,2}}|{any_of(list(_NUMBERS))})[\s\-](?P<w>day|week|month)s?"
    rf"\s(?:(?:ago|earlier|later|into|of\s{_FIGHT})\b|{_FIGHT}\b)"
    rf"|\b(?:for|in|after)\s(?:(?:more than|nearly|almost|about|over)\s)?"
    rf"(?P<m>\d{{1,2}}|{any_of(list(_NUMBERS))})\s(?P<v>day|week|month)s?\b",
    re.IGNORECASE,
)
_OF_FIGHT = re.compile(rf"\b{_FIGHT}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadDay:
    """The one weekday on which a lead says that its news happened."""

    weekday: int
    span: Span
    early: bool
    """Early on that day: elsewhere, and so on the page, it may still be the day before."""


def lead_day(text: str, story: int) -> LeadDay | None:
    """Find the weekday of a lead's news; null where it names none, two, or one still to come."""
    start = min(max(story, 0), len(text))
    lead = _lead(text, start)
    found = list(_weekdays().finditer(lead))
    if not found or len({m.group().casefold() for m in found}) != 1:
        return None
    match = found[0]
    before, after = lead[: match.start()], lead[match.end() :]
    if _AHEAD.search(before[-160:]) or _WILL.match(after):
        return None
    weekday = weekday_of(match.group())
    beside = _BESIDE.search(before)
    begin = beside.start() if beside else match.start()
    if weekday is None:
        return None
    return LeadDay(
        weekday=weekday,
        span=Span.cut(text, start + begin, start + match.end()),
        early=bool(_EARLY.search(before) or _MORNING.match(after)),
    )


def weekdays_in(text: str, story: int) -> frozenset[int]:
    """List the weekdays that a story names, Monday 1."""
    found = _weekdays().finditer(text, max(0, story), min(len(text), story + STORY_CHARS))
    numbers = (weekday_of(match.group()) for match in found)
    return frozenset(number for number in numbers if number is not None)


def weekday_phrases(text: str, story: int) -> frozenset[str]:
    """List a story's runs of five words that name a weekday: two pages share them in one week only."""
    words = [w.casefold() for w in _WORD.findall(text[story : story + STORY_CHARS])]
    runs: set[str] = set()
    for k in range(len(words) - PHRASE_WORDS + 1):
        run = words[k : k + PHRASE_WORDS]
        days = [w for w in run if w in _day_names()]
        if days and sum(len(w) > 3 for w in run if w not in _day_names()) >= 2:
            runs.add(" ".join(run))
    return frozenset(runs)


def names_of(text: str, story: int) -> frozenset[str]:
    """List the words a story writes with a capital only: its names, as far as spelling tells."""
    words = _WORD.findall(text[story : story + STORY_CHARS])
    small = {w for w in words if w[0].islower()}
    return frozenset(
        w.casefold()
        for w in words
        if w[0].isupper() and w.casefold() not in small and w.casefold() not in _day_names()
    )


def spells_of(text: str, story: int) -> tuple[float, ...]:
    """List how many days the fighting is said to have lasted, by each phrase that says so."""
    window = text[story : story + STORY_CHARS]
    found: list[float] = []
    for match in _SPELL.finditer(window):
        around = window[max(0, match.start() - 120) : match.end() + 80]
        if _OF_FIGHT.search(around):
            number = (match["n"] or match["k"] or match["m"] or "a").casefold()
            unit = (match["u"] or match["w"] or match["v"]).casefold()
            found.append(DAYS_IN[unit] * (_NUMBERS.get(number) or int(number)))
    return tuple(found)


def _lead(text: str, start: int) -> str:
    window = text[start : start + LEAD_CHARS]
    stop = _LEAD_STOP.search(window, min(SHORTEST_LEAD, len(window)))
    return window[: stop.start()] if stop else window


@cache
def _day_names() -> frozenset[str]:
    names = table("calendar")["english"]
    assert isinstance(names, dict)
    return frozenset(names["weekdays"])


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(sorted(_day_names()))})\b", re.IGNORECASE)
