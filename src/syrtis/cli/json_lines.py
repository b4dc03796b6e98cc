"""Rows as JSON on the terminal."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec
import typer

from syrtis.export import record_to_row
from syrtis.model import Row

__all__ = ["print_json", "print_objects"]


def print_json(records: Iterable[Row]) -> None:
    """Print rows of the record, one object a line."""
    print_objects(msgspec.to_builtins(record_to_row(record)) for record in records)


def print_objects(objects: Iterable[dict[str, Any]]) -> None:
    """Print one object a line, in ASCII, so that no byte of a page can command the terminal."""
    for each in objects:
        typer.echo(json.dumps(each))
