"""The best tree over a sentence: every word has one head, one word the root, nothing goes round."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree"]

_NEVER = -1e9


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Each word's head, counted from 1 (0 = root), for the tree of the highest score.

    `scores` is (words, 1 + words): how good each head is for each word, column 0 the root. The
    greedy choice is a tree nineteen times in twenty and is then taken; else the maximum spanning
    arborescence with one root (Chu and Liu 1965, Edmonds 1967; one root by trying the likeliest,
    Zmigrod et al. 2020 show why a plain penalty is not enough).
    """
    words = len(scores)
    if words == 0:
        return []
    good = scores[:, : words + 1].astype(np.float64)
    good[np.arange(words), np.arange(1, words + 1)] = _NEVER
    greedy = good.argmax(1)
    if (greedy == 0).sum() == 1 and _cycle(greedy) is None:
        return [int(head) for head in greedy]
    return max(
        (_rooted(good, int(root)) for root in _likely_roots(good)),
        key=lambda heads: float(good[np.arange(words), heads].sum()),
    )


_TRIED = 3
"""Roots tried; a fourth never won on EWT's development sentences."""


def _likely_roots(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    lost = scores[:, 1:].max(1) - scores[:, 0]
    return np.argsort(lost, kind="stable")[:_TRIED]


def _rooted(scores: NDArray[np.float64], root: int) -> list[int]:
    """The best tree whose root is the given word."""
    words = len(scores)
    square = np.full((words + 1, words + 1), _NEVER)
    square[1:] = scores
    square[1:, 0] = _NEVER
    square[root + 1] = _NEVER
    square[root + 1, 0] = 0
    return [int(head) for head in _arborescence(square)[1:]]


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Heads of the best arborescence from node 0; `scores[node, head]`, row 0 is not used."""
    heads: NDArray[np.intp] = scores.argmax(1)
    heads[0] = 0
    found = _cycle(heads[1:])
    if found is None:
        return heads
    cycle = np.array(found, dtype=np.intp)
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    best = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - best[:, None]
    enter_at = entering.argmax(0)
    leave_from = scores[np.ix_(outside, cycle)].argmax(1)
    small = np.full((len(outside) + 1, len(outside) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[:-1, -1] = scores[np.ix_(outside, cycle)].max(1)
    small[-1, :-1] = entering.max(0)
    solved = _arborescence(small)
    return _opened(heads, solved, (outside, cycle), (enter_at, leave_from))


def _opened(
    heads: NDArray[np.intp],
    solved: NDArray[np.intp],
    parts: tuple[NDArray[np.intp], NDArray[np.intp]],
    joints: tuple[NDArray[np.intp], NDArray[np.intp]],
) -> NDArray[np.intp]:
    """Put a solved smaller graph, whose last node stands for a cycle, back on the whole."""
    outside, cycle = parts
    enter_at, leave_from = joints
    whole = heads.copy()
    for node, head in enumerate(solved[:-1]):
        if node:
            whole[outside[node]] = (
                cycle[leave_from[node]] if head == len(outside) else outside[head]
            )
    entry = solved[-1]
    whole[cycle[enter_at[entry]]] = outside[entry]
    return whole


def _cycle(heads: NDArray[np.intp]) -> list[int] | None:
    """Nodes (counted from 1) of a cycle among the heads of nodes 1.., or None."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(state)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return None
