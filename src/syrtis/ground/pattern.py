"""The one pattern that finds counting phrases, put together from a language's words."""

import re
from collections.abc import Iterable
from functools import cache

from syrtis.ground.lexicon import lexicon
from syrtis.ground.numbers import DIGITS

__all__ = ["phrase_pattern"]

_S = r"\s{1,3}"
_OPEN = r"(?<![\w$£€¥#/=+&@.…:])(?<!\w[,’'–-])(?<![$£€¥#]\s)(?<![\d.]\s[-–])"
_CLOSE = r"(?![\w%/°]|[.,:]\d|[-–’'](?!strong|plus|odd)\w)"


def _any(words: Iterable[str]) -> str:
    """Match any of the words, longest first, with any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", _S) for word in ordered) + ")"


def _gate(words: Iterable[str]) -> str:
    """Look ahead for the first two letters of any of the words: most places fail here, cheaply."""
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1:2])
    branches = (f"{first}[{''.join(sorted(then))}]" for first, then in sorted(seconds.items()))
    return rf"(?=\d|{'|'.join(branches)})"


@cache
def phrase_pattern(language: str) -> re.Pattern[str]:
    """Build the pattern of a language's counting phrases.

    Groups: `before` (bounds), `low` and `high` (a range) or `one` (a number) or `vague`, `behind`.
    Every repetition is bounded, so that a hostile text costs no more than a plain one.
    """
    words = lexicon(language)
    scale = _any(words.scales)
    numeral = _any([*words.units, *words.tens, *words.scales])
    joint = rf"(?:-|(?<=undred|ousand|illion){_S}and{_S}|{_S})"
    first = rf"(?:an?{_S}(?={scale}\b)|(?!{scale}\b)|(?<!\d\s)(?!\w*illion\b))"
    spelled = rf"{first}{numeral}\b(?:{joint}{numeral}\b){{0,9}}"
    digits = rf"(?:{DIGITS})(?:[\s-]{scale}\b|m(?=\s[a-z]))?(?:{_S}{scale}\b)?"
    one = rf"(?:{digits}|{_any(words.fixed)}\b|{spelled})"
    vague = rf"{_any(words.vague)}\b"
    starts = ("between", "from", "a ", "an", *words.units, *words.tens, *words.scales)
    gate = _gate([*starts, *words.fixed, *words.before, *words.vague])
    return re.compile(
        rf"(?<!\w){gate}{_OPEN}(?P<before>(?:{_any(words.before)}{_S}){{0,3}})"
        rf"(?:(?P<frame>between|from){_S}(?P<from>{one}){_S}(?:and|to){_S}(?P<until>{one}){_CLOSE}"
        rf"|(?P<low>{one})(?:(?<=\d)\s?[-–—]\s?(?=\d)"
        rf"|{_S}(?:to|or|or{_S}even|or{_S}perhaps){_S})(?P<high>{one})"
        rf"{_CLOSE}"
        rf"|(?P<one>{one}){_CLOSE}"
        rf"|(?P<vague>{vague})(?:,?{_S}(?:or|if{_S}not|or{_S}even|or{_S}perhaps|perhaps|possibly)"
        rf"{_S}(?P<more>{vague}))?{_CLOSE})"
        rf"(?P<behind>{_S}{_any(w for w in words.behind if w[0] != '-')}\b"
        rf"|{_any(w for w in words.behind if w[0] == '-')}\b)?",
        re.IGNORECASE,
    )
