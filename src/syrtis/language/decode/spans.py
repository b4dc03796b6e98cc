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


def best_tags(scores: NDArray[np.float32], tagging: Tagging) -> NDArray[np.intp]:
    """The best allowed tag row of every sentence or frame.

    `scores` is (rows, words, tags) of log probabilities; the answer (rows, words). I-x stands only
    behind B-x or I-x. Where the best tag of each word makes such a row, as it mostly does, no other
    row is better; the rest are found by Viterbi's algorithm.
    """
    path: NDArray[np.intp] = scores.argmax(-1)
    broken = ~_is_allowed(path, tagging)
    if broken.any():
        path[broken] = _by_viterbi(scores[broken], tagging)
    return path


def _is_allowed(path: NDArray[np.intp], tagging: Tagging) -> NDArray[np.bool_]:
    """Say of every row whether each I- tag goes on a span."""
    begun_by = tagging.begun_by[path]
    before = np.concatenate([np.full_like(path[:, :1], -1), path[:, :-1]], 1)
    return np.asarray(
        ((begun_by < 0) | (before == begun_by) | (before == path)).all(1), dtype=np.bool_
    )


def _by_viterbi(scores: NDArray[np.float32], tagging: Tagging) -> NDArray[np.intp]:
    rows, words, tags = scores.shape
    insides, beginnings = tagging.insides, tagging.beginnings
    best = scores[:, 0].copy()
    best[:, insides] = _NEVER
    back = np.empty((words, rows, tags), dtype=np.intp)
    every = np.arange(rows)
    for at in range(1, words):
        before = best.argmax(1)
        back[at] = before[:, None]
        reached = np.repeat(best[every, before][:, None], tags, 1)
        begun, gone_on = best[:, beginnings], best[:, insides]
        reached[:, insides] = np.maximum(begun, gone_on)
        back[at][:, insides] = np.where(begun >= gone_on, beginnings, insides)
        best = reached + scores[:, at]
    path = np.empty((rows, words), dtype=np.intp)
    path[:, -1] = best.argmax(1)
    for at in range(words - 1, 0, -1):
        path[:, at - 1] = back[at][every, path[:, at]]
    return path


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
