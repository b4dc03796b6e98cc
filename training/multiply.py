"""Our passages multiplied: names changed for others of their kind, lest names be learned by heart."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from training.examples import Example, Frame, Run, allowed_names

__all__ = ["multiplied"]

CHANGED = ("person", "armed-group", "state-force", "organisation", "place", "affiliation")
"""Kinds whose names may stand for one another; dates, numbers and common nouns fit their sentence."""
CHANCE = 0.5
"""How often a name is changed."""


def multiplied(examples: Sequence[Example], copies: int, seed: int) -> list[Example]:
    """Copies of sentences, each with about half of its names changed for others of the same kind."""
    draw = random.Random(seed)
    pools = _pools(examples)
    return [_changed(each, pools, draw) for _ in range(copies) for each in examples if each.runs]


def _pools(examples: Iterable[Example]) -> dict[str, list[list[str]]]:
    pools: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for example in examples:
        for run in example.runs:
            pools[run.labels[0]].add(tuple(example.words[run.start : run.end]))
    return {kind: [list(words) for words in sorted(names)] for kind, names in pools.items()}


def _changed(example: Example, pools: dict[str, list[list[str]]], draw: random.Random) -> Example:
    words: list[str] = []
    runs: list[Run] = []
    place = list(range(len(example.words) + 1))
    taken = 0
    for run in sorted(example.runs, key=lambda run: run.start):
        words += _kept(example, taken, run.start, place, len(words))
        name = example.words[run.start : run.end]
        kind = run.labels[0]
        if kind in CHANGED and draw.random() < CHANCE and not _shouts(name):
            name = draw.choice(pools[kind])
        for step, at in enumerate(range(run.start, run.end)):
            place[at] = len(words) + min(step, len(name) - 1)
        runs.append(Run(len(words), len(words) + len(name), run.labels))
        words += name
        taken = run.end
    words += _kept(example, taken, len(example.words), place, len(words))
    place[-1] = len(words)
    return replace(
        example,
        source="multiplied",
        words=words,
        runs=runs,
        names=allowed_names(words, runs, ()),
        statuses=_moved(example.statuses or [], place, len(words)),
        sayings=[
            Frame(place[frame.at], _spread(frame.tags, place, len(words)))
            for frame in example.sayings or ()
        ],
    )


def _kept(example: Example, start: int, end: int, place: list[int], at: int) -> list[str]:
    for step, old in enumerate(range(start, end)):
        place[old] = at + step
    return example.words[start:end]


def _shouts(words: Sequence[str]) -> bool:
    return any(word.isupper() and len(word) > 5 for word in words)


def _moved(labels: Sequence[str], place: Sequence[int], length: int) -> list[str]:
    """Labels of single words at their new places."""
    moved = ["O"] * length
    for old, label in enumerate(labels):
        if label != "O":
            moved[place[old]] = label
    return moved


def _spread(tags: Sequence[str], place: Sequence[int], length: int) -> list[str]:
    """Tags of spans, stretched or shrunk over changed names."""
    spread = ["O"] * length
    old = 0
    while old < len(tags):
        if tags[old] == "O":
            old += 1
            continue
        end = old + 1
        while end < len(tags) and tags[end] == f"I-{tags[old][2:]}":
            end += 1
        first, last = place[old], place[end]
        spread[first:last] = [f"B-{tags[old][2:]}", *[f"I-{tags[old][2:]}"] * (last - first - 1)]
        old = end
    return spread
