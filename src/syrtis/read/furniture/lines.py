"""The lines of a text, and what kind of line each is by its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from syrtis.model import Furniture

__all__ = ["Line", "ends_in_stop", "is_sentence", "is_title_like", "lines_of", "words_of"]

SENTENCE_WORDS = 7
"""Fewest words of a line that is read as running text; shorter ones are headings and cues."""
CUT_OFF_WORDS = 25
"""A line this long is running text even where its end was cut off."""
TITLE_WORDS = range(3, 19)
FEWEST_WRAPPED = 3
FULL = 0.6
"""Share of the page's width from which a line is full; wrapping leaves a long word of space."""
SHARE_WRAPPED = 0.6
SHARE_LOWER = 0.3
"""Share of following lines that begin in small letters; in wrapped prose it is two in three."""
WIDEST_WRAPPED = 100
"""Code points; wrapped text has 60-80 columns, and longer lines are paragraphs."""
SHORTEST_WRAPPED = 40
"""Code points of a line that the next goes on with a small letter; menus have shorter ones."""

_END = re.compile(r"[.!?:,;][\s\"'”’)\]]*(?:\[[^\[\]]{1,40}\]\s*)?$")
"""A sentence may have an editor's remark behind it (`[end of recording]`)."""
_STOP = re.compile(r"[.!?][\s\"'”’)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


_RAW = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    start: int
    end: int
    indent: int

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a text without the white space around it (`end - start == len(text)`)."""

    start: int
    end: int
    text: str
    number: int
    """Counted from 0 among the lines that hold anything."""

    def marked(self, rule: str) -> Furniture:
        """Mark the whole line as furniture."""
        return Furniture(start=self.start, end=self.end, rule=rule)


def lines_of(text: str) -> list[Line]:
    """Cut a text into its lines, each at its place; empty ones are left out.

    Lines that were wrapped at a column are one line again, a space for each break.
    """
    raw = [_stripped(match) for match in _RAW.finditer(text) if not match[0].isspace()]
    width = _wrapped_at(raw, text)
    groups: list[list[_Raw]] = []
    for each in raw:
        if groups and _goes_on(groups[-1][-1], each, text, width):
            groups[-1].append(each)
        else:
            groups.append([each])
    return [_line(group, number, text) for number, group in enumerate(groups)]


def _stripped(match: re.Match[str]) -> _Raw:
    words = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Raw(start=start, end=start + len(words), indent=start - match.start())


def _line(group: Sequence[_Raw], number: int, text: str) -> Line:
    start, end = group[0].start, group[-1].end
    words = text[start:end] if len(group) == 1 else _BREAK.sub(" ", text[start:end])
    return Line(start=start, end=end, text=words, number=number)


def _wrapped_at(raw: Sequence[_Raw], text: str) -> int | None:
    """Tell the column at which a page was wrapped; null = it was not.

    Most lines that another follows are nearly full, and the next goes on in small letters (on
    pages in capitals that cannot be asked); lists of headlines are ragged and begin in capitals.
    """
    width = sorted(line.width for line in raw)[int(len(raw) * 0.95)] if raw else 0
    if width > WIDEST_WRAPPED:
        return None
    pairs = [pair for pair in pairwise(raw) if _is_next(*pair, text)]
    full = sum(line.width >= FULL * width for line, _ in pairs)
    lower = sum(text[after.start].islower() for _, after in pairs)
    if full < max(FEWEST_WRAPPED, SHARE_WRAPPED * len(pairs)):
        return None
    return width if lower >= SHARE_LOWER * len(pairs) or text.isupper() else None


def _goes_on(line: _Raw, after: _Raw, text: str, width: int | None) -> bool:
    """Say whether a line's sentence goes on in the next."""
    if not _is_next(line, after, text):
        return False
    if width is not None and line.width >= FULL * width:
        return True
    open_end = text[line.end - 1].isalnum() or text[line.end - 1] == ","
    return open_end and line.width >= SHORTEST_WRAPPED and text[after.start].islower()


def _is_next(line: _Raw, after: _Raw, text: str) -> bool:
    """Say whether no empty line and no indent stand between two lines."""
    gap = text[line.end : min(after.start, line.end + 80)].replace("\r\n", "\n")
    return after.indent < 2 and len(_BREAK.findall(gap)) == 1


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
