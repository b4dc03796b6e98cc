"""Above the story: mastheads, page clocks, menus, and highlights run into the lead.

Catches short lines above the headline; what stands before the dateline on the dateline's own line;
and the lines above a dateline's line where one of them is highlights run together. Misses on
purpose running sentences above the headline or the dateline (a standfirst tells the story),
everything on pages whose headline stands deep in the text, and what stands before a dash deep in a
paragraph, which is no dateline.
"""

import re
from collections.abc import Iterator, Sequence

from syrtis.model import Furniture, Span
from syrtis.read.furniture.lexicon import run_in_words
from syrtis.read.furniture.lines import Line, is_sentence
from syrtis.read.furniture.run_in import count_breaks

__all__ = ["find_heads"]

DEEPEST_TITLE_LINE = 12
"""A headline with more lines above it is not the page's first; then nothing above is told."""
DEEPEST_LEAD_LINE = 5
HIGHLIGHT_WORDS = 2
MOST_HIGHLIGHT_WORDS = 100
"""Words run in before a lead; more are paragraphs. The longest of 300 seen had 76."""
MOST_WORDS_ABOVE = 60
"""Words on the lines above; more are the story, and its dash or brackets no dateline."""
MOST_BLOCK_WORDS = 120
"""Words of all lines of highlights above the dateline's line, a caption among them."""
DATELINE_CHARS = 70

_DATELINE = re.compile(r"[A-Z][^\n(]{1,50}?(?:\([^()\n]{2,40}\)\s*(?:[-–—:|]|$)|\s[-–—]{1,3}\s)")


def find_heads(
    lines: Sequence[Line], text: str, title: Span | None, lead: int | None
) -> Iterator[Furniture]:
    """Mark what stands above the headline and what is run in before the lead."""
    if title is not None:
        above = [line for line in lines[: DEEPEST_TITLE_LINE + 1] if line.end <= title.start]
        if len(above) <= DEEPEST_TITLE_LINE:
            yield from (line.marked("masthead") for line in above if not is_sentence(line.text))
    if lead is not None and _DATELINE.match(text, lead, lead + DATELINE_CHARS):
        yield from _highlights(lines[:DEEPEST_LEAD_LINE], text, title, lead)
        if title is None and any(line.start == lead for line in lines[:DEEPEST_LEAD_LINE]):
            yield from _block(lines[:DEEPEST_LEAD_LINE], lead)


def _highlights(
    lines: Sequence[Line], text: str, title: Span | None, lead: int
) -> Iterator[Furniture]:
    """Mark byline and story highlights that run into the line of the lead."""
    above = 0
    for line in lines:
        if line.start < lead < line.end and above <= MOST_WORDS_ABOVE:
            start = line.start
            if title is not None and title.start == line.start:
                start = min(title.end, lead)
            before = text[start:lead].rstrip()
            if before and _is_run_in(before):
                yield Furniture(start=start, end=start + len(before), rule="highlights")
        above += len(line.text.split())


def _is_run_in(before: str) -> bool:
    """Say whether words before a dateline are no beginning of its sentence."""
    words = before.split()
    inside = words[-1].casefold() in run_in_words("leads-on") or before[-1] in ",;(-–—"
    return HIGHLIGHT_WORDS <= len(words) <= MOST_HIGHLIGHT_WORDS and not inside


def _block(lines: Sequence[Line], lead: int) -> Iterator[Furniture]:
    """Mark the lines above the dateline's line if highlights are run together in one of them."""
    above = [line for line in lines if line.end <= lead]
    few = sum(len(line.text.split()) for line in above) <= MOST_BLOCK_WORDS
    if few and any(count_breaks(line.text) for line in above):
        yield from (line.marked("highlights") for line in above)
