"""Tellings of several articles -> pairs that are one occurrence: bring together, compare.

Only tellings at one place (or at one place inside the other) that share a key are compared. A score adds
up named reasons; what speaks against a pair keeps it apart, whatever else it is like. So two strikes on
two days, in two districts, or of two sides, stay two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from syrtis.events.kinds import is_same_kind
from syrtis.events.traits import Key, Traits, days_of, signs_of
from syrtis.model import Place, Reason

__all__ = [
    "ENOUGH",
    "Seat",
    "Tie",
    "against",
    "compare",
    "containment",
    "meet",
    "seats_of",
    "wide_places",
]

ENOUGH = 1.0
"""Score from which two tellings are one occurrence."""
MOST_ALIKE = 24
"""Tellings of one place that share a number, or a side and a weekday, or the same words. Where there are
more, it says nothing any more of which is which: a long war tells one figure of one town many times, and
one sentence of every battle."""
SHELF = "words "
SHELVES = 256
"""Blocks into which words are dealt, so that no block grows with the record alone."""
WEIGHTS: Mapping[str, float] = {
    "same days": 0.7,
    "days that meet": 0.4,
    "changed hands": 0.3,
    "same place": 0.3,
    "one place in the other": 0.1,
    "place not told": 0.0,
    "cause not told": -0.2,
    "same sides": 0.4,
    "same type": 0.2,
    "same numbers": 0.4,
    "same words": 1.0,
    "same weekday": 0.3,
}
"""What each reason is worth. Set by hand so that one place and one week are enough for two of one
kind; a town and a district of it, or a place that is not told, need a type, a side or a number
besides. Without days, one place, type and side need the same words, a number or a weekday besides,
or that the place changed hands: wars tell of one town for months. Mended once on a year of unseen
articles on Iraq, where a country and a day, or a number without a day, had been enough, and 14 of
22 joins read were wrong."""
_REASONS = {what: Reason(what=what, weight=weight) for what, weight in WEIGHTS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A telling in a block in which it may meet others."""

    block: str
    """A place's id; or `words` and a number, where those meet that share words, wherever they are."""
    traits: Traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two tellings by their ids, the smaller first, and what speaks for and against their being one."""

    left: str
    right: str
    reasons: tuple[Reason, ...]
    against: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """Add up the reasons; nothing outweighs what speaks against."""
        if self.against:
            return float("-inf")
        return round(sum(reason.weight for reason in self.reasons), 2)


def seats_of(told: Traits, named: Iterable[str]) -> Iterator[Seat]:
    """Seat a telling at its place and at what that lies in; one of a day but no place, at those named.

    `named` are the places that its article names: it may have been at any of them. And seat it with
    those that may have its very words.
    """
    if told.place_id is None:
        blocks = sorted(set(named)) if told.window.is_narrow else []
    else:
        blocks = [told.place_id, *([told.within] if told.within else [])]
    blocks += sorted({_shelf(run) for run in told.runs})
    yield from (Seat(block=block, traits=told) for block in blocks)


def _shelf(run: int) -> str:
    return f"{SHELF}{run % SHELVES}"


def meet(block: str, seats: Sequence[Seat]) -> Iterator[Tie]:
    """Compare those of one block that share a key; give the pairs of which anything could be made."""
    told = [seat.traits for seat in seats]
    is_shelf = block.startswith(SHELF)
    pairs = _pairs_of_words(block, told) if is_shelf else _pairs(told)
    for a, b in sorted(set(pairs)):
        left, right = told[a], told[b]
        is_placed = left.place_id is not None or right.place_id is not None
        if left.article_id != right.article_id and (is_shelf or is_placed):
            yield compare(left, right)


def _pairs_of_words(block: str, told: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Walk the pairs that share words of one shelf."""
    by_run: defaultdict[int, list[int]] = defaultdict(list)
    number = int(block.removeprefix(SHELF))
    for at, each in enumerate(told):
        for run in each.runs:
            if run % SHELVES == number:
                by_run[run].append(at)
    for group in by_run.values():
        if len(group) <= MOST_ALIKE:
            yield from combinations(group, 2)


def _pairs(told: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Walk the pairs that share a key; two of known days can be one only where they share days."""
    by_day: defaultdict[Key, list[int]] = defaultdict(list)
    dated: defaultdict[Key, list[int]] = defaultdict(list)
    undated: defaultdict[Key, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        days = list(days_of(each))
        for key in days:
            by_day[key].append(at)
        for key in signs_of(each):
            (dated if days else undated)[key].append(at)
    for group in by_day.values():
        yield from combinations(group, 2)
    for key, group in undated.items():
        others = dated.get(key, ())
        if len(group) + len(others) <= MOST_ALIKE:
            yield from combinations(group, 2)
            yield from ((min(pair), max(pair)) for pair in product(group, others))


def compare(left: Traits, right: Traits) -> Tie:
    """Say what speaks for two tellings being one occurrence, and what against."""
    one, other = (left, right) if left.id <= right.id else (right, left)
    return Tie(
        left=one.id,
        right=other.id,
        reasons=tuple(_REASONS[what] for what in _reasons(one, other)),
        against=tuple(against(one, other)),
    )


def _reasons(left: Traits, right: Traits) -> Iterator[str]:
    yield from _reasons_of_time(left, right)
    if left.place_id is None or right.place_id is None:
        yield "place not told"
    elif left.place_id == right.place_id:
        yield "same place"
    elif _inside(left, right):
        yield "one place in the other"
    if left.type is None or right.type is None:
        yield "cause not told"
    elif left.type == right.type:
        yield "same type"
    if any(a is not None and a == b for a, b in zip(left.sides, right.sides, strict=True)):
        yield "same sides"
    if left.numbers & right.numbers:
        yield "same numbers"
    if left.runs & right.runs:
        yield "same words"


def _reasons_of_time(left: Traits, right: Traits) -> Iterator[str]:
    known = (left.window.is_known, right.window.is_known)
    if left.window.is_narrow and right.window.is_narrow:
        yield "same days"
    elif all(known) and left.window.narrowed(right.window).is_narrow:
        yield "days that meet"
    elif not any(known) and left.type == right.type and "territory" in (left.type or ""):
        yield "changed hands"
    if left.weekday and left.weekday == right.weekday:
        yield "same weekday"


def against(left: Traits, right: Traits) -> Iterator[str]:
    """Say what keeps two tellings apart, whatever they share."""
    if not left.window.meets(right.window):
        yield "other days"
    if left.weekday and right.weekday and left.weekday != right.weekday:
        yield "other weekdays"
    if left.place_id and right.place_id and not _inside(left, right):
        yield "other places"
    doers = {left.sides[0], right.sides[0]} - {None}
    hands = all("territory" in (each.type or "") for each in (left, right))
    if hands and len(doers) > 1 and left.type != right.type:
        yield "other side gains"
    if left.type and right.type and not is_same_kind(left.type, right.type):
        yield "another means"
    if left.article_id == right.article_id:
        yield "told apart in one article"


def _inside(left: Traits, right: Traits) -> bool:
    """Say whether two are at one place, or one's place lies in the other's."""
    return left.place_id in (right.place_id, right.within) or right.place_id == left.within


WIDE = frozenset({"country", "region", "continent", "area"})
"""Kinds of places that hold too much for two things told of them to be one for that."""


def wide_places(places: Iterable[Place]) -> frozenset[str]:
    """List the countries and regions among places."""
    return frozenset(place.id for place in places if place.kind in WIDE)


def containment(places: Iterable[Place]) -> dict[str, str]:
    """Lead every place in a town to the town."""
    kinds = {place.id: place.kind for place in places}
    large = WIDE | {"district", None}
    return {
        place.id: place.within
        for place in places
        if place.within is not None and kinds.get(place.within) not in large
    }
