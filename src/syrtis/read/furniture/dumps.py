"""Code that was crawled with the page: JSON, PHP, JavaScript, CSS, markup.

Catches a cluster of at least four pieces of code syntax near one another, from the first to the
last and the remains of their line. Misses on purpose a single tag or a lone brace.
"""

import re
from collections.abc import Iterator

from syrtis.model import Furniture

__all__ = ["find_dumps"]

NEAR = 300
"""Code points between two pieces of one dump; the values in a dump are at most a headline long."""
FEWEST_PIECES = 4
SPARE = 60
"""Code points before the first piece on its line that still belong to it (`string(1192) "`)."""

_PIECE = re.compile(
    r"\"[\w.-]{1,40}\"\s?:\s?(?=[\"\d\[{tfn-])"  # "key": value
    r"|=>\s?[\"'\[\w]|\barray\(\d*\)?|\bstring\(\d+\)|\bint\(\d+\)|\bobject\(\w+\)"
    r"|\bfunction\s?\w{0,30}\(|\b(?:var|let|const)\s\w{1,30}\s?=|\b(?:window|document)\.\w+"
    r"|\)\s?\{|\};|\}\)|\{\s?\"|\[\{|\}\]|&&|\|\||===?"
    r"|</?[a-zA-Z][\w-]{0,20}(?:\s[^<>\n]{0,200})?/?>"
    r"|[#.@][\w-]{1,40}\s?\{|\b[a-z-]{3,30}:\s?[^;{}\n\"]{1,60};(?=\s*(?:[a-z-]{3,30}:|\}))"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")


def find_dumps(text: str) -> Iterator[Furniture]:
    """Mark every stretch of code in a text."""
    cluster: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text):
        if cluster and piece.start() - cluster[-1].end() > NEAR:
            yield from _dump(cluster, text)
            cluster = []
        cluster.append(piece)
    yield from _dump(cluster, text)


def _dump(cluster: list[re.Match[str]], text: str) -> Iterator[Furniture]:
    if len(cluster) >= FEWEST_PIECES:
        start, end = _from(cluster[0].start(), text), _to(cluster[-1].end(), text)
        yield Furniture(start=start, end=end, rule="code-dump")


def _from(position: int, text: str) -> int:
    """Go back to the start of the line, unless a sentence stands before the code."""
    line = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
    if position - line <= SPARE and not _SENTENCE_END.search(text, line, position):
        return line
    return position


def _to(position: int, text: str) -> int:
    """Go on to the end of the line, unless a sentence stands behind the code."""
    end = re.compile(r"[\r\n]|$").search(text, position)
    stop = end.start() if end else len(text)
    rest = text[position:stop]
    return position if len(rest.split()) >= 12 and _SENTENCE_END.search(rest + " ") else stop
