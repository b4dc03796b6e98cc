"""CSV: one table a file, nested values under dotted names, lists as JSON."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import msgspec

from syrtis.export.shape import columns_of, inner_fields, meaning, record_to_row, unwrap
from syrtis.model import Row

__all__ = ["Leaf", "leaves_of", "safe_cell", "write_cells", "write_separated"]

_FORMULA = re.compile(r"'*[=+\-@\t\r]")

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One column of a CSV file: the way to its value, its type and meaning."""

    path: tuple[str, ...]
    type: Any
    doc: str
    nullable: bool
    """Whether it may be null, or what it lies in."""

    @property
    def name(self) -> str:
        """The column's name, such as `count.low`."""
        return ".".join(self.path)


def leaves_of(table: str) -> tuple[Leaf, ...]:
    """List the columns of a table's CSV file."""
    return tuple(
        leaf
        for column in columns_of(table)
        for leaf in _leaves((column.name,), column.type, column.doc)
    )


def _leaves(
    path: tuple[str, ...], hint: Any, doc: str, *, nullable: bool = False
) -> Iterator[Leaf]:
    kind, may_be_null = unwrap(hint)
    inner = inner_fields(kind)
    if not inner:
        yield Leaf(path=path, type=kind, doc=doc, nullable=nullable or may_be_null)
    for name, below in inner.items():
        told = meaning(below) or f"{doc} ({name})"
        yield from _leaves((*path, name), below, told, nullable=nullable or may_be_null)


def write_separated(table: str, records: Iterable[Row], file: BinaryIO) -> None:
    """Write a table as CSV (RFC 4180, UTF-8); null is an empty cell.

    A spreadsheet runs a cell that begins with = + - @ or a tab or carriage return as a formula, and
    pages are written by strangers: such a text gets an apostrophe before it. A text that begins
    with apostrophes and then one of those gets one more, so that taking one away always gives the
    text back. Numbers are left as they are.
    """
    leaves = leaves_of(table)
    rows = ([_value(row, leaf.path) for leaf in leaves] for row in map(record_to_row, records))
    write_cells([[leaf.name for leaf in leaves]], rows, file)


def write_cells(
    heads: Sequence[Sequence[str]], rows: Iterable[Sequence[Any]], file: BinaryIO
) -> None:
    """Write lines of headings as they are, then rows, each cell made safe."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows(heads)
        for row in rows:
            writer.writerow([safe_cell(value) for value in row])
    finally:
        text.detach()


def _value(row: dict[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = row
    for name in path:
        if value is None:
            return None
        value = value[name]
    return value


def safe_cell(value: Any) -> Any:
    """Write a value as a cell that no spreadsheet runs; null is empty, lists are JSON."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, (list, tuple)):
        return _encode(value).decode()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value
