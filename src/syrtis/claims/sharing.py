"""Counted nouns that share a verb, and parts of a whole."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from syrtis.claims.counted import Counted, Head
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.predicates import Told
from syrtis.claims.words import QUANTITY, Words

__all__ = ["is_part", "share"]

_GAP = 7
"""Words between two counted nouns of one list: `soldiers from the north and 2 civilians`."""
_PART_REACH = 3
_ELLIPSIS = frozenset({"in", "at", "near", "outside", "others"})


def share(
    words: Words, counted: Sequence[Counted], told: dict[int, list[Told]], lexicon: Lexicon
) -> dict[int, list[Told]]:
    """Give a verb to every noun of the list that it governs.

    `3 soldiers and 2 civilians were killed` serves both from the right; `killing 3 soldiers and 2
    civilians` both from the left. A noun with a verb of its own keeps to it.
    """
    shared = {at: list(found) for at, found in told.items()}
    for left, right in reversed(tuple(pairwise(counted))):
        if shared[left.at] or not _can_share(left) or not _listed(words, left, right, lexicon):
            continue
        for found in shared[right.at]:
            if found.way in ("after", "shared") and not is_part(words, right, lexicon):
                shared[left.at].append(
                    replace(found, counted=left, first=left.at, last=found.last, way="shared")
                )
    for left, right in pairwise(counted):
        if shared[right.at] or not _can_take(words, right, lexicon):
            continue
        if not _listed(words, left, right, lexicon):
            continue
        for found in shared[left.at]:
            if found.way in ("before", "object") and not is_part(words, right, lexicon):
                shared[right.at].append(replace(found, counted=right, last=right.end, way="object"))
    return shared


def _can_share(counted: Counted) -> bool:
    return counted.head in (Head.PEOPLE, Head.COMBATANTS, Head.LIKELY)


def _can_take(words: Words, counted: Counted, lexicon: Lexicon) -> bool:
    """Say whether a noun can be a further object: people, and no verb of its own follows."""
    after = words.at(counted.end)
    if counted.head is Head.BARE:
        return after in _ELLIPSIS
    verb = after in lexicon.clause["aux"] or after.endswith("ed")
    return counted.people and not verb


def _listed(words: Words, left: Counted, right: Counted, lexicon: Lexicon) -> bool:
    """Say whether two counted nouns stand in one list."""
    gap = words.low[left.end : right.at]
    if not gap or len(gap) > _GAP or not {*gap} & {",", "and", "as", "or", "plus", "&", "with"}:
        return False
    if gap[-1] not in lexicon.clause["joints"]:
        return False
    plain = all(word in lexicon.clause["joints"] for word in gap)
    stops = lexicon.clause["blockers"] - {"and", "or"}
    attached = gap[0] in lexicon.clause["attach"] and gap[-1] == "and"
    return plain or (
        attached
        and not any(w in stops or w == QUANTITY or w in lexicon.clause["aux"] for w in gap[:-1])
        and not any(w.endswith(("ed", "ing")) or w == "," for w in gap[:-1])
    )


def is_part(words: Words, counted: Counted, lexicon: Lexicon) -> bool:
    """Say whether a counted noun is a part of one before it: `including three children`."""
    before = words.low[max(0, counted.at - _PART_REACH) : counted.at]
    if before[-1:] in (("including",), ("included",)) or before[-2:] == ("among", "them"):
        return True
    if before[-2:] in (("including", "at"), ("including", "the"), ("including", "an")):
        return True
    if before[-2:-1] == ("including",) or before[-3:-2] == ("among",):
        return True
    pronoun = words.low[counted.at + 1 : counted.at + 3] in (("of", "them"), ("of", "whom"))
    return pronoun and before[-1:] in ((",",), ("-",), ("—",), ("--",), ("–",), ("and",), ("(",))
