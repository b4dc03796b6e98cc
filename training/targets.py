"""Labels as numbers, and examples as the arrays that a batch is made of."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from syrtis.language.lemmas import edit_script
from syrtis.language.pieces import Pieced, Pieces
from training.examples import NAME_LABELS, SAYING_LABELS, STATUS_LABELS, Example, Frame

__all__ = ["IGNORED", "Labels", "Target", "make_labels", "target_of"]

IGNORED = -100
"""The label of a word whose corpus says nothing of it."""
_SEEN = 5
"""A lemma script or role tag met less often is not learned."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of every head, in the order of the model's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    names: tuple[str, ...] = NAME_LABELS
    sayings: tuple[str, ...] = SAYING_LABELS
    statuses: tuple[str, ...] = STATUS_LABELS

    def save(self, path: Path) -> None:
        """Write the lists as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read the lists back."""
        lists = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(values) for name, values in lists.items()})


def make_labels(examples: Sequence[Example]) -> Labels:
    """List the labels that the treebanks and PropBank use."""
    treed = [example for example in examples if example.heads is not None]
    return Labels(
        upos=_listed(tag for e in treed for tag in e.upos or ()),
        xpos=_listed(tag for e in treed for tag in e.xpos or ()),
        lemmas=_listed(
            (
                edit_script(*pair)
                for e in treed
                for pair in zip(e.words, e.lemmas or (), strict=True)
            ),
            seen=_SEEN,
        ),
        relations=_listed(relation for e in treed for relation in e.relations or ()),
        roles=_roles(examples),
    )


def _listed(labels: Iterable[str], seen: int = 1) -> tuple[str, ...]:
    counted = Counter(labels)
    return tuple(sorted(label for label, count in counted.items() if count >= seen))


def _roles(examples: Sequence[Example]) -> tuple[str, ...]:
    """The role tags; every B- has its I-, and the predicate's own tag `V` is no role."""
    counted = Counter(
        tag[2:] for e in examples for frame in e.frames or () for tag in frame.tags if tag[0] == "B"
    )
    kept = sorted(role for role, count in counted.items() if count >= _SEEN and role != "V")
    return ("O", *(f"{side}-{role}" for role in kept for side in "BI"))


@dataclass(frozen=True, slots=True)
class Target:
    """One example as arrays, one entry a word; frames hold a word and a tag row each."""

    pieced: Pieced
    upos: np.ndarray
    xpos: np.ndarray
    lemmas: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    names: np.ndarray
    """(words, name labels) of bool: what each word may be; all true = not marked."""
    predicates: np.ndarray
    frames: list[tuple[int, np.ndarray]]
    cues: np.ndarray
    sayings: list[tuple[int, np.ndarray]]
    statuses: np.ndarray
    source: str


def target_of(example: Example, labels: Labels, pieces: Pieces) -> Target:
    """Lay an example's marks out as arrays."""
    length = len(example.words)
    scripts = None
    if example.lemmas is not None:
        pairs = zip(example.words, example.lemmas, strict=True)
        scripts = [edit_script(word, lemma) for word, lemma in pairs]
    return Target(
        pieced=pieces.cut(example.words),
        upos=_numbers(example.upos, labels.upos, length),
        xpos=_numbers(example.xpos, labels.xpos, length),
        lemmas=_numbers(scripts, labels.lemmas, length),
        heads=np.array(example.heads if example.heads else [IGNORED] * length),
        relations=_numbers(example.relations, labels.relations, length),
        names=_allowed(example.names, labels.names, length),
        predicates=_presence(example.frames, length),
        frames=_frames(example.frames, labels.roles, length),
        cues=_presence(example.sayings, length),
        sayings=_frames(example.sayings, labels.sayings, length),
        statuses=_numbers(example.statuses, labels.statuses, length),
        source=example.source,
    )


def _numbers(values: Sequence[str] | None, listed: Sequence[str], length: int) -> np.ndarray:
    if values is None:
        return np.full(length, IGNORED)
    places = {label: at for at, label in enumerate(listed)}
    return np.array([places.get(value, IGNORED) for value in values])


def _allowed(
    names: Sequence[frozenset[str]] | None, listed: Sequence[str], length: int
) -> np.ndarray:
    allowed = np.ones((length, len(listed)), dtype=bool)
    for at, labels in enumerate(names or ()):
        if labels:
            allowed[at] = [label in labels for label in listed]
    return allowed


def _presence(frames: Sequence[Frame] | None, length: int) -> np.ndarray:
    if frames is None:
        return np.full(length, IGNORED)
    present = np.zeros(length, dtype=np.int64)
    present[[frame.at for frame in frames]] = 1
    return present


def _frames(
    frames: Sequence[Frame] | None, listed: Sequence[str], length: int
) -> list[tuple[int, np.ndarray]]:
    rows = []
    for frame in frames or ():
        tags = ["O" if tag.endswith("-V") else tag for tag in frame.tags]
        rows.append((frame.at, _numbers(tags, listed, length)))
    return rows
