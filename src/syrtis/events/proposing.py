"""Pairs of events that a person may want to look at: nearly joined, or hardly.

A pair that is proposed asks for a decision: merge the two, or split what was joined. No row is changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syrtis.events.clustering import Occurrence
from syrtis.events.deciding import Judged
from syrtis.events.linking import ENOUGH, Tie
from syrtis.events.telling import Telling
from syrtis.model import Reason

__all__ = ["Unsure", "propose_events"]

LEAST = 0.7
"""Score from which two events are worth a look: one place, one side and nothing against it."""
FIRM = 1.3
"""Score from which a join needs no second look: one place and one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Two tellings, by their first claims, that may or may not be one occurrence."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    is_joined: bool
    """Whether they are one event now."""


def propose_events(
    occurrences: Iterable[Occurrence],
    ties: Iterable[Tie],
    tellings: Sequence[Telling],
    judged: Judged,
) -> list[Unsure]:
    """List the best pair of every two events that may be one, and every join that is hardly one.

    What a person merged or split is not proposed again. The likeliest to be wrong come first: those
    whose score is nearest to where tellings are joined.
    """
    event_of = {telling: at for at, one in enumerate(occurrences) for telling in one.tellings}
    best: dict[tuple[int, int], Tie] = {}
    for tie in sorted(ties, key=lambda tie: (-tie.score, tie.left, tie.right)):
        one, other = sorted((event_of[tie.left], event_of[tie.right]))
        if one != other and tie.score >= LEAST and not judged.are_apart(tie.left, tie.right):
            best.setdefault((one, other), tie)
    bound = {claim for bond in judged.bonds for claim in bond}
    claims_of = {told.claims[0].id: {claim.id for claim in told.claims} for told in tellings}
    joined = (each for one in occurrences for each in one.joined)
    found = [_unsure(tie) for tie in best.values()]
    found += [
        Unsure(left=j.left, right=j.right, score=j.score, reasons=j.reasons, is_joined=True)
        for j in joined
        if j.score is not None
        and j.score < FIRM
        and not (claims_of[j.left] & bound and claims_of[j.right] & bound)
    ]
    return sorted(found, key=lambda each: (abs(each.score - ENOUGH), each.left, each.right))


def _unsure(tie: Tie) -> Unsure:
    return Unsure(
        left=tie.left, right=tie.right, score=tie.score, reasons=tie.reasons, is_joined=False
    )
