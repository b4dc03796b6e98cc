"""Lists of other stories, menus, and the foot of the page.

Catches a heading such as `Related` or `Most read` with the title-like lines under it; lines of
short parts between bars; and, below the story's last running sentence, every line that is none.
Misses on purpose a last paragraph that was cut off (it is long), and lists inside the story, whose
items are sentences.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import headings, run_in_words, site_voice, story_voice
from syrtis.read.furniture.lines import Line, ends_in_stop, is_sentence, is_title_like

__all__ = ["find_foot", "find_lists", "find_menus"]

MENU_PARTS = 3
MENU_PART_WORDS = 4
SHORT_WORDS = 20
"""Words of the longest line below a closing notice; a story that goes on has longer ones."""
CLOSING = frozenset({"legal", "contributors", "comments", "imprint"})
"""Rules of notices that end a story: what stands below them is none."""
LONGEST_LIST = 60
FOOT_SENTENCE_WORDS = 30
"""A sentence at the foot that speaks to the reader is at most this long."""

CUT_OFF_WORDS = 8
"""Words of a sentence in the past tense that lost its end; headlines tell in the present."""

_BAR = re.compile(r"\s*[|·•»›>/]\s+|\s{3,}|\t")


def find_menus(lines: Sequence[Line]) -> Iterator[Furniture]:
    """Mark lines that are a row of short entries."""
    for line in lines:
        parts = [part for part in _BAR.split(line.text) if part]
        short = all(len(part.split()) <= MENU_PART_WORDS for part in parts)
        if len(parts) >= MENU_PARTS and short:
            yield line.marked("menu")


def find_lists(lines: Sequence[Line]) -> Iterator[Furniture]:
    """Mark the headings of lists of other stories, and the headlines under them."""
    for index, line in enumerate(lines):
        if headings().match(line.text):
            yield line.marked("other-stories")
            for below in lines[index + 1 : index + 1 + LONGEST_LIST]:
                if not is_title_like(below.text):
                    break
                yield below.marked("other-stories")


def find_foot(lines: Sequence[Line], notices: Mapping[int, str]) -> Iterator[Furniture]:
    """Mark what stands below the story's last sentence, and all below the notice that ends it."""
    last = max((line.number for line in lines if _tells(line, notices)), default=-1)
    if last < 0:
        return
    closed = _closing(lines, notices)
    yield from (line.marked("foot") for line in lines[closed:])
    for line in lines[last + 1 : closed]:
        cut_off = ends_in_stop(line.text) or line.text[0].islower() or _is_cut_off(line)
        if not cut_off or _speaks_to_reader(line):
            yield line.marked("foot")


def _closing(lines: Sequence[Line], notices: Mapping[int, str]) -> int:
    """Find the first closing notice with nothing but short lines below it."""
    first = len(lines)
    for line in reversed(lines):
        if notices.get(line.number) in CLOSING:
            first = line.number
        elif len(line.text.split()) > SHORT_WORDS or _tells_of_harm(line):
            break
    return first


def _tells_of_harm(line: Line) -> bool:
    """Say whether a line is a sentence of a story beyond doubt."""
    return is_sentence(line.text) and bool(story_voice().search(line.text))


def _is_cut_off(line: Line) -> bool:
    """Say whether a line is a sentence without its end: the page was cut there."""
    words = line.text.split()
    past = any(word in run_in_words("past") for word in words)
    return len(words) >= CUT_OFF_WORDS and past


def _tells(line: Line, notices: Mapping[int, str]) -> bool:
    """Say whether a line is a sentence of a story and not of the site."""
    return is_sentence(line.text) and line.number not in notices and not _speaks_to_reader(line)


def _speaks_to_reader(line: Line) -> bool:
    short = len(line.text.split()) <= FOOT_SENTENCE_WORDS
    quoted = any(mark in line.text for mark in '"“”')
    return short and not quoted and len(site_voice().findall(line.text)) > 0
