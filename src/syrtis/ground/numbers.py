"""A number as it is written, in digits or words, to its value."""

import re
from collections.abc import Sequence

from syrtis.ground.lexicon import Lexicon

__all__ = ["DIGITS", "value_of"]

DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:[.\u00a0\u202f\u2009]\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?: \d{3}){1,3}(?!\d)|\d{1,9}(?:\.\d{1,3})?"
)
"""Digits with the separators in use: `1,200`, `1.200` (three digits: no count has thousandths),
`1 200` with any narrow or hard space, `1.5` before a scale word."""

_GROUPED = re.compile(r"\d{1,3}(?:[,.\s]\d{3})+")
_SPLIT = re.compile(r"[\s-]+")


def value_of(words: str, lexicon: Lexicon) -> int | None:
    """Read a number without its bounds; null if it is no whole number (`1.5`, `two ten`)."""
    phrase = " ".join(words.casefold().split())
    grouped = _GROUPED.match(phrase)
    if phrase in lexicon.fixed:
        return lexicon.fixed[phrase]
    first, *rest = _SPLIT.split(phrase[grouped.end() :] if grouped else phrase)
    first = grouped.group() + first if grouped else first
    if not first[:1].isdigit():
        return _spelled([first, *rest], lexicon)
    if first.endswith("m"):
        first, rest = first[:-1], ["million", *rest]
    value = _digits(first, scaled=bool(rest))
    return None if value is None else _scaled(value, rest, lexicon)


def _digits(written: str, *, scaled: bool) -> float | int | None:
    if _GROUPED.fullmatch(written) and not (scaled and written.count(".") == 1):
        return int(re.sub(r"[,.\s]", "", written))
    return float(written) if "." in written else int(written)


def _scaled(value: float, scales: Sequence[str], lexicon: Lexicon) -> int | None:
    for scale in scales:
        value *= lexicon.scales.get(scale, 0)
    whole = round(value)
    return whole if abs(whole - value) < 1e-6 and (whole or not scales) else None


def _spelled(words: Sequence[str], lexicon: Lexicon) -> int | None:
    """Add up spelled numerals; null where they do not make one number."""
    total, below, last_scale = 0, 0, 10**12
    for word in words:
        scale = lexicon.scales.get(word, 0)
        if scale > 100:
            if scale >= last_scale:
                return None
            total, below, last_scale = total + (below or 1) * scale, 0, scale
        elif scale:
            below = (below or 1) * scale
        elif word != "and":
            added = _added(below, word, lexicon)
            if added is None:
                return None
            below = added
    return total + below or None


def _added(below: int, word: str, lexicon: Lexicon) -> int | None:
    """Add a unit or a ten to what stands before it; null where it cannot follow (`twenty ten`)."""
    tens, units = below % 100, below % 10
    if word in ("a", "an"):
        return below + 1
    if word in lexicon.tens:
        return below + lexicon.tens[word] if not tens else None
    unit = lexicon.units.get(word)
    if unit is None or units or 0 < tens < 20 or (tens and unit > 9):
        return None
    return below + unit
