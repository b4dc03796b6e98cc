"""The words of a sentence, each counting phrase taken as one word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syrtis.model import Quantity, Sentence

__all__ = ["QUANTITY", "Words", "read_words"]

QUANTITY = "#"
"""What stands in `low` for a counting phrase."""

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+){0,8}(?:\.(?=\s+\S))?|--|\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence as words: parallel tuples, one entry a word."""

    sentence: Sentence
    low: tuple[str, ...]
    """In small letters; `#` for a counting phrase."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]
    """Begins with a capital, in a sentence that is not all capitals."""
    quantities: dict[int, Quantity]
    """Index of a word -> the counting phrase it stands for."""

    def at(self, index: int) -> str:
        """Give a word in small letters, or an empty string beyond either end."""
        return self.low[index] if 0 <= index < len(self.low) else ""


def read_words(sentence: Sentence, quantities: Sequence[Quantity]) -> Words:
    """Cut a sentence into words; its quantities must lie inside it, sorted, and not overlap."""
    shouted = not any(map(str.islower, sentence.text))
    found: dict[int, Quantity] = {}
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    capital: list[bool] = []
    for start, end, quantity in _cut(sentence, quantities):
        word = sentence.text[start - sentence.start : end - sentence.start]
        if quantity:
            found[len(low)] = quantity
        low.append(QUANTITY if quantity else _small(word, shouted=shouted))
        starts.append(start)
        ends.append(end)
        capital.append(word[0].isupper() and not shouted and not quantity)
    return Words(
        sentence=sentence,
        low=tuple(low),
        starts=tuple(starts),
        ends=tuple(ends),
        capital=tuple(capital),
        quantities=found,
    )


def _small(word: str, *, shouted: bool) -> str:
    """Write a word small, but keep acronyms as they are: `IS` and `US` are not `is` and `us`."""
    if not shouted and len(word) > 1 and word.isupper():
        return word
    return word.casefold().replace("’", "'")


def _cut(
    sentence: Sentence, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, int, Quantity | None]]:
    at = sentence.start
    for quantity in quantities:
        yield from _plain(sentence, at, quantity.span.start)
        yield quantity.span.start, quantity.span.end, quantity
        at = quantity.span.end
    yield from _plain(sentence, at, sentence.end)


def _plain(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    offset = sentence.start
    for word in _WORD.finditer(sentence.text, start - offset, end - offset):
        yield word.start() + offset, word.end() + offset, None
