"""What a record looks like when it is handed out: the only place that says so.

The fields are the model's, in its order, with one exception that RECORD.md fixes: an article's
`furniture` is a list of `[start, end]`, and the rules that found them stand in `furniture_rules`.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from syrtis.model import TABLES, Article, Row, field_docs

__all__ = ["Column", "columns_of", "inner_fields", "meaning", "record_to_row", "unwrap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a table: its name, type and meaning."""

    name: str
    type: Any
    doc: str


_FURNITURE = (
    Column(
        name="furniture",
        type=tuple[tuple[int, int], ...],
        doc="What in `text` is not the story: [start, end] of each stretch.",
    ),
    Column(
        name="furniture_rules",
        type=tuple[str, ...],
        doc="The rule that found each stretch of `furniture`, in the same order.",
    ),
)


def record_to_row(record: Row) -> dict[str, Any]:
    """Turn a record into plain values, days kept as days."""
    row: dict[str, Any] = msgspec.to_builtins(record, builtin_types=(date,))
    if not isinstance(record, Article):
        return row
    handed_out: dict[str, Any] = {}
    for name, value in row.items():
        handed_out[name] = value
        if name == "furniture":
            handed_out[name] = [[stretch["start"], stretch["end"]] for stretch in value]
            handed_out["furniture_rules"] = [stretch["rule"] for stretch in value]
    return handed_out


def columns_of(table: str) -> tuple[Column, ...]:
    """List the columns of a table as `record_to_row` fills them."""
    return tuple(_columns(TABLES[table]))


def _columns(row: type[Row]) -> Iterator[Column]:
    hints = get_type_hints(row, include_extras=True)
    docs = field_docs(row)
    for field in fields(row):
        if row is Article and field.name == "furniture":
            yield from _FURNITURE
        else:
            yield Column(name=field.name, type=hints[field.name], doc=docs[field.name])


def unwrap(hint: Any) -> tuple[Any, bool]:
    """Tell the bare type of a field, and whether it may be null."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        if len(kinds) != 1:
            raise TypeError(f"{hint} is no type a table can hold; use one type, or one and null")
        return kinds[0], True
    return hint, False


def inner_fields(kind: Any) -> dict[str, Any]:
    """Give the fields of a nested record and their types; empty for anything else."""
    return get_type_hints(kind, include_extras=True) if is_dataclass(kind) else {}


def meaning(hint: Any) -> str | None:
    """Give the sentence that a field carries; null where it carries none."""
    return str(get_args(hint)[1]) if get_origin(hint) is Annotated else None
