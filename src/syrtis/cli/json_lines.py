"""Rows as JSON on the terminal."""

import json
from collections.abc import Iterable

import msgspec
import typer

from syrtis.export import record_to_row
from syrtis.model import Row

__all__ = ["print_json"]


def print_json(records: Iterable[Row]) -> None:
    """Print one object a line, in ASCII, so that no byte of a page can command the terminal."""
    for record in records:
        typer.echo(json.dumps(msgspec.to_builtins(record_to_row(record))))
