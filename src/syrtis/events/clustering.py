"""Pairs -> occurrences: what is tied is joined, the firmest first, unless something keeps it apart.

What a person decided comes first: what was merged is one whatever speaks against it, and what was split
is two whatever speaks for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from syrtis.events.linking import ENOUGH, Tie, against
from syrtis.events.traits import Traits
from syrtis.model import Joined

__all__ = ["Occurrence", "cluster"]


Apart = Callable[[str, str], bool]
"""Says of two tellings, by their ids, whether a person holds them to be two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Tellings of one occurrence by their ids, and what joined them."""

    tellings: tuple[str, ...]
    joined: tuple[Joined, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Group:
    units: list[list[Traits]]
    """Tellings that a person holds to be one are one unit: what differs among them is settled."""
    joined: list[Joined]

    @property
    def members(self) -> list[Traits]:
        return [each for unit in self.units for each in unit]


def _never(_: str, __: str) -> bool:
    return False


def cluster(
    traits: Sequence[Traits],
    ties: Iterable[Tie],
    *,
    bonds: Sequence[Sequence[str]] = (),
    are_apart: Apart = _never,
) -> list[Occurrence]:
    """Join tellings into occurrences, in the order of their first ids.

    `bonds` are tellings that a person holds to be one, `are_apart` says of which two the contrary.
    """
    groups = {each.id: _Group(units=[[each]], joined=[]) for each in traits}
    for first, *others in bonds:
        for other in others:
            if groups[first] is not groups[other]:
                _join(groups, Joined(left=first, right=other, score=None))
        groups[first].units = [groups[first].members]
    firm = {(tie.left, tie.right): tie for tie in ties if tie.score >= ENOUGH}
    open_ = _ambiguous(traits, firm.values())
    for tie in sorted(firm.values(), key=lambda tie: (-tie.score, tie.left, tie.right)):
        left, right = groups[tie.left], groups[tie.right]
        loose = {tie.left, tie.right} & open_ and not _is_sure(tie)
        if left is not right and not loose and not _stay_two(left, right, are_apart):
            why = Joined(left=tie.left, right=tie.right, score=tie.score, reasons=tie.reasons)
            _join(groups, why)
    found = {id(group): group for group in groups.values()}.values()
    return sorted(map(_occurrence, found), key=lambda each: each.tellings)


def _ambiguous(traits: Sequence[Traits], firm: Iterable[Tie]) -> set[str]:
    """Find the tellings without a day that may be of several occurrences, and so are of none."""
    told = {each.id: each for each in traits}
    partners: defaultdict[str, list[Traits]] = defaultdict(list)
    for tie in firm:
        if not _is_sure(tie):
            for one, other in ((tie.left, tie.right), (tie.right, tie.left)):
                if not told[one].window.is_known:
                    partners[one].append(told[other])
    return {
        one
        for one, others in partners.items()
        if any(not a.window.meets(b.window) for a, b in combinations(others, 2))
    }


def _is_sure(tie: Tie) -> bool:
    """Say whether a tie holds whatever else a telling is like: the same days, the same sentence."""
    return any(reason.what in ("same days", "same words") for reason in tie.reasons)


def _join(groups: dict[str, _Group], why: Joined) -> None:
    one, other = groups[why.left], groups[why.right]
    for each in other.members:
        groups[each.id] = one
    one.units += other.units
    one.joined += [*other.joined, why]


def _stay_two(one: _Group, other: _Group, are_apart: Apart) -> bool:
    """Say whether two groups hold what cannot be one; a unit is of whatever days its parts are."""
    return any(
        are_apart(left.id, right.id) for left in one.members for right in other.members
    ) or any(
        all(any(against(left, right)) for left in unit for right in unit_of_other)
        for unit in one.units
        for unit_of_other in other.units
    )


def _occurrence(group: _Group) -> Occurrence:
    return Occurrence(
        tellings=tuple(sorted(each.id for each in group.members)),
        joined=tuple(sorted(group.joined, key=lambda each: (each.left, each.right))),
    )
