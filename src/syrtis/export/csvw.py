"""CSVW: what the columns of the CSV files mean, for programs (W3C, 2015)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, BinaryIO, get_origin

from syrtis.export.columns import Kind, ShapeColumn, ShapeTable
from syrtis.export.separated import Leaf, leaves_of
from syrtis.model import REFERENCES

__all__ = ["METADATA_NAME", "write_csvw", "write_csvw_of"]

METADATA_NAME = "csv-metadata.json"
"""The name the standard gives to the metadata of a folder of CSV files."""

CONTEXT = "http://www.w3.org/ns/csvw"

_DIALECT = {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]}
_TYPES = {int: "integer", float: "double", date: "date"}
_KINDS: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "double",
    Kind.DATE: "date",
}

_ESCAPED = (
    "A text that begins with = + - @, tab or carriage return (after any apostrophes) has one "
    "apostrophe put before it, so that no spreadsheet runs it; take one away to have the text. "
)
_NOTE = f"{_ESCAPED}Lists are JSON. An empty cell is null."


def write_csvw(tables: Sequence[str], file: BinaryIO) -> None:
    """Describe the CSV files of a folder: their columns, types, keys and meanings."""
    described = {
        "@context": CONTEXT,
        "dc:description": _NOTE,
        "dialect": _DIALECT,
        "tables": [_table(name) for name in tables],
    }
    _write(described, file)


def write_csvw_of(table: ShapeTable, name: str, file: BinaryIO, *, tagged: bool) -> None:
    """Describe the CSV file of one shape.

    A `tagged` one has HXL tags under its header: a row that begins with `#`, which CSVW passes
    over as a comment.
    """
    described = {
        "@context": CONTEXT,
        "url": name,
        "dc:description": f"{table.about} {_ESCAPED}An empty cell is null.",
        "dialect": {**_DIALECT, **({"commentPrefix": "#"} if tagged else {})},
        "tableSchema": {
            "columns": [_shape_column(column) for column in table.columns],
            "primaryKey": table.names[0],
        },
    }
    _write(described, file)


def _write(described: Mapping[str, Any], file: BinaryIO) -> None:
    file.write(json.dumps(described, indent=1, ensure_ascii=False).encode() + b"\n")


def _table(name: str) -> dict[str, Any]:
    leaves = leaves_of(name)
    schema: dict[str, Any] = {"columns": [_column(leaf) for leaf in leaves]}
    if any(leaf.name == "id" for leaf in leaves):
        schema["primaryKey"] = "id"
    keys = [_foreign_key(leaf, f"{name}.{leaf.name}") for leaf in leaves]
    schema["foreignKeys"] = [key for key in keys if key]
    return {"url": f"{name}.csv", "tableSchema": schema}


def _foreign_key(leaf: Leaf, place: str) -> dict[str, Any] | None:
    """Say which row of which file every cell of a column names; null where some name none.

    Validators disagree on whether a foreign key may be null, so those that may are told in words only.
    """
    target = REFERENCES.get(place)
    if target is None or leaf.nullable:
        return None
    named = {"resource": f"{target}.csv", "columnReference": "id"}
    return {"columnReference": leaf.name, "reference": named}


def _column(leaf: Leaf) -> dict[str, Any]:
    column = {
        "name": leaf.name,
        "titles": leaf.name,
        "datatype": _datatype(leaf.type),
        "dc:description": leaf.doc,
    }
    may_be_empty = leaf.nullable or leaf.type is str  # a text may have no letters
    return column if may_be_empty else {**column, "required": True}


def _datatype(kind: Any) -> Any:
    if get_origin(kind) is tuple:
        return "json"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"base": "string", "format": "|".join(kind)}
    return _TYPES.get(kind, "string")


def _shape_column(column: ShapeColumn) -> dict[str, Any]:
    described = {
        "name": column.name,
        "titles": column.name,
        "datatype": _KINDS[column.kind],
        "dc:description": column.doc,
    }
    more = {"schema:unitText": column.unit, "dc:subject": column.hxl}
    return described | {name: told for name, told in more.items() if told}
