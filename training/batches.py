"""Batches of sentences of like length, drawn in an order that a seed fixes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from syrtis.language.shapes import Shape
from training.targets import IGNORED, Target

__all__ = ["Batch", "batches", "collate"]

MASKED = 103
"""The id of `[MASK]`, put in place of words now and then so that the model reads the context."""
CAPITAL = {Shape.LOWER: Shape.UPPER, Shape.TITLE: Shape.UPPER, Shape.MIXED: Shape.UPPER}


@dataclass(slots=True)
class Batch:
    """Padded tensors of one batch; frames say of which sentence and word they are."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    words: dict[str, Tensor]
    names: Tensor
    frames: tuple[Tensor, Tensor, Tensor]
    sayings: tuple[Tensor, Tensor, Tensor]


def batches(targets: Sequence[Target], pieces: int, draw: random.Random) -> Iterator[list[Target]]:
    """One epoch: every target once, in batches of about so many pieces, lengths alike."""
    order = sorted(targets, key=lambda t: len(t.pieced.ids) + draw.uniform(-3, 3))
    cut: list[list[Target]] = [[]]
    for target in order:
        length = len(target.pieced.ids)
        if cut[-1] and length * (len(cut[-1]) + 1) > pieces:
            cut.append([])
        cut[-1].append(target)
    draw.shuffle(cut)
    yield from (batch for batch in cut if batch)


def collate(targets: Sequence[Target], draw: random.Random | None = None) -> Batch:
    """Pad targets into one batch; with `draw`, blur some words and shout some sentences."""
    longest = max(len(target.pieced.ids) for target in targets)
    words = max(len(target.upos) for target in targets)
    pieces = np.zeros((len(targets), longest), dtype=np.int64)
    shapes = np.zeros_like(pieces)
    for row, target in enumerate(targets):
        pieces[row, : len(target.pieced.ids)] = target.pieced.ids
        shapes[row, : len(target.pieced.ids)] = target.pieced.shapes
    if draw is not None:
        _blur(pieces, shapes, draw)
    named = ("upos", "xpos", "lemmas", "heads", "relations", "predicates", "cues", "statuses")
    return Batch(
        pieces=torch.from_numpy(pieces),
        shapes=torch.from_numpy(shapes),
        first=_padded([t.pieced.first for t in targets], words, 0),
        last=_padded([t.pieced.last for t in targets], words, 0),
        words={
            name: _padded([getattr(t, name) for t in targets], words, IGNORED) for name in named
        },
        names=_allowed(targets, words),
        frames=_frames([t.frames for t in targets], words),
        sayings=_frames([t.sayings for t in targets], words),
    )


def _blur(pieces: np.ndarray, shapes: np.ndarray, draw: random.Random) -> None:
    """Hide four pieces in a hundred; write one sentence in twenty-five all in capitals or small."""
    for row in range(len(pieces)):
        for at in range(1, pieces.shape[1]):
            if pieces[row, at] > MASKED and draw.random() < 0.04:
                pieces[row, at] = MASKED
        chance = draw.random()
        if chance < 0.04:
            written = shapes[row] % 10, shapes[row] // 10 * 10
            to = {int(k): int(v) for k, v in CAPITAL.items()}
            if chance < 0.015:
                to = {int(k): int(Shape.LOWER) for k in (Shape.TITLE, Shape.UPPER, Shape.MIXED)}
            shapes[row] = [to.get(int(s), int(s)) + c for s, c in zip(*written, strict=True)]


def _padded(rows: Sequence[Sequence[int]], length: int, filler: int) -> Tensor:
    padded = np.full((len(rows), length), filler, dtype=np.int64)
    for at, row in enumerate(rows):
        padded[at, : len(row)] = row
    return torch.from_numpy(padded)


def _allowed(targets: Sequence[Target], length: int) -> Tensor:
    allowed = np.ones((len(targets), length, targets[0].names.shape[1]), dtype=bool)
    for at, target in enumerate(targets):
        allowed[at, : len(target.names)] = target.names
    return torch.from_numpy(allowed)


def _frames(
    rows: Sequence[Sequence[tuple[int, np.ndarray]]], length: int
) -> tuple[Tensor, Tensor, Tensor]:
    """Which sentence, which word, and the tags (frames, words)."""
    of = [sentence for sentence, frames in enumerate(rows) for _ in frames]
    at = [place for frames in rows for place, _ in frames]
    tags = [tag for frames in rows for _, tag in frames]
    return (
        torch.tensor(of, dtype=torch.int64),
        torch.tensor(at, dtype=torch.int64),
        _padded(tags, length, IGNORED),
    )
