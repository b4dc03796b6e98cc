"""Heads that look at two words at once: what is this word to that one?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["PairHead"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairHead:
    """The second half of a head over pairs; the first half, a word as either side, is `sides`."""

    of_word: Floats
    of_bias: Floats
    to_word: Floats
    of_gate: Floats
    to_gate: Floats
    distance: Floats
    label: Floats
    label_bias: Floats

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.float16]], name: str) -> "PairHead":
        """Take the head of that name out of a model's arrays."""
        found = {
            key.removeprefix(f"{name}."): arrays[key].astype(np.float32)
            for key in arrays
            if key.startswith(f"{name}.")
        }
        return cls(
            of_word=found["of_word.weight"].T.copy(),
            of_bias=found["of_word.bias"],
            to_word=found["to_word.weight"].T.copy(),
            of_gate=found["of_gate.weight"].T.copy(),
            to_gate=found["to_gate.weight"].T.copy(),
            distance=found["distance.weight"],
            label=found["label.weight"].T.copy(),
            label_bias=found["label.bias"],
        )

    def as_of(self, words: Floats) -> Floats:
        """Word vectors (..., width) as the side that is asked about: (..., 2 x pair width)."""
        return np.concatenate([words @ self.of_word + self.of_bias, words @ self.of_gate], -1)

    def as_to(self, words: Floats) -> Floats:
        """Word vectors (..., width) as the side that is labelled: (..., 2 x pair width)."""
        return np.concatenate([words @ self.to_word, words @ self.to_gate], -1)

    def scores(self, of: Floats, to: Floats, distance: NDArray[np.int64]) -> Floats:
        """Scores (..., labels) of pairs given as both sides and `to`'s place less `of`'s."""
        width = of.shape[-1] // 2
        far = len(self.distance) // 2
        joined = of[..., width:] * to[..., width:]
        joined += of[..., :width]
        joined += to[..., :width]
        joined += self.distance[np.clip(distance, -far, far) + far]
        np.maximum(joined, 0, out=joined)
        return np.asarray(joined @ self.label + self.label_bias, dtype=np.float32)
