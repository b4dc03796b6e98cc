"""What people decided of events, as what it says of claims: which are one occurrence, and which are not.

An event is made anew by every build, so a decision on one holds on to its claims, whose ids come from
the page's own words: the same pages give the same claims. Later decisions overrule earlier ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from syrtis.model import Claim, Decision, DecisionKind, Subject, standing_decisions

__all__ = ["Judged", "judge", "lanes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people decided, claim by claim."""

    rejected: frozenset[str] = frozenset()
    """Claims of what is no event."""
    bonds: tuple[frozenset[str], ...] = ()
    """Claims of one occurrence each."""
    sides: Mapping[str, Mapping[int, bool]] = field(default_factory=dict)
    """Claim -> number of a split -> whether it was set apart by it, or is one of the others."""

    def are_apart(self, left: str, right: str) -> bool:
        """Say whether some decision set one of two claims apart from the other."""
        ones, others = self.sides.get(left, {}), self.sides.get(right, {})
        return any(others.get(split, side) is not side for split, side in ones.items())


def judge(decisions: Sequence[Decision]) -> Judged:
    """Read the decisions on events that stand, the later over the earlier."""
    bonds: list[frozenset[str]] = []
    sides: dict[str, dict[int, bool]] = {}
    rejected: set[str] = set()
    for decision in standing_decisions(decisions):
        if decision.subject is not Subject.EVENT:
            continue
        named = frozenset(claim for group in decision.claims for claim in group)
        if decision.kind is DecisionKind.REJECT:
            rejected |= named
        elif decision.kind is DecisionKind.MERGE:
            _forget_splits(sides, named)
            bonds.append(named)
        elif decision.kind in (DecisionKind.SPLIT, DecisionKind.APART):
            apart = frozenset(decision.claims[0])
            bonds = [part for bond in bonds for part in (bond & apart, bond - apart) if part]
            for claim in named:
                sides.setdefault(claim, {})[decision.number] = claim in apart
    return Judged(rejected=frozenset(rejected), bonds=tuple(bonds), sides=sides)


def _forget_splits(sides: Mapping[str, dict[int, bool]], merged: frozenset[str]) -> None:
    """Drop the splits that stood between claims which a later merge makes one."""
    numbers = {number for claim in merged for number in sides.get(claim, {})}
    for number in numbers:
        if len({sides[c][number] for c in merged if number in sides.get(c, {})}) > 1:
            for claim in merged:
                sides.get(claim, {}).pop(number, None)


def lanes(claims: Iterable[Claim], judged: Judged) -> Iterator[list[Claim]]:
    """Part the claims of an article into those that may be one telling; leave out what is rejected."""
    parted: dict[tuple[tuple[int, bool], ...], list[Claim]] = {}
    for claim in claims:
        if claim.id not in judged.rejected:
            lane = tuple(sorted(judged.sides.get(claim.id, {}).items()))
            parted.setdefault(lane, []).append(claim)
    yield from parted.values()
