"""Pairs that a person may want to merge: names alike in letters, each score with what it is made of.

Likeness of names proposes and never decides: `Niger` and `Nigeria` are more alike than two spellings
of one man. So nothing here changes a row; a person merges, or does not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

from syrtis.ground.earth import km_between
from syrtis.model import Actor, ActorKind, Decision, DecisionKind, Place, standing_decisions
from syrtis.naming.folding import bare, skeleton

__all__ = ["Proposal", "propose"]

Thing = Actor | Place

LEAST = 0.85
"""Score from which a pair is worth a look: `Hifter` and `Haftar` reach it by their consonants."""
_ALIKE_LETTERS = 80
"""Likeness of two names, of 100, below which only their consonants can make them a pair."""
_SAME_CONSONANTS = 0.15
_AGAINST = -0.35
"""What speaks against a pair: one such thing outweighs the same letters and the same consonants."""
_NEAR_KM = 30.0
"""Apart by more, two points are hardly one town; half the width of a large district."""
_ROWS = 500
"""Names compared with all others at one time, which bounds the memory."""
_SHORTEST = 3
"""Fewest consonants that make two names a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two actors or two places that may be one."""

    left: str
    right: str
    """Ids, the smaller first."""
    reasons: Mapping[str, float]
    """What speaks for it and against it -> its part of the score."""

    @property
    def score(self) -> float:
        """Add up the reasons: about 1 for the same letters, less for each thing against it."""
        return round(sum(self.reasons.values()), 2)


def propose(things: Sequence[Thing], decisions: Sequence[Decision] = ()) -> list[Proposal]:
    """List the pairs of actors or of places that may be one, the most alike first.

    Those merged already, and those that a person split or decided to be two, are not proposed again.
    """
    two = {frozenset(d.ids) for d in standing_decisions(decisions) if d.kind is DecisionKind.APART}
    standing = {thing.id: thing for thing in things if thing.merged_into is None}
    found = []
    for (left, right), letters in sorted(_alike(list(standing.values())).items()):
        one, other = standing[left], standing[right]
        if {one.split_from, other.split_from} & {left, right} or {left, right} in two:
            continue
        proposal = Proposal(
            left=left, right=right, reasons={"letters": letters, **_reasons(one, other)}
        )
        if proposal.score >= LEAST:
            found.append(proposal)
    return sorted(found, key=lambda each: (-each.score, each.left, each.right))


def _alike(things: Sequence[Thing]) -> dict[tuple[str, str], float]:
    """Find pairs whose names are alike in letters or the same in consonants -> likeness, 0 to 1."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for thing in things:
        for name in _names(thing):
            owners[name].add(thing.id)
    found: dict[tuple[str, str], float] = {}
    for one, other, likeness in _pairs(sorted(owners)):
        for left in owners[one]:
            for right in owners[other] - {left}:
                pair = (min(left, right), max(left, right))
                found[pair] = max(found.get(pair, 0.0), round(likeness / 100, 2))
    return found


def _names(thing: Thing) -> set[str]:
    """Fold the spellings that are names: `the group`, `his forces` and `a nurse` are not."""
    spelled = {name for name in (thing.name, *thing.aliases) if name[:1].isupper()}
    return {name for name in map(bare, spelled) if name}


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    for start in range(0, len(names), _ROWS):
        part = names[start : start + _ROWS]
        likeness = process.cdist(
            part, names, scorer=fuzz.ratio, score_cutoff=_ALIKE_LETTERS, dtype=np.uint8
        )
        for row, column in np.argwhere(likeness):
            if start + row <= column:
                yield part[row], names[column], float(likeness[row, column])
    by_bones: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        by_bones[skeleton(name)].append(name)
    for bones, alike in by_bones.items():
        if len(bones) >= _SHORTEST:
            for one, other in combinations(alike, 2):
                yield one, other, fuzz.ratio(one, other)


def _reasons(one: Thing, other: Thing) -> dict[str, float]:
    """Weigh what else is known of two whose names are alike."""
    found = {}
    bones = {skeleton(name) for name in _names(one)} & {skeleton(name) for name in _names(other)}
    if any(len(each) >= _SHORTEST for each in bones):
        found["same consonants"] = _SAME_CONSONANTS
    if one.kind and other.kind and one.kind != other.kind:
        found["other kind"] = _AGAINST
    if isinstance(one, Place) and isinstance(other, Place):
        found |= _apart(one, other)
    elif one.kind == other.kind == ActorKind.PERSON and not bones:
        found |= _other_person(one.name, other.name)
    return found


def _apart(one: Place, other: Place) -> dict[str, float]:
    if one.country and other.country and one.country != other.country:
        return {"other country": _AGAINST}
    ends = (one.latitude, one.longitude, other.latitude, other.longitude)
    if any(degrees is None for degrees in ends):
        return {}
    north, east, other_north, other_east = (degrees or 0.0 for degrees in ends)
    km = km_between((north, east), (other_north, other_east))
    return {f"{km:,.0f} km apart": _AGAINST} if km > _NEAR_KM else {}


def _other_person(one: str, other: str) -> dict[str, float]:
    """Say whether two whole names differ in a word's consonants: `Imre Salvand`, `Irma Salvand`."""
    left, right = ([skeleton(part) for part in bare(name).split()] for name in (one, other))
    return {"other person": _AGAINST} if len(left) == len(right) > 1 else {}
