"""By whom a claim came to the article: outlet <- agency <- official, the claimant last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from syrtis.model import Citation, Claim, Issue, Party

__all__ = ["passed_on"]


def passed_on(
    found: Iterable[Claim | Issue], citations: Sequence[Citation]
) -> Iterator[Claim | Issue]:
    """Put into every claim who passed it on, the nearest to the page first."""
    for row in found:
        yield replace(row, via=_via(row, citations)) if isinstance(row, Claim) else row


def _via(claim: Claim, citations: Sequence[Citation]) -> tuple[Party, ...]:
    """Order those whose words hold the claim: the widest first, and who was told before who told."""
    holding = [c for c in citations if any(a <= claim.start < b for a, b in c.pieces)]
    holding.sort(key=lambda c: (-sum(b - a for a, b in c.pieces), not c.passes_on, c.start))
    chain: list[Party] = []
    for each in holding:
        own = claim.claimant is not None and _is_same(each.source, claim.claimant)
        if not own and not any(_is_same(each.source, other) for other in chain):
            chain.append(each.source)
    return tuple(chain)


def _is_same(one: Party, other: Party) -> bool:
    """Say whether two are one naming, or one lies within the other."""
    return one.start < other.end and other.start < one.end
