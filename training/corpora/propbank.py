"""PropBank roles on EWT's sentences."""

import json
from collections.abc import Iterable
from pathlib import Path

from training.corpora.treebanks import Tree
from training.examples import Example, Frame

__all__ = ["add_roles", "document_of"]


def document_of(name: str) -> str:
    """One spelling for a document: EWT's ids have `-` and no ending, PropBank's `/` and `.xml`."""
    return name.replace("/", "-").removesuffix(".xml")


def add_roles(trees: Iterable[Tree], path: Path) -> None:
    """Give each tree the frames of the PropBank sentence with its words in its document.

    A sentence that PropBank cuts otherwise gets none, and then teaches no roles.
    """
    frames: dict[tuple[str, ...], list[Frame]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = [Frame(frame["at"], frame["tags"]) for frame in row["predicates"]]
        frames[(document_of(row["doc"]), *row["words"])] = found
    for tree in trees:
        example: Example = tree.example
        example.frames = frames.get((document_of(tree.document), *example.words))
