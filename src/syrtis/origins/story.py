"""A story as it is compared: its words without furniture, which of them are quoted, its hard facts."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from syrtis.model import Article, Quantity
from syrtis.naming.folding import skeleton
from syrtis.origins.lexicon import words_of

__all__ = ["Story", "tell"]

_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]s?")
_QUOTATION = re.compile(
    r"[“„«\"](?P<said>[^“”„«»\"\n]{8,}(?:\n(?!\n)[^“”„«»\"\n]*)*)(?:[”»\"]|$|\n\n)"
)
"""A direct quotation: at least eight characters (shorter ones are words held at a distance) that stay
in one paragraph."""
_ENDS_SENTENCE = re.compile(r"[.!?]|\n\s*\n")
_OPENS = re.compile(r"[.!?:\n“”\"«»]")
_YEARS = range(1900, 2100)
_HARD = 11
"""Numbers of ten and less stand in half of all stories of a war."""
_LEAST_NUMBER = 3
"""Smaller numbers stand in nearly every story."""
_STEM = 6
"""Letters of a word that are compared: `attack`, `attacked` and `attackers` are one."""
_BONES = 3
"""Fewest consonants of a name that tell it in any spelling; shorter ones are taken as they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The words of one article's story, folded, with where they stand in its text."""

    article_id: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotations: tuple[tuple[int, int], ...]
    """First word and one past the last word of every direct quotation."""
    sentences: tuple[frozenset[str], ...]
    """The stems of every sentence's words that are no function words."""
    bounds: tuple[tuple[int, int], ...]
    """First word and one past the last word of every sentence."""
    numbers: frozenset[int]
    """What it counts, in digits or in words; no years."""
    telling: frozenset[int]
    """Places of the words that are names or hold figures."""
    names: frozenset[str]
    """Words with a capital inside a sentence, by their consonants."""
    full_names: frozenset[str]
    """Pairs of such words, one behind the other."""

    @property
    def facts(self) -> frozenset[str]:
        """Give what is hard to have in common by chance: full names and larger numbers."""
        return self.full_names | {str(number) for number in self.numbers if number >= _HARD}

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the code points from word `first` up to but not including word `last`."""
        return self.starts[first], self.ends[last - 1]

    def quoted(self) -> frozenset[int]:
        """Give the places of all words inside quotations."""
        return frozenset(at for first, last in self.quotations for at in range(first, last))


def tell(article: Article, quantities: Sequence[Quantity] = ()) -> Story:
    """Take an article's story apart for comparison; its furniture is not part of it."""
    found = [
        m for start, end in _stretches(article) for m in _WORD.finditer(article.text, start, end)
    ]
    words = tuple(_APOSTROPHE.sub("", match[0].casefold()) for match in found)
    starts = tuple(match.start() for match in found)
    ends = tuple(match.end() for match in found)
    between = [article.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    named, full_names = _names(found, words, between)
    bounds = tuple(_bounds(between, len(words)))
    figures = (at for at, word in enumerate(words) if word[0].isdigit())
    return Story(
        article_id=article.id,
        words=words,
        starts=starts,
        ends=ends,
        quotations=tuple(_quotations(article.text, starts)),
        sentences=tuple(
            _stems(words[first:last], article.language or "") for first, last in bounds
        ),
        bounds=bounds,
        numbers=frozenset(_hard(quantities)),
        telling=frozenset((*named, *figures)),
        names=frozenset(_name(words[at]) for at in named),
        full_names=full_names,
    )


def _stretches(article: Article) -> Iterator[tuple[int, int]]:
    """Walk the stretches of an article's text that are its story."""
    at = 0
    for each in sorted(article.furniture):
        if each.start > at:
            yield at, each.start
        at = max(at, each.end)
    if at < len(article.text):
        yield at, len(article.text)


def _names(
    found: Sequence[re.Match[str]], words: Sequence[str], between: Sequence[str]
) -> tuple[frozenset[int], frozenset[str]]:
    """Find the places of names, and the full names: two words with capitals, one behind the other.

    A capital that the beginning of a sentence gives is none.
    """
    capital = [match[0][0].isupper() and len(match[0]) > 2 for match in found]
    names, full = set(), set()
    for (here, after), gap in zip(pairwise(range(len(words))), between, strict=True):
        if capital[after] and not _OPENS.search(gap):
            names.add(after)
            if capital[here] and gap == " ":
                full.add(f"{_name(words[here])} {_name(words[after])}")
    return frozenset(names), frozenset(full)


@cache
def _name(word: str) -> str:
    bones = skeleton(word)
    return bones if len(bones) >= _BONES else word


def _bounds(between: Sequence[str], words: int) -> Iterator[tuple[int, int]]:
    """Walk the sentences, as first word and one past the last."""
    first = 0
    for at, gap in enumerate(between, start=1):
        if _ENDS_SENTENCE.search(gap):
            yield first, at
            first = at
    if first < words:
        yield first, words


def _stems(words: Sequence[str], language: str) -> frozenset[str]:
    idle = _idle(language)
    return frozenset(
        word[:_STEM] if len(word) > _STEM else word.removesuffix("s")
        for word in words
        if word not in idle and (len(word) > 2 or word.isdigit())
    )


@cache
def _idle(language: str) -> frozenset[str]:
    return frozenset(words_of(language)["function"])


def _quotations(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for match in _QUOTATION.finditer(text):
        first, last = (bisect_right(starts, at - 1) for at in match.span("said"))
        if last > first:
            yield first, last


def _hard(quantities: Sequence[Quantity]) -> Iterator[int]:
    for each in quantities:
        for value in (each.count.low, each.count.high):
            if value is not None and not each.vague and _LEAST_NUMBER <= value not in _YEARS:
                yield value
