"""Parts of a whole: `15 people, including three children`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from syrtis.claims.harm import Told
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import find_people
from syrtis.claims.tree import Tree

__all__ = ["counted_parts", "is_part", "whole_of"]

_REACH = 30
"""Words between a whole and its part in one sentence."""
_COUNTS = ("nummod", "amod", "det")
_BREAKS = frozenset({",", "-", "—", "--", "–", "and", "("})


def is_part(tree: Tree, told: Told) -> bool:
    """Say whether people are a part of others before them.

    `Including`, `among them` before the number, or `of them`, `of whom` behind it, say so.
    """
    first, last = told.people.first, told.people.last
    before = tree.line(first - 3, first)
    if "including" in before or before[-2:] == ("among", "them") or "among" in before[-3:-1]:
        return True
    after = tree.line(last - 1, last + 3)
    pronoun = ("of", "them") in pairwise(after) or "whom" in after
    return pronoun and bool(before) and before[-1] in _BREAKS


def whole_of(wholes: Sequence[Told], part: Told) -> Told | None:
    """Find the whole of a part: the people counted last before it."""
    for whole in reversed(wholes):
        if 0 < part.people.first - whole.people.first <= _REACH:
            return whole
    return None


def _singular_parts(tree: Tree, whole: Told, lexicon: Lexicon) -> Iterator[Told]:
    """Walk single persons that are a part: `two rebels, including a commander`."""
    near = (whole.people.noun, whole.people.at, whole.at)
    for head in dict.fromkeys(at for at in near if at is not None):
        for part in tree.under(head, "including"):
            for people in find_people(tree, part, lexicon):
                if people.quantity is None and people.count is not None:
                    yield replace(whole, people=people, way="part")


def counted_parts(tree: Tree, whole: Told, lexicon: Lexicon) -> Iterator[Told]:
    """Walk the counted people behind a whole who may be a part of it with no verb of their own."""
    yield from _singular_parts(tree, whole, lexicon)
    for at in range(whole.people.first + 1, min(len(tree.words), whole.people.first + _REACH)):
        if at in tree.counted:
            head = tree.head(at) if tree.relation(at) in _COUNTS else at
            for people in find_people(tree, head, lexicon):
                if people.quantity is tree.counted[at]:
                    part = replace(whole, people=people, way="part")
                    if is_part(tree, part):
                        yield part
