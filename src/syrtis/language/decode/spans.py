"""The best whole spans: a tag that goes on a span stands only behind its beginning."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tagging", "best_tags", "runs_of"]

_NEVER = np.float32(-1e9)


@dataclass(frozen=True)
class Tagging:
    """IOB2 tags in the order of the model's scores."""

    tags: tuple[str, ...]

    @cached_property
    def insides(self) -> NDArray[np.intp]:
        """Columns of the I- tags."""
        return np.array([at for at, tag in enumerate(self.tags) if tag.startswith("I-")])

    @cached_property
    def beginnings(self) -> NDArray[np.intp]:
        """For each I- tag the column of its B- tag."""
        return np.array([self.tags.index(f"B-{self.tags[at][2:]}") for at in self.insides])

    @cached_property
    def begun_by(self) -> NDArray[np.intp]:
        """For each tag the column of the B- tag that an I- tag goes on; -1 for all others."""
        columns = np.full(len(self.tags), -1)
        columns[self.insides] = self.beginnings
        return columns

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """All columns: those of the I- tags' B- tags, of the I- tags, and the rest."""
        first = [*self.beginnings.tolist(), *self.insides.tolist()]
        rest = [at for at in range(len(self.tags)) if at not in {*first}]
        return np.array([*first, *rest])


def best_tags(scores: NDArray[np.float32], tagging: Tagging) -> NDArray[np.intp]:
    """The best allowed tag row of every sentence or frame.

    `scores` is (rows, words, tags) of log probabilities; the answer (rows, words). I-x stands only
    behind B-x or I-x. Where the best tag of each word makes such a row, as it mostly does, no other
    row is better; the rest are found by Viterbi's algorithm.
    """
    path: NDArray[np.intp] = scores.argmax(-1)
    broken = ~_is_allowed(path, tagging)
    if broken.any():
        path[broken] = [_by_viterbi(row, tagging) for row in scores[broken]]
    return path


def _is_allowed(path: NDArray[np.intp], tagging: Tagging) -> NDArray[np.bool_]:
    """Say of every row whether each I- tag goes on a span."""
    begun_by = tagging.begun_by[path]
    before = np.concatenate([np.full_like(path[:, :1], -1), path[:, :-1]], 1)
    return np.asarray(
        ((begun_by < 0) | (before == begun_by) | (before == path)).all(1), dtype=np.bool_
    )


def _by_viterbi(scores: NDArray[np.float32], tagging: Tagging) -> list[int]:
    """The best allowed row of tags of one sentence or frame; `scores` is (words, tags).

    The columns are laid out as B-, I- (each below its B-) and the rest, so that a step is a few slices.
    """
    spans = len(tagging.insides)
    order = tagging.order
    laid = scores[:, order]
    best = np.empty_like(laid)
    best[0] = laid[0]
    best[0, spans : 2 * spans] = _NEVER
    for at in range(1, len(laid)):
        before = best[at - 1]
        best[at] = laid[at] + before.max()
        gone_on = np.maximum(before[:spans], before[spans : 2 * spans])
        best[at, spans : 2 * spans] = laid[at, spans : 2 * spans] + gone_on
    column = int(best[-1].argmax())
    path = [column]
    for before in best[-2::-1]:
        if not spans <= column < 2 * spans:
            column = int(before.argmax())
        elif before[column - spans] >= before[column]:
            column -= spans
        path.append(column)
    return [int(order[column]) for column in reversed(path)]


def runs_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Start, end (exclusive) and label of each span in a row of IOB2 tags."""
    runs: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            runs.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-") and runs and runs[-1][1] == at:
            start, _, label = runs[-1]
            runs[-1] = (start, at + 1, label)
    return runs
