"""The corpora of names, in IOB: what each label allows, and what each corpus leaves unsaid."""

from collections.abc import Mapping
from pathlib import Path

from syrtis.evaluate.readers.iob import read_iob
from training.examples import Example, Run, allowed_names, placed

__all__ = ["read_names"]

BODIES = ("organisation", "armed-group", "state-force")
COARSE = {"PER": ("person",), "ORG": (*BODIES, "facility"), "LOC": ("place", "facility")}
UNSAID = ("affiliation", "weapon", "date", "number", "nominal", "facility")
"""Kinds that a corpus of people, organisations and places leaves unmarked."""

LABELS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "uner": COARSE,
    "btc": COARSE,
    "wikigold": COARSE,
    "wnut17": {
        "PERSON": ("person",),
        "LOCATION": ("place", "facility"),
        "CORPORATION": ("organisation",),
        "GROUP": BODIES,
    },
    "re3d": {
        "PERSON": ("person", "nominal"),
        "ORGANISATION": (*BODIES, "nominal"),
        "LOCATION": ("place", "facility"),
        "MILITARYPLATFORM": ("weapon",),
        "WEAPON": ("weapon",),
        "NATIONALITY": ("affiliation",),
        "TEMPORAL": ("date",),
    },
}
"""The corpora's labels in our kinds; a label that is missing here (MISC, product) says nothing."""


def read_names(path: Path, source: str) -> list[Example]:
    """Read one IOB file of a corpus named in `LABELS`."""
    labels = LABELS[source]
    examples = []
    for sentence in read_iob(path):
        marks = [(mark, labels.get(mark.label.upper())) for mark in sentence.names]
        runs = [
            Run(mark.start, mark.end, placed(sentence.words[mark.start : mark.end], kinds))
            for mark, kinds in marks
            if kinds
        ]
        names = allowed_names(sentence.words, runs, UNSAID)
        for mark, kinds in marks:
            if not kinds:
                names[mark.start : mark.end] = [frozenset()] * (mark.end - mark.start)
        examples.append(Example(source=source, words=list(sentence.words), names=names, runs=runs))
    return examples
