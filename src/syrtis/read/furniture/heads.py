"""Above the story: mastheads, page clocks, menus, and highlights run into the lead.

Catches short lines above the headline, and what stands before the dateline on the dateline's own
line. Misses on purpose running sentences above the headline or the dateline (a standfirst tells the
story), and everything on pages whose headline stands deep in the text.
"""

from collections.abc import Iterator, Sequence

from syrtis.model import Furniture, Span
from syrtis.read.furniture.lines import Line, is_sentence

__all__ = ["find_heads"]

DEEPEST_TITLE_LINE = 12
"""A headline with more lines above it is not the page's first; then nothing above is told."""
DEEPEST_LEAD_LINE = 5
HIGHLIGHT_WORDS = 2


def find_heads(
    lines: Sequence[Line], text: str, title: Span | None, lead: int | None
) -> Iterator[Furniture]:
    """Mark what stands above the headline and what is run in before the lead."""
    if title is not None:
        above = [line for line in lines if line.end <= title.start]
        if len(above) <= DEEPEST_TITLE_LINE:
            yield from (line.marked("masthead") for line in above if not is_sentence(line.text))
    if lead is not None:
        yield from _highlights(lines[:DEEPEST_LEAD_LINE], text, title, lead)


def _highlights(
    lines: Sequence[Line], text: str, title: Span | None, lead: int
) -> Iterator[Furniture]:
    """Mark byline and story highlights that run into the line of the lead."""
    for line in lines:
        before = text[line.start : lead].rstrip() if line.start < lead < line.end else ""
        start = line.start
        if title is not None and title.start == line.start:
            start = min(title.end, lead)
        if len(before.split()) >= HIGHLIGHT_WORDS and start < start + len(before):
            end = line.start + len(before)
            if start < end:
                yield Furniture(start=start, end=end, rule="highlights")
