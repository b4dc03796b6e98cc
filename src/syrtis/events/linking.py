"""Tellings of several articles -> occurrences: block, compare, cluster.

Only tellings of one place (or of one place inside the other) and one kind of event are compared. A
score adds up named reasons; what speaks against a pair keeps it apart, whatever else it is like, and
keeps apart whatever it has been joined to. So two strikes on two days, or of two sides, stay two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from syrtis.events.telling import HARMFUL, Telling, family_of, is_same_kind
from syrtis.model import ClaimKind, Place

__all__ = ["Link", "Tied", "cluster", "compare", "containment", "link"]

ENOUGH = 1.0
"""Score from which two tellings are one occurrence."""
WEIGHTS: Mapping[str, float] = {
    "same days": 1.0,
    "changed hands": 0.3,
    "same place": 0.3,
    "one place in the other": 0.1,
    "place named in its article": 0.0,
    "same sides": 0.4,
    "same type": 0.2,
    "same numbers": 0.6,
    "same words": 1.0,
    "same weekday": 0.3,
}
"""What each reason is worth. Set by hand so that one place and one day are enough; without days, one
place, type and side need the same words, numbers or weekday besides, or that the place changed hands:
wars tell of one town for months."""
SHARED_WORDS = 4
"""Words in a row that two quotes share when one article has the other's sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What speaks for two tellings being one, and against."""

    reasons: Mapping[str, float]
    against: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """Add up the reasons; nothing outweighs what speaks against."""
        return float("-inf") if self.against else round(sum(self.reasons.values()), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """Two tellings by their numbers, and how they are tied."""

    left: int
    right: int
    link: Link


def link(
    tellings: Sequence[Telling],
    within: Mapping[str, str],
    named: Mapping[str, frozenset[str]],
) -> list[list[Telling]]:
    """Cluster tellings into occurrences.

    `within` leads a place to the one it lies in, `named` an article to the places it names: a telling
    without a place may be of any of them.
    """
    tied = [
        Tied(left=a, right=b, link=compare(tellings[a], tellings[b]))
        for a, b in sorted(_pairs(tellings, within, named))
    ]
    return [[tellings[at] for at in group] for group in cluster(len(tellings), tied)]


def _pairs(
    tellings: Sequence[Telling],
    within: Mapping[str, str],
    named: Mapping[str, frozenset[str]],
) -> set[tuple[int, int]]:
    """Give the pairs that share a block: a kind of event at a place, or at what it lies in.

    Harm whose cause is not told, and tellings without a place, come into the blocks they may be of.
    """
    blocks: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, each in enumerate(tellings):
        families = HARMFUL if each.type is None else {family_of(each.type)}
        dated = each.window.is_narrow and each.place_id is None
        places = named.get(each.article_id, ()) if dated else _around(each.place_id, within)
        for place in places:
            for family in families:
                blocks[place, family].append(at)
    return {
        (a, b)
        for members in blocks.values()
        for a, b in combinations(members, 2)
        if tellings[a].place_id or tellings[b].place_id
    }


def _around(place: str | None, within: Mapping[str, str]) -> Iterator[str]:
    """Walk a place and the one it lies in."""
    if place is not None:
        yield place
        if place in within:
            yield within[place]


def compare(left: Telling, right: Telling) -> Link:
    """Say what speaks for two tellings of one block being one occurrence, and what against."""
    return Link(
        reasons={what: WEIGHTS[what] for what in _reasons(left, right)},
        against=tuple(_against(left, right)),
    )


def _reasons(left: Telling, right: Telling) -> Iterator[str]:
    known = (left.window.is_known, right.window.is_known)
    if all(known) and left.window.narrowed(right.window).is_narrow:
        yield "same days"
    elif not any(known) and left.type == right.type and "territory" in (left.type or ""):
        yield "changed hands"
    if left.place_id == right.place_id:
        yield "same place"
    elif left.place_id is None or right.place_id is None:
        yield "place named in its article"
    else:
        yield "one place in the other"
    if left.weekday and left.weekday == right.weekday:
        yield "same weekday"
    if left.type == right.type:
        yield "same type"
    if _same_side(left.sides, right.sides):
        yield "same sides"
    if _numbers(left) & _numbers(right):
        yield "same numbers"
    if _same_words(left, right):
        yield "same words"


def _against(left: Telling, right: Telling) -> Iterator[str]:
    if not left.window.meets(right.window):
        yield "other days"
    if left.weekday and right.weekday and left.weekday != right.weekday:
        yield "other weekdays"
    doers = {left.sides[0], right.sides[0]} - {None}
    hands = all("territory" in (each.type or "") for each in (left, right))
    if hands and len(doers) > 1 and left.type != right.type:
        yield "other side gains"
    if left.type and right.type and not is_same_kind(left.type, right.type):
        yield "another means"
    if left.article_id == right.article_id:
        yield "told apart in one article"


def _same_side(left: Sequence[str | None], right: Sequence[str | None]) -> bool:
    return any(one is not None and one == other for one, other in zip(left, right, strict=True))


def _numbers(told: Telling) -> set[tuple[ClaimKind, int, int | None]]:
    """Give the exact numbers of a telling's harm: one and two are told of too many things."""
    counts = ((claim.kind, claim.count) for claim in told.claims if claim.count)
    return {(k, c.low, c.high) for k, c in counts if c.low is not None and c.low > 2}


def _same_words(left: Telling, right: Telling) -> bool:
    return bool(_runs(left) & _runs(right))


def _runs(told: Telling) -> set[tuple[str, ...]]:
    found = set()
    for claim in told.claims:
        words = claim.quote.casefold().split()
        found |= {tuple(words[a : a + SHARED_WORDS]) for a in range(len(words) - SHARED_WORDS + 1)}
    return found


def cluster(size: int, tied: Iterable[Tied]) -> list[list[int]]:
    """Join the firmest pairs first; two groups with anything against them between them stay two."""
    groups = {at: [at] for at in range(size)}
    apart: defaultdict[int, set[int]] = defaultdict(set)
    listed = list(tied)
    for each in listed:
        if each.link.against:
            apart[each.left].add(each.right)
            apart[each.right].add(each.left)
    firm = [each for each in listed if each.link.score >= ENOUGH]
    for each in sorted(firm, key=lambda each: (-each.link.score, each.left, each.right)):
        one, other = groups[each.left], groups[each.right]
        if one is not other and not any(apart[at] & {*other} for at in one):
            one.extend(other)
            for at in other:
                groups[at] = one
    return sorted({id(group): sorted(group) for group in groups.values()}.values())


def containment(places: Iterable[Place]) -> dict[str, str]:
    """Lead every place in a city to the city; regions and countries hold too much to be one place."""
    kinds = {place.id: place.kind for place in places}
    large = {"country", "region", "district", None}
    return {
        place.id: place.within
        for place in places
        if place.within is not None and kinds.get(place.within) not in large
    }
