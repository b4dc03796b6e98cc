"""Reads sentences with names from IOB files: word and tag, parted by tab or space, or UNER's."""

import re
from dataclasses import dataclass
from pathlib import Path

from syrtis.evaluate.labels import Label
from syrtis.evaluate.readers.lines import broken, numbered_lines

__all__ = ["Named", "labels_of", "read_iob"]

_TAG = re.compile(r"O|[BI]-\S+")
_UNER_COLUMNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One sentence with its names."""

    name: str
    words: tuple[str, ...]
    names: tuple[Label, ...]


def read_iob(path: Path) -> list[Named]:
    """Read the sentences of an IOB or IOB2 file; lines that begin a comment are passed over."""
    sentences: list[Named] = []
    pairs: list[tuple[str, str]] = []
    begun = 1
    for number, line in [*numbered_lines(path), (0, "")]:
        if not line.strip():
            sentences.extend(_sentence(begun, pairs))
            pairs = []
        elif not _is_comment(line):
            begun = begun if pairs else number
            pairs.append(_pair(path, number, line))
    return sentences


def _is_comment(line: str) -> bool:
    return line.startswith("# ") and len(line.split("\t")) == 1 and not _TAG.fullmatch(line[2:])


def _pair(path: Path, number: int, line: str) -> tuple[str, str]:
    columns = line.rstrip().split("\t" if "\t" in line else " ")
    uner = len(columns) == _UNER_COLUMNS and columns[0].isdigit()
    word, tag = (columns[1], columns[2]) if uner else (columns[0], columns[-1])
    if len(columns) < 2 or not _TAG.fullmatch(tag):
        raise broken(path, number, f"{line[:60]!r} where a word and its IOB tag belong")
    return word, tag


def _sentence(begun: int, pairs: list[tuple[str, str]]) -> list[Named]:
    if not pairs:
        return []
    return [
        Named(
            name=f"line {begun}",
            words=tuple(word for word, _ in pairs),
            names=labels_of([tag for _, tag in pairs]),
        )
    ]


def labels_of(tags: list[str]) -> tuple[Label, ...]:
    """Read runs out of IOB tags; an I- that continues nothing begins a run of its own (IOB1)."""
    labels: list[Label] = []
    start, label = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        continues = tag.startswith("I-") and tag[2:] == label
        if continues:
            continue
        if label:
            labels.append(Label(start=start, end=at, label=label))
        start, label = at, tag[2:]
    return tuple(labels)
