"""Parquet: one table a file, with real types: days as date32, nested values as structs and lists.

It needs no clock and no random number, so the same rows give the same bytes (with one version of
pyarrow).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any, BinaryIO, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq

from syrtis.errors import RecordError
from syrtis.export.shape import columns_of, inner_fields, record_to_row, unwrap
from syrtis.model import Row

__all__ = ["schema_of", "write_parquet"]

_GROUP = 20_000
"""Rows held at once, and of one row group: some 100 MB of articles."""

_SCALARS: dict[type, Any] = {int: pa.int64(), float: pa.float64(), date: pa.date32()}


def schema_of(table: str) -> Any:
    """Give the Arrow schema of a table, with what its fields mean."""
    return pa.schema([_field(column.name, column.type, column.doc) for column in columns_of(table)])


def _field(name: str, hint: Any, doc: str | None = None) -> Any:
    kind, optional = unwrap(hint)
    metadata = None if doc is None else {"description": doc}
    return pa.field(name, _arrow_type(kind), nullable=optional, metadata=metadata)


def _arrow_type(kind: Any) -> Any:
    inner = inner_fields(kind)
    if inner:
        return pa.struct([_field(name, hint) for name, hint in inner.items()])
    if get_origin(kind) is tuple:
        return pa.list_(_arrow_type(unwrap(get_args(kind)[0])[0]))
    if isinstance(kind, type) and issubclass(kind, (str, StrEnum)):
        return pa.string()
    if kind not in _SCALARS:
        raise TypeError(f"no Parquet type is known for {kind}")
    return _SCALARS[kind]


def write_parquet(table: str, records: Iterable[Row], file: BinaryIO) -> None:
    """Write a table as Parquet; a number past 64 bits raises `RecordError`."""
    schema = schema_of(table)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _groups(records):
            try:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            except (pa.ArrowInvalid, OverflowError) as error:
                raise RecordError(
                    f"a row of {table} does not fit Parquet's types ({error}); "
                    "use the format jsonl, and please report it"
                ) from error


def _groups(records: Iterable[Row]) -> Iterator[list[dict[str, Any]]]:
    rest = iter(records)
    while rows := [record_to_row(record) for record in islice(rest, _GROUP)]:
        yield rows
