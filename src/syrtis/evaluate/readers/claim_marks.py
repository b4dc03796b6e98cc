"""Reads claims that were marked by hand in other people's news, kept as places in their texts."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from syrtis.errors import BenchmarkError
from syrtis.evaluate.readers.lines import broken, integer
from syrtis.evaluate.readers.muc4 import read_muc4

__all__ = ["MarkedClaim", "MarkedText", "claim_mark_files", "read_claim_marks"]

COLUMNS = (
    "text", "sha256", "start", "end", "kind", "mark", "low", "high", "claimant", "who", "by",
    "scope", "modality", "change", "place",
)  # fmt: skip
MUC4 = "data/bench/muc4"
"""Where the messages lie whose names are no paths."""

_TEXT, _WANTED = "text", "wanted"
_NOT_JUDGED, _NOBODY, _ANY = "?", "-", "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedClaim:
    """What a careful reader finds at one place of a text."""

    start: int
    end: int
    kind: str
    wanted: bool
    """False: neither required nor an error (general talk, private crime, a casualty of no kind)."""
    count: tuple[int | None, int | None] | None
    """Null = any count is right: the words name none."""
    fields: Mapping[str, frozenset[str] | None]
    """Field -> its right values, null = the field is nobody's; a field not in here is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """One text with every claim in it."""

    name: str
    text: str
    claims: tuple[MarkedClaim, ...]


def claim_mark_files(table: Path, root: Path) -> tuple[Path, ...]:
    """The files below `root` that the table speaks of."""
    paths = {row["text"] for row in _rows(table) if "/" in row["text"]}
    messages = (file for file in (root / MUC4).rglob("*") if file.is_file())
    return (*(root / path for path in sorted(paths)), *sorted(messages))


def read_claim_marks(table: Path, root: Path) -> list[MarkedText]:
    """Read a table of marks and, below `root`, the texts they stand in.

    A row of kind `text` opens a text: a path below `root`, or the name of a MUC-4 message. Places
    are code points; `who`, `by`, `claimant` and `place` are `start:end`, several joined by `/` where
    each is right, `-` for nobody, `?` for not judged. Another text than the one that was marked, or a
    place outside it, is a `BenchmarkError`.
    """
    messages = {message.name: message.text for message in read_muc4(root / MUC4)}
    marked = []
    for name, rows in groupby(_rows(table), key=lambda row: row["text"]):
        first, *rest = rows
        text = _text(table, root / name) if "/" in name else messages.get(name, "")
        if first["kind"] != _TEXT or sha256(text.encode()).hexdigest() != first["sha256"]:
            raise broken(table, 0, f"marks in another {name} than the one that is there")
        claims = tuple(_claim(table, row, text) for row in rest)
        marked.append(MarkedText(name=name, text=text, claims=claims))
    return marked


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise broken(table, 1, f"other columns than {', '.join(COLUMNS)}")
        return list(rows)


def _text(table: Path, path: Path) -> str:
    if not path.is_file():
        raise broken(table, 0, f"marks in {path}, which is not there")
    return path.read_text(encoding="utf-8")


def _claim(table: Path, row: Mapping[str, str], text: str) -> MarkedClaim:
    start, end = integer(table, 0, row["start"]), integer(table, 0, row["end"])
    if not 0 <= start < end <= len(text):
        raise broken(table, 0, f"a mark at {start}-{end} outside {row['text']}")
    counted = row["low"] not in ("", _ANY)
    return MarkedClaim(
        start=start,
        end=end,
        kind=row["kind"],
        wanted=row["mark"] == _WANTED,
        count=(_end(table, row["low"]), _end(table, row["high"])) if counted else None,
        fields=dict(_fields(table, row, text)),
    )


def _end(table: Path, value: str) -> int | None:
    return None if value == _NOBODY else integer(table, 0, value)


def _fields(
    table: Path, row: Mapping[str, str], text: str
) -> Iterator[tuple[str, frozenset[str] | None]]:
    for name in ("claimant", "who", "by", "place"):
        if row[name] not in ("", _NOT_JUDGED):
            yield name, _names(table, row[name], text)
    for name in ("scope", "modality", "change"):
        if row[name] not in ("", _NOT_JUDGED):
            yield name, None if row[name] == _NOBODY else frozenset({row[name]})


def _names(table: Path, value: str, text: str) -> frozenset[str] | None:
    if value == _NOBODY:
        return None
    names = set()
    for place in value.split("/"):
        start, _, end = place.partition(":")
        name = text[integer(table, 0, start) : integer(table, 0, end)]
        if not name:
            raise BenchmarkError(f"{table}: {place!r} is no place of the text")
        names.add(" ".join(name.split()))
    return frozenset(names)
