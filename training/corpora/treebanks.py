"""Universal Dependencies treebanks: tags, lemmas, trees, and GUM's entities as names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example, Run, allowed_names, placed

__all__ = ["Tree", "read_trees"]

GUM_KINDS = {
    "person": ("person",),
    "organization": ("organisation", "armed-group", "state-force"),
    "place": ("place", "facility"),
}
UNMARKED_IN_GUM = ("affiliation", "weapon", "date", "number", "nominal", "facility")
"""What GUM's names leave unsaid, so that a word outside them may still be it."""
_ENTITY = re.compile(r"\((?P<open>\d+)-(?P<kind>[a-z]+)|(?P<close>\d+)\)")
_LONGEST_NAME = 8
JOINERS = {"of", "for", "de", "-", ".", "'"}
NAME_TAGS = {"PROPN", "ADP", "DET", "NUM", "CCONJ", "PUNCT", "PART"}


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank, with the document it stands in."""

    document: str
    example: Example


def read_trees(path: Path, source: str) -> list[Tree]:
    """Read a CoNLL-U file; contractions and empty nodes are passed over."""
    trees = []
    document = ""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        trees.append(Tree(document, _example(rows, source)))
    return trees


def _example(rows: list[list[str]], source: str) -> Example:
    example = Example(
        source=source,
        words=[row[1] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
    )
    if any("Entity=" in row[9] for row in rows):
        example.runs = list(_names(rows))
        example.names = allowed_names(example.words, example.runs, UNMARKED_IN_GUM)
        for at, row in enumerate(rows):
            if row[3] == "PROPN" and not any(run.start <= at < run.end for run in example.runs):
                example.names[at] = frozenset()
    return example


def _names(rows: list[list[str]]) -> Iterator[Run]:
    """Entities of GUM that are names: all their words are proper nouns or join such."""
    opened: dict[str, tuple[int, str]] = {}
    taken = 0
    found = []
    for at, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for mark in _ENTITY.finditer(entity[1] if entity else ""):
            if mark["open"]:
                opened[mark["open"]] = (at, mark["kind"])
                inline = (entity[1] if entity else "")[mark.start() :]
                if _closes_at_once(inline):
                    found.append((at, at + 1, mark["kind"]))
            elif mark["close"] in opened:
                start, kind = opened.pop(mark["close"])
                found.append((start, at + 1, kind))
    for first, last, kind in sorted(set(found), key=lambda span: (span[0], -span[1])):
        start, end = _trimmed(rows, first, last)
        if start >= taken and kind in GUM_KINDS and _is_name(rows[start:end]):
            taken = end
            words = [row[1] for row in rows[start:end]]
            yield Run(start, end, placed(words, GUM_KINDS[kind]))


def _trimmed(rows: list[list[str]], start: int, end: int) -> tuple[int, int]:
    """An entity without the articles, prepositions and signs at its ends."""
    while start < end and rows[start][3] in {"DET", "PUNCT", "ADP"}:
        start += 1
    while end > start and rows[end - 1][3] in {"PUNCT", "PART"}:
        end -= 1
    return start, end


def _closes_at_once(entity: str) -> bool:
    """`(7-abstract-new-...-sgl)` opens and closes on one word."""
    return bool(re.match(r"\(\d+-[^()]*\)", entity))


def _is_name(rows: list[list[str]]) -> bool:
    tags = [row[3] for row in rows]
    return (
        0 < len(rows) <= _LONGEST_NAME
        and tags[0] == tags[-1] == "PROPN"
        and set(tags) <= NAME_TAGS
        and all(row[1].lower() in JOINERS for row in rows if row[3] in {"ADP", "PUNCT"})
    )
