"""The tables of the file, made from the model's records so that the two cannot drift apart."""

import types
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Column, Float, ForeignKey, Index, LargeBinary, MetaData, Table
from sqlalchemy.types import TypeEngine

from syrtis.model import REFERENCES, TABLES, Row
from syrtis.store.dialect import INTEGER, JSON_TEXT, TEXT

__all__ = [
    "ABOUT",
    "APPLICATION_ID",
    "METADATA",
    "PAGES",
    "REVISION",
    "SEARCHED",
    "SOURCES",
    "Field",
    "row_fields",
    "table_of",
]

APPLICATION_ID = 0x53595254
"""Marks a SQLite file as a Syrtis record (`SYRT` in ASCII, at byte 68 of the file)."""

REVISION = "0006"
"""The newest revision in migrations/versions; a test holds the two together."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PAGES = Table(
    "pages",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("source", TEXT, nullable=False),
    Column("media", TEXT, nullable=False),
    Column("charset", TEXT),
    Column("url", TEXT),
    Column("content", LargeBinary, nullable=False),
)
"""The pages as they came, `content` compressed with zlib."""

SOURCES = Table(
    "sources",
    METADATA,
    Column("page_id", TEXT, ForeignKey("pages.id"), primary_key=True),
    Column("source", TEXT, primary_key=True),
)
"""Every place the same bytes came from."""

ABOUT = Table(
    "about",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
)
"""What made the record: versions and settings, never a clock, so that a diff means something."""

SEARCHED = Table(
    "searched",
    METADATA,
    Column("number", INTEGER, primary_key=True),
    Column("table", TEXT, nullable=False),
    Column("id", TEXT, nullable=False),
)
"""What can be searched: a part of a row of `articles` or `claims` (see search.py)."""

_INDEXED = frozenset({"mentions.article_id", "claims.article_id", "claims.kind", "issues.code"})
"""Columns that readers look rows up by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a row as the file holds it."""

    name: str
    scalar: type | None
    """`str`, `int` or `float`; null = nested, held as JSON text."""
    optional: bool


def row_fields(row: type) -> tuple[Field, ...]:
    """Tell scalar fields from nested ones, in the model's order."""
    return _FIELDS[row]


def _fields(row: type) -> tuple[Field, ...]:
    hints = get_type_hints(row, include_extras=True)
    return tuple(_field(field.name, hints[field.name]) for field in fields(row))


def _field(name: str, hint: Any) -> Field:
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    optional = False
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        if len(kinds) != 1:
            raise TypeError(f"field {name!r} is {hint}; a column holds one type or null")
        hint, optional = kinds[0], True
    return Field(name=name, scalar=_scalar(name, hint), optional=optional)


def _scalar(name: str, hint: Any) -> type | None:
    if is_dataclass(hint) or get_origin(hint) is tuple:
        return None
    if isinstance(hint, type):
        if issubclass(hint, (str, StrEnum, date)):
            return str
        if issubclass(hint, (int, float)):
            return float if issubclass(hint, float) else int
    raise TypeError(f"field {name!r} is {hint}, for which no column type is known")


_FIELDS: dict[type, tuple[Field, ...]] = {row: _fields(row) for row in TABLES.values()}

_TYPES: dict[type | None, TypeEngine[Any]] = {
    str: TEXT,
    int: INTEGER,
    float: Float(),
    None: JSON_TEXT,
}


def _column(table: str, field: Field) -> Column[Any]:
    target = REFERENCES.get(f"{table}.{field.name}")
    return Column(
        field.name,
        _TYPES[field.scalar],
        *([ForeignKey(f"{target}.id")] if target else []),
        primary_key=field.name == "id",
        nullable=field.optional,
    )


def _make_table(name: str, row: type[Row]) -> Table:
    columns = [_column(name, field) for field in row_fields(row)]
    if not any(column.primary_key for column in columns):
        columns.insert(0, Column("number", INTEGER, primary_key=True))
    indexes = [
        Index(None, column.name) for column in columns if f"{name}.{column.name}" in _INDEXED
    ]
    return Table(name, METADATA, *columns, *indexes)


_TABLES = {name: _make_table(name, row) for name, row in TABLES.items()}


def table_of(name: str) -> Table:
    """Give the table of the file that holds one of the model's tables."""
    return _TABLES[name]
