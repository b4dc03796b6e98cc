"""Paragraphs of a text, whether it ends its lines with its paragraphs or wraps them."""

import re
from collections.abc import Iterator

__all__ = ["paragraphs"]

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ENDS = (".", "!", "?", '"', "”", "’", ":", ";", ")")

_WRAP_MIN = 40
"""A wrapped column is at least this wide; shorter lines are headlines, bylines, lists."""
_WRAP_MAX = 132
"""... and at most this wide (the widest line printer); longer lines are paragraphs."""
_WRAP_EVEN = 0.6
"""In a wrapped block every line but the last has this share of the widest; set by eye."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at blank lines, and at single line ends unless the block is wrapped prose.

    Wrapped prose (old wire archives, mail, teletype) is known by lines of nearly one width of which
    most stop in mid-sentence. Missed on purpose: a wrapped paragraph of one short line and a tail.
    """
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _inside(text, start, end)
        start = gap.end() if gap else end


def _inside(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = text[start:end].split("\n")
    if _wrapped(lines):
        yield start, end
        return
    for line in lines:
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _wrapped(lines: list[str]) -> bool:
    body = [line.strip() for line in lines[:-1]]
    if not body or not all(body):
        return False
    widest = max(map(len, body))
    if not _WRAP_MIN <= widest <= _WRAP_MAX or min(map(len, body)) < _WRAP_EVEN * widest:
        return False
    if sum(line.endswith(_ENDS) for line in body) * 2 > len(body):
        return False
    goes_on = [line.strip()[:1] for line in lines[1:]]
    shouted = not any(char.islower() for line in body for char in line)
    return shouted or sum(char.islower() for char in goes_on) * 3 >= len(goes_on)
