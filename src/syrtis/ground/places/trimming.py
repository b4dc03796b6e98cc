"""A place's own name among the words around it, and what they say it is."""

import re
from collections.abc import Mapping

from syrtis.ground.countries import country_of_people
from syrtis.ground.places.gazetteer import Gazetteer
from syrtis.ground.places.lexicon import PlaceWords
from syrtis.model import Span

__all__ = ["rank_told", "trimmed", "without_people"]

_NEXT_WORD = re.compile(r"[\s-]{1,2}([A-Za-z]+)")
_TAIL = re.compile(r"\s?-\s?(?:based|born|held|controlled|led|area|backed)$")
_SHARED_RANK = re.compile(
    r"(?:,?\s(?:and\s)?[A-Z][\w.'’-]{1,30}(?:\s[A-Z][\w.'’-]{1,30})?){1,6}\s([a-z]+s)\b"
)
"""`Bendir, Ansel and Quarrow provinces`: the rank of the last is that of all."""
_RANK_OF = re.compile(r"([A-Za-z]+)\sof\s(?:the\s)?$")


def without_people(quote: str, gazetteer: Gazetteer) -> str:
    """Leave out a people named behind a place or taken for one: `Bendir Libyan`, `Libyan cities`.

    Nothing is left of a name that is all people.
    """
    while quote:
        last = quote.rsplit(maxsplit=1)[-1]
        if country_of_people(last) is None or gazetteer.exactly(quote):
            break
        quote = quote[: -len(last)].rstrip()
    return quote


def trimmed(start: int, quote: str, words: PlaceWords) -> tuple[int, str]:
    """Leave out the small words around a name: of `the Halveran city of Bendir`, Bendir."""
    described = _DESCRIBED.match(quote)
    if described and described[1] in words.ranks | words.meant_as:
        start, quote = start + described.start(2), described[2]
    quote = _TAIL.sub("", quote)
    parts = quote.split()
    kept = _named(parts)
    at = parts.index(kept[0]) if kept else 0
    lead = len(quote) - len(quote.split(None, at)[-1]) if at else 0
    rest = quote[lead:]
    while len(rest.split()) > len(kept):
        rest = rest[: -len(rest.split()[-1])].rstrip()
    return start + lead, rest


def rank_told(text: str, span: Span, ranks: Mapping[str, str]) -> tuple[str | None, str]:
    """Read what a place is from its own words, the word behind it, or `the town of` before it."""
    parts = span.quote.split()
    if len(parts) > 1 and parts[-1].casefold() in ranks:
        return ranks[parts[-1].casefold()], " ".join(_named(parts[:-1]))
    parts = _named(parts)
    first = parts[0].casefold()
    behind = _SHARED_RANK.match(text, span.end) or _NEXT_WORD.match(text, span.end)
    if behind and behind[1].islower() and behind[1] in ranks:
        return ranks[behind[1]], " ".join(parts)
    before = _RANK_OF.search(text[max(0, span.start - 40) : span.start])
    if before and before[1].casefold() in ranks:
        return ranks[before[1].casefold()], " ".join(parts)
    if len(parts) > 1 and first in ranks and ranks[first] != "part":
        return ranks[first], " ".join(parts[1:]).removeprefix("of ")
    return None, " ".join(parts)


def _named(parts: list[str]) -> list[str]:
    """Leave out what only describes a name: `eastern Halvera`, `Halvera mission`, `Bendir A`."""
    kept = list(parts)
    while len(kept) > 1 and (kept[-1].islower() or kept[-1] in _OPENERS):
        kept.pop()
    while len(kept) > 1 and kept[0].islower() and kept[0].split("-")[0] not in _OPENING_SMALL:
        kept.pop(0)
    return kept if any(part[:1].isupper() for part in kept) else parts


_OPENERS = frozenset({"A", "An", "The", "In", "On", "At", "He", "It", "But"})
"""Words that open the next sentence, where two stand in one line without a stop."""
_OPENING_SMALL = frozenset(
    {"al", "el", "an", "as", "ash", "at", "az", "ar", "ad", "bin", "de", "la"}
)
"""Small words that names begin with."""
_DESCRIBED = re.compile(
    r"(?:.*\s)?(?!of\s|in\s)([a-z]+)\s(?:(?:of|in)\s)?((?:al-|el-)?[^\W\da-z].*)", re.DOTALL
)
