"""A record as a row of the file, and back: the only place where the two meet."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from syrtis.model import Page, Row
from syrtis.store.schema import Field, row_fields

__all__ = ["older_from_row", "page_from_row", "page_to_row", "record_from_row", "record_to_row"]

R = TypeVar("R", bound=Row)

_LEVEL = 6
"""zlib level of page bytes, fixed so that the same pages give the same file (9 takes twice as long
for 1 % on news pages)."""

_PLAIN = frozenset({str, int, float, type(None)})
"""What a column takes as it is."""

_encode = msgspec.json.Encoder(order="sorted").encode


def record_to_row(record: Row) -> dict[str, Any]:
    """Turn a record into column values: nested values to JSON text, days to ISO 8601."""
    values: dict[str, Any] = {}
    for field in row_fields(type(record)):
        value = getattr(record, field.name)
        if type(value) not in _PLAIN:
            value = _encode(value).decode() if field.scalar is None else field.scalar(value)
        values[field.name] = value
    return values


def record_from_row(row: type[R], values: Mapping[str, Any]) -> R:
    """Turn column values back into the record they came from.

    Raises `msgspec.ValidationError` or `msgspec.DecodeError` where they are not one.
    """
    return msgspec.convert(_parts(values, row_fields(row)), row)


def older_from_row(row: type[R], values: Mapping[str, Any]) -> R:
    """Turn column values of an older schema into a record, what was added since at its default."""
    told = [field for field in row_fields(row) if field.name in values]
    return msgspec.convert(_parts(values, told), row)


def _parts(values: Mapping[str, Any], told: Sequence[Field]) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for field in told:
        value = values[field.name]
        if field.scalar is None and value is not None:
            value = msgspec.json.decode(value)
        parts[field.name] = value
    return parts


def page_to_row(page: Page) -> dict[str, Any]:
    """Turn a page into column values, its bytes compressed."""
    return {
        "id": page.id,
        "source": page.source,
        "media": str(page.media),
        "charset": page.charset,
        "url": page.url,
        "content": zlib.compress(page.content, _LEVEL),
    }


def page_from_row(values: Mapping[str, Any]) -> Page:
    """Turn column values back into the page; raises `zlib.error` where the bytes are damaged."""
    if not isinstance(values["content"], bytes):
        raise zlib.error("the bytes of a page are no bytes")
    parts = {name: values[name] for name in ("id", "source", "media", "charset", "url")}
    return msgspec.convert({**parts, "content": zlib.decompress(values["content"])}, Page)
