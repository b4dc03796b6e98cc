"""Precision, recall and F1, and how overlapping texts are compared."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Agreement", "agree", "bag_f1", "f1", "ngrams", "share", "words_of"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How much of what was found is right, and how much of what was wanted was found."""

    right: float
    found: float
    wanted: float

    def figures(self) -> dict[str, float]:
        """Give precision, recall and F1, rounded; nothing found or wanted counts as 0."""
        precision, recall = share(self.right, self.found), share(self.right, self.wanted)
        return {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1(precision, recall), 3),
        }


def share(part: float, whole: float) -> float:
    """Divide, with 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean of precision and recall."""
    return share(2 * precision * recall, precision + recall)


def agree(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> Agreement:
    """Compare two bags of things: each wanted thing can be found once."""
    got, gold = Counter(found), Counter(wanted)
    return Agreement(right=(got & gold).total(), found=got.total(), wanted=gold.total())


def words_of(text: str) -> list[str]:
    """Cut a text into words for comparing, whatever its case and punctuation."""
    return _WORD.findall(text.casefold())


def ngrams(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """List the runs of `size` words; a shorter text is one run."""
    if len(words) < size:
        return [tuple(words)] if words else []
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def bag_f1(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> float:
    """Give the F1 of two bags."""
    agreement = agree(found, wanted)
    return f1(share(agreement.right, agreement.found), share(agreement.right, agreement.wanted))
