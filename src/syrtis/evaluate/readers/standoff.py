"""Reads names that were marked by hand in other people's texts, kept as places in their files."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from syrtis.evaluate.readers.lines import broken, integer

__all__ = ["Marked", "read_standoff", "standoff_files"]

_COLUMNS = ("file", "sha256", "passage_start", "passage_end", "start", "end", "kind")
_PASSAGE = "PASSAGE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One passage of a text with its names, as (start, end, kind) within the passage."""

    name: str
    text: str
    names: frozenset[tuple[int, int, str]]


def standoff_files(table: Path, root: Path) -> tuple[Path, ...]:
    """The files below `root` that the table speaks of."""
    return tuple(root / name for name in sorted({row["file"] for row in _rows(table)}))


def read_standoff(table: Path, root: Path) -> list[Marked]:
    """Read a table of marks and, below `root`, the texts they stand in.

    A row of kind `PASSAGE` opens a passage; places are code points of the file's text. A text that is
    not the one that was marked (another SHA-256), or a mark outside its passage, is a
    `BenchmarkError`.
    """
    passages = []
    texts: dict[str, str] = {}
    keyed = groupby(_rows(table), key=lambda r: (r["file"], r["passage_start"], r["passage_end"]))
    for (name, first, last), rows in keyed:
        marks = list(rows)
        if name not in texts:
            texts[name] = _text(table, root / name, marks[0]["sha256"])
        start, end = integer(table, 0, first), integer(table, 0, last)
        passages.append(
            Marked(
                name=f"{name} at {start}",
                text=texts[name][start:end],
                names=frozenset(_names(table, marks, start, end)),
            )
        )
    return passages


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            raise broken(table, 1, f"other columns than {', '.join(_COLUMNS)}")
        return list(rows)


def _text(table: Path, path: Path, expected: str) -> str:
    if not path.is_file():
        raise broken(table, 0, f"marks in {path}, which is not there")
    content = path.read_bytes()
    if sha256(content).hexdigest() != expected:
        raise broken(table, 0, f"marks in another {path} than the one that is there")
    return content.decode("utf-8")


def _names(
    table: Path, rows: list[dict[str, str]], first: int, last: int
) -> Iterator[tuple[int, int, str]]:
    for row in rows:
        if row["kind"] == _PASSAGE:
            continue
        start, end = integer(table, 0, row["start"]), integer(table, 0, row["end"])
        if not first <= start < end <= last:
            raise broken(table, 0, f"a mark at {start}-{end} outside its passage")
        yield start - first, end - first, row["kind"]
