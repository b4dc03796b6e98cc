"""Find the furniture of one page: every rule in turn, their finds merged."""

from collections.abc import Iterator

from syrtis.model import Furniture, Span
from syrtis.read.furniture.dumps import find_dumps
from syrtis.read.furniture.heads import find_heads
from syrtis.read.furniture.lines import lines_of
from syrtis.read.furniture.lists import find_foot, find_lists, find_menus
from syrtis.read.furniture.notices import find_notices, notices_of
from syrtis.read.furniture.repeated import find_repeated
from syrtis.read.furniture.run_in import find_run_in
from syrtis.read.furniture.stretches import merged

__all__ = ["find_furniture"]

LONGEST = 2_000_000
"""Code points read; what lies beyond is left as it is (no story is that long)."""


def find_furniture(
    text: str, *, title: Span | None = None, lead: int | None = None
) -> tuple[Furniture, ...]:
    """Mark what in a text is not the story, sorted and disjoint; the text itself is not touched.

    `title` is the headline, whose first stand is never furniture; `lead` is where the story seems
    to begin.
    """
    return tuple(merged(_found(text[:LONGEST], title, lead), text))


def _found(text: str, title: Span | None, lead: int | None) -> Iterator[Furniture]:
    lines = lines_of(text)
    notices = notices_of(lines)
    head = list(find_heads(lines, text, title, lead))
    stretches = [
        *find_dumps(text),
        *head,
        *find_repeated(lines, head),
        *find_notices(lines, notices),
        *find_menus(lines),
        *find_lists(lines),
        *find_foot(lines, notices),
        *find_run_in(lines),
    ]
    for stretch in stretches:
        yield from _beside(stretch, title)


def _beside(stretch: Furniture, title: Span | None) -> Iterator[Furniture]:
    """Leave the headline out of a stretch that covers it."""
    if title is None or stretch.end <= title.start or stretch.start >= title.end:
        yield stretch
        return
    if stretch.start < title.start:
        yield Furniture(start=stretch.start, end=title.start, rule=stretch.rule)
    if stretch.end > title.end:
        yield Furniture(start=title.end, end=stretch.end, rule=stretch.rule)
