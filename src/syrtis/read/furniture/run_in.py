"""Headlines of linked stories that the crawler ran into a sentence without a break.

`Rebels hold town Mayor flees to coast Meanwhile, shells fell ...`: what stands between the start
of a line and a word that opens a sentence and is never capitalised inside one, no stop between.
Misses on purpose every run-in before a name or a number, because sentences have those inside
too, and one that begins like a sentence (`They ...`); what repeats on other pages of the outlet is
found there (`find_repeats`).
"""

import re
from collections.abc import Iterator, Sequence

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import leads_on, openers
from syrtis.read.furniture.lines import Line, is_sentence

__all__ = ["find_run_in"]

FEWEST_WORDS = 4
ARTICLES = frozenset({"The", "A", "An"})
SENTENCE_STARTS = ARTICLES | {"I", "We", "You", "Now", "One"}
MOST_WORDS = 24
"""Three linked headlines of eight words."""

_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.,;:!?\"”)\]—–-]$")


def find_run_in(lines: Sequence[Line]) -> Iterator[Furniture]:
    """Mark title-like words at the start of a line that a sentence opener ends."""
    for line in lines:
        if is_sentence(line.text):
            end = _run_in_end(line.text)
            if end is not None:
                yield Furniture(start=line.start, end=line.start + end, rule="run-in-headline")


def _run_in_end(text: str) -> int | None:
    words = list(_WORD.finditer(text[:600]))
    if not words or words[0][0] in openers() | SENTENCE_STARTS:
        return None
    for index, word in enumerate(words[: MOST_WORDS + 1]):
        before = words[index - 1] if index else None
        if before is not None and _STOP.search(before[0].rstrip("'’")):
            if not before[0].endswith(":"):
                return None
            continue
        if before is None or index < FEWEST_WORDS or not _opens(words, index):
            continue
        if _ends_headline(before[0]) and is_sentence(text[word.start() :]):
            return before.end()
    return None


def _opens(words: Sequence[re.Match[str]], index: int) -> bool:
    """Say whether a word opens a sentence; an article does before a word in small letters."""
    word = words[index][0]
    if word in ARTICLES and index + 1 < len(words):
        return words[index + 1][0][0].islower()
    return word.rstrip(",") in openers()


def _ends_headline(word: str) -> bool:
    """Say whether a headline may end here: not on a word that leads on, nor inside a title."""
    return word.casefold() not in leads_on() and (word[0].islower() or word[0].isdigit())
