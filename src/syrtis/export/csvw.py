"""CSVW: what the columns of the CSV files mean, for programs (W3C, 2015)."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, BinaryIO

from syrtis.export.separated import Leaf, leaves_of

__all__ = ["METADATA_NAME", "write_csvw"]

METADATA_NAME = "csv-metadata.json"
"""The name the standard gives to the metadata of a folder of CSV files."""

_TYPES = {int: "integer", float: "double", date: "date"}

_NOTE = (
    "A text that begins with = + - @, tab or carriage return (after any apostrophes) has one "
    "apostrophe put before it, so that no spreadsheet runs it; take one away to have the text. "
    "Lists are JSON. An empty cell is null."
)


def write_csvw(tables: Sequence[str], file: BinaryIO) -> None:
    """Describe the CSV files of a folder: their columns, types, keys and meanings."""
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:description": _NOTE,
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [_table(name) for name in tables],
    }
    file.write(json.dumps(described, indent=1, ensure_ascii=False).encode() + b"\n")


def _table(name: str) -> dict[str, Any]:
    leaves = leaves_of(name)
    schema: dict[str, Any] = {"columns": [_column(leaf) for leaf in leaves]}
    if any(leaf.name == "id" for leaf in leaves):
        schema["primaryKey"] = "id"
    return {"url": f"{name}.csv", "tableSchema": schema}


def _column(leaf: Leaf) -> dict[str, Any]:
    return {
        "name": leaf.name,
        "titles": leaf.name,
        "datatype": _TYPES.get(leaf.type, "string"),
        "dc:description": leaf.doc,
    }
