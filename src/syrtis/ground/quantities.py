"""Counting phrases of a text, with the interval each of them names."""

import re
from collections.abc import Iterator

from syrtis.ground.beside import counts_something, opening
from syrtis.ground.lexicon import Interval, Lexicon, lexicon
from syrtis.ground.numbers import value_of
from syrtis.ground.pattern import phrase_pattern
from syrtis.model import Count, Quantity, Span

__all__ = ["find_quantities"]


def find_quantities(text: str, *, language: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Find the counting phrases of a text and the interval each names.

    `offset` is added to every place, so that a sentence's quantities stand in its article. Ages,
    dates, years, times, money, measures, shares, ranks and numbered names are left out; what a
    number counts (people, tanks, votes) is for others to say. Words without a number (`some`) give
    an interval open at both ends; `no one`, `none`, `no` give 0..0. Raises `InputError` for an
    unknown language.
    """
    words = lexicon(language)
    return tuple(_found(text, words, phrase_pattern(language), offset))


def _found(text: str, words: Lexicon, pattern: re.Pattern[str], offset: int) -> Iterator[Quantity]:
    for match in pattern.finditer(text):
        start = opening(text, match, words)
        interval = _interval(
            match, text[start : match.start("before") + len(match["before"])], words
        )
        if interval is None or not counts_something(text, match, words):
            continue
        if match["frame"] and _changes(text, match, words):
            start, interval = match.start("until"), _bounded(match["until"], "", words)
        if interval is None:
            continue
        span = Span.cut(text, start, match.end())
        yield Quantity(
            span=Span(start=start + offset, end=match.end() + offset, quote=span.quote),
            count=Count(low=interval[0], high=interval[1], words=span.quote),
            vague=match["vague"] is not None and interval != (0, 0),
        )


def _interval(match: re.Match[str], before: str, words: Lexicon) -> Interval | None:
    """Read the interval a phrase names; null where its number is none."""
    if match["vague"]:
        return _vague(match, before, words)
    if match["one"]:
        return _bounded(match["one"], " ".join([before, match["behind"] or ""]), words)
    low, high = _range(match["from"] or match["low"], match["until"] or match["high"], words)
    if low is None or high is None or low > high:
        return None
    return _opened((low, high), _effect(before, words))


def _bounded(number: str, around: str, words: Lexicon) -> Interval | None:
    value = value_of(number, words)
    return None if value is None else _opened((value, value), _effect(around, words))


def _vague(match: re.Match[str], before: str, words: Lexicon) -> Interval:
    low, high = words.vague[_plain(match["vague"])]
    if match["more"]:
        high = words.vague[_plain(match["more"])][1]
    return _opened((low, high), _effect(before, words))


def _plain(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _range(low: str, high: str, words: Lexicon) -> tuple[int | None, int | None]:
    """Read both ends; a scale word after the second serves the first (`2-3 million`)."""
    first, second = value_of(low, words), value_of(high, words)
    scale = words.scales.get(_plain(high).rsplit(" ", 1)[-1])
    has_own = any(word in words.scales for word in _plain(low).split())
    if first and second and scale and not has_own and first * scale <= second:
        first *= scale
    return first, second


def _effect(around: str, words: Lexicon) -> str:
    """Name what the words around a number do to it; `about` where they do nothing."""
    rest = _plain(around)
    if not rest:
        return "about"
    for effects in (words.before, words.behind):
        for phrase, effect in effects.items():
            if effect != "about" and f" {phrase} " in f" {rest} ":
                return effect
    return "about"


def _opened(interval: Interval, effect: str) -> Interval:
    low, high = interval
    match effect:
        case "at_least":
            return low, None
        case "more_than" if low is not None:
            return low + (low == high), None
        case "at_most":
            return 0, high
        case "fewer_than" if high is not None:
            return 0, max(0, high - (low == high))
    return interval


def _changes(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Say whether `from A to B` tells a change (`rose from 20 to 30`) and not a range."""
    before = re.findall(r"\w+", text[max(0, match.start() - 60) : match.start()].casefold())
    return match["frame"].casefold() == "from" and bool(words.beside["change_words"] & {*before})
