"""Stretches of furniture put in order: sorted, disjoint, without white space before them."""

from collections.abc import Iterable, Iterator

from syrtis.model import Furniture

__all__ = ["merged"]


def merged(stretches: Iterable[Furniture], text: str) -> Iterator[Furniture]:
    """Sort stretches of a text and cut what an earlier one already covers."""
    covered = 0
    for each in sorted(stretches):
        start = max(each.start, covered)
        while start < each.end and text[start].isspace():
            start += 1
        if start < each.end:
            yield Furniture(start=start, end=each.end, rule=each.rule)
            covered = each.end
