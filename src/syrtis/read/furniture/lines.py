"""The lines of a text, and what kind of line each is by its form."""

import re
from dataclasses import dataclass

from syrtis.model import Furniture

__all__ = ["Line", "ends_in_stop", "is_sentence", "is_title_like", "lines_of", "words_of"]

SENTENCE_WORDS = 7
"""Fewest words of a line that is read as running text; shorter ones are headings and cues."""
CUT_OFF_WORDS = 25
"""A line this long is running text even where its end was cut off."""
TITLE_WORDS = range(3, 19)

_END = re.compile(r"[.!?:,;][\s\"'”’)\]]*$")
_STOP = re.compile(r"[.!?][\s\"'”’)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a text without the white space around it."""

    start: int
    end: int
    text: str
    number: int
    """Counted from 0 among the lines that hold anything."""

    def marked(self, rule: str) -> Furniture:
        """Mark the whole line as furniture."""
        return Furniture(start=self.start, end=self.end, rule=rule)


def lines_of(text: str) -> list[Line]:
    """Cut a text into its lines, each at its place; empty ones are left out."""
    found: list[Line] = []
    for match in re.finditer(r"[^\r\n\x85\u2028\u2029]+", text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            line = Line(start=start, end=start + len(words), text=words, number=len(found))
            found.append(line)
    return found


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded, for comparison."""
    return [word.casefold() for word in _WORD.findall(text)]


def is_sentence(line: str) -> bool:
    """Say whether a line is running text: long enough, and ended like a sentence or very long."""
    count = len(line.split())
    return count >= CUT_OFF_WORDS or (count >= SENTENCE_WORDS and bool(_END.search(line)))


def ends_in_stop(line: str) -> bool:
    """Say whether a line ends like a sentence, however short."""
    return bool(_STOP.search(line))


def is_title_like(line: str) -> bool:
    """Say whether a line could be a headline: some words, a capital first, no stop at its end."""
    return (
        len(line.split()) in TITLE_WORDS
        and not _END.search(line)
        and (line[0].isupper() or line[0] in "\"'“‘" or line[0].isdigit())
    )
