"""JSON Lines: one object a line, as RECORD.md fixes it."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from syrtis.export.shape import record_to_row
from syrtis.model import Row

__all__ = ["record_to_json", "write_json_lines"]

_encode = msgspec.json.Encoder().encode


def record_to_json(record: Row) -> bytes:
    """Write a record as one line of JSON, in the model's order; null stays null."""
    return _encode(record_to_row(record))


def write_json_lines(records: Iterable[Row], file: BinaryIO) -> None:
    """Write records one a line, in UTF-8."""
    for record in records:
        file.write(record_to_json(record))
        file.write(b"\n")
