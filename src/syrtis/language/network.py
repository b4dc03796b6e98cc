"""The learned network, opened once: a sentence's pieces in, scores out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from syrtis.errors import InputError
from syrtis.language.pairs import PairHead
from syrtis.language.pieces import Pieced, Pieces

__all__ = ["FILES", "Network", "Scores"]

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_BROKEN: tuple[type[Exception], ...] = (
    ValueError,
    KeyError,
    OSError,
    EOFError,
    BadZipFile,
    *(
        kind
        for kind in vars(onnxruntime.capi.onnxruntime_pybind11_state).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ),
)
"""What a damaged file raises; the run-time's own errors share no base."""

FILES = ("model.onnx", "pairs.npz", "labels.json", "vocab.txt")
"""What a model folder holds, besides its card and licence."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one sentence; every array begins with the words, (words, ...)."""

    upos: Numbers
    xpos: Numbers
    lemmas: Numbers
    names: Floats
    predicates: Floats
    cues: Floats
    statuses: Floats
    arcs: Floats
    """(words, 1 + words): column 0 is the root."""
    words: Floats
    """(1 + words, width): place 0 is the root."""
    relations_of: Floats
    """(1 + words, 2 x pair width): each word, and the root, as a head."""
    relations_to: Floats
    roles_of: Floats
    roles_to: Floats


class Network:
    """One opened model; it keeps its memory and its threads for as long as it lives."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Open the model in a folder with `FILES`.

        Raises `InputError` where a file is missing or damaged.
        """
        for name in FILES:
            if not (folder / name).is_file():
                raise InputError(f"the model {folder} has no {name}; install syrtis again")
        try:
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.labels: Mapping[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels.items()}
            self.pieces = Pieces(folder / "vocab.txt")
            with np.load(folder / "pairs.npz") as arrays:
                self.relations = PairHead.of(arrays, "relations")
                self.roles = PairHead.of(arrays, "roles")
                self.sayings = PairHead.of(arrays, "sayings")
            self._session = _open(folder / "model.onnx", threads)
        except _BROKEN as error:
            raise InputError(
                f"the model {folder} is damaged ({error}); install syrtis again"
            ) from error

    def score(self, sentence: Pieced) -> Scores:
        """Run one sentence of at least one word.

        One at a time on purpose: the int8 layers scale their input over all that runs together, so in
        a batch a sentence would be read otherwise beside other neighbours (two in five were), and a
        record would depend on how the work was cut.
        """
        given = {
            "pieces": np.array([sentence.ids], dtype=np.int64),
            "shapes": np.array([sentence.shapes], dtype=np.int64),
            "first": np.array([sentence.first], dtype=np.int64),
            "last": np.array([sentence.last], dtype=np.int64),
        }
        return Scores(*(array[0] for array in self._session.run(_OUTPUTS, given)))


_OUTPUTS = list(Scores.__slots__)


def _open(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
