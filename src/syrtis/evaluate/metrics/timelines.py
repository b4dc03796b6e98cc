"""Timeline measures as Martschat and Markert (2017) define them and their tool tilse computes them.

AR1 and AR2 are ROUGE-1 and ROUGE-2 over days aligned many to one (`align+ m:1`): each day of one
timeline goes to the day of the other with the least cost, where the cost is (1 - 1/(1 + days
apart)) times the unlikeness of the two days' words; what the aligned days share is then weighted by
1/(1 + days apart).
"""

from collections.abc import Mapping
from datetime import date

from syrtis.evaluate.metrics.agreement import Agreement, f1, share
from syrtis.evaluate.metrics.rouge import likeness, overlap_of

__all__ = ["Timeline", "align_rouge", "date_f1"]

Timeline = Mapping[date, tuple[str, ...]]
"""Day -> its sentences, words parted by spaces."""


def date_f1(found: Timeline, wanted: Timeline) -> float:
    """Give the F1 of the days a timeline chose."""
    both = len(found.keys() & wanted.keys())
    agreement = Agreement(right=both, found=len(found), wanted=len(wanted))
    return f1(share(agreement.right, agreement.found), share(agreement.right, agreement.wanted))


def align_rouge(found: Timeline, wanted: Timeline, size: int) -> float:
    """Give the F1 of alignment-based ROUGE: `size` 1 is AR1, 2 is AR2."""
    precision = _weighted(found, wanted, size)
    recall = _weighted(wanted, found, size)
    return f1(precision, recall)


def _weighted(each: Timeline, other: Timeline, size: int) -> float:
    """Share of the words of `each` that stand in the day of `other` it is aligned with."""
    shared, whole = 0.0, 0
    for day in sorted(each):
        nearest = _aligned(day, each[day], other)
        there = other[nearest] if nearest else ()
        overlap = overlap_of(each[day], there, size)
        whole += overlap.found
        shared += _closeness(day, nearest) * overlap.shared if nearest else 0.0
    return share(shared, whole)


def _aligned(day: date, sentences: tuple[str, ...], other: Timeline) -> date | None:
    """Choose the day of the least cost, the earliest of equals."""
    costs = {
        there: (1 - _closeness(day, there)) * (1 - likeness(sentences, other[there]))
        for there in sorted(other)
    }
    return min(costs, key=costs.__getitem__, default=None)


def _closeness(day: date, there: date) -> float:
    return 1 / (abs((day - there).days) + 1)
