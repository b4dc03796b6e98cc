"""The top and the bottom of a page as lines with their places, bounded however long it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from syrtis.model import Span

__all__ = ["Line", "bottom_lines", "top_lines", "words_of"]

TOP_CHARS = 8_000
BOTTOM_CHARS = 6_000
LINE_CHARS = 1_500
MOST_LINES = 80
SHORTEST_WRAP, LONGEST_WRAP = 50, 84
_BREAK = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85]")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank: its words without the space around them."""

    start: int
    end: int
    text: str
    whole: bool = True
    """False where the line goes on beyond what is looked at."""
    wrapped: bool = False
    """One of three or more lines of one length: a paragraph broken by hand, not lines of its own."""

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of this line; places are counted from the line's first word."""
        return Span(start=self.start + start, end=self.start + end, quote=self.text[start:end])

    def span_all(self) -> Span:
        """Make the whole line a span."""
        return self.span(0, len(self.text))


def top_lines(text: str) -> tuple[Line, ...]:
    """Read the first lines of a page; a very long line is looked at from its beginning only."""
    return _with_wraps(tuple(_lines(text, 0, min(len(text), TOP_CHARS)))[:MOST_LINES])


def bottom_lines(text: str) -> tuple[Line, ...]:
    """Read the last lines of a page, none where the top already holds them all."""
    start = max(0, len(text) - BOTTOM_CHARS)
    if start:
        broken = _BREAK.search(text, start)
        start = broken.end() if broken else len(text)
    return _with_wraps(tuple(_lines(text, start, len(text)))[-MOST_LINES:])


def words_of(text: str) -> list[str]:
    """Split a line into words (letters and digits, with the marks inside them)."""
    return _WORD.findall(text)


def _with_wraps(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the lines of paragraphs that were broken by hand at one width, as old archives are."""
    wrapped: set[int] = set()
    for k in range(len(lines) - 2):
        three = lines[k : k + 3]
        if _is_full(three[0]) and _is_full(three[1]) and _follow(three):
            wrapped |= {k, k + 1, k + 2}
    return tuple(
        replace(line, wrapped=True) if k in wrapped else line for k, line in enumerate(lines)
    )


def _is_full(line: Line) -> bool:
    return SHORTEST_WRAP <= len(line.text) <= LONGEST_WRAP


def _follow(three: tuple[Line, ...]) -> bool:
    """Say whether three lines are one paragraph: close together, one going on in small letters.

    Archives that print in capitals only (teletype) go on where the line above has no stop.
    """
    close = all(after.start - line.end <= 2 for line, after in pairwise(three))
    goes_on = any(line.text[0].islower() for line in three[1:]) or _is_teletype(three)
    return close and goes_on and len(three[2].text) <= LONGEST_WRAP


def _is_teletype(three: tuple[Line, ...]) -> bool:
    shouted = all(line.text.isupper() for line in three)
    return shouted and not any(line.text.endswith((".", "!", "?", '"')) for line in three[:2])


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    while start < end:
        broken = _BREAK.search(text, start, end)
        stop = broken.start() if broken else end
        line = _line(text, start, stop)
        if line is not None:
            yield line
        start = stop + 1


def _line(text: str, start: int, stop: int) -> Line | None:
    raw = text[start:stop]
    kept = raw.strip()
    if not kept:
        return None
    begin = start + len(raw) - len(raw.lstrip())
    cut = kept[:LINE_CHARS].rstrip()
    return Line(start=begin, end=begin + len(cut), text=cut, whole=len(cut) == len(kept))
