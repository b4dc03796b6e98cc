"""Write a record, whole or not at all, in whichever store it is kept."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from operator import itemgetter
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, insert

from syrtis.errors import RecordError
from syrtis.model import TABLES, Contents, Row
from syrtis.store.references import broken_references
from syrtis.store.rows import page_to_row, record_to_row
from syrtis.store.schema import ABOUT, PAGES, REVISION, SEARCHED, SOURCES, table_of
from syrtis.store.search import WORDS, searched_rows
from syrtis.store.stores import Named, store_of

__all__ = ["check_target", "write_record"]

T = TypeVar("T")

_BATCH = 5_000
"""Rows handed to the store at once: past this, memory grows and time does not fall."""

_order = msgspec.json.Encoder(order="sorted").encode


def check_target(named: Named) -> None:
    """Refuse a place where no record can be put, or that holds something else."""
    store_of(named).check()


def write_record(named: Named, contents: Contents, *, forget: bool = False) -> None:
    """Write a record, or replace one; on any failure the old record stays as it was.

    The same contents in any order give the same record, in a file the same bytes. Raises
    `RecordError` where the place cannot be used, the disk is full, or the rows contradict one
    another (an id told twice, a claim of an article that is not there), and `StaleError`
    where the old record holds decisions that the new one has not, unless they shall be forgotten.
    """
    decided = None if forget else {decision.id for decision in contents.decisions}
    with store_of(named).writing(decided) as connection:
        _insert_all(connection, contents)
        _check(connection)


def _insert_all(connection: Connection, contents: Contents) -> None:
    about = {**contents.about, "schema": REVISION}
    _insert(connection, ABOUT, sorted(about.items()), _about_row)
    pages = _in_order("pages", contents.pages, key=lambda page: page.id)
    _insert(connection, PAGES, pages, page_to_row)
    _insert(connection, SOURCES, sorted(set(contents.sources)), _source_row)
    for name, row in TABLES.items():
        records: Sequence[Row] = getattr(contents, name)
        if "id" in row.__dataclass_fields__:
            records = _in_order(name, records, key=_id_of)
            _insert(connection, table_of(name), records, record_to_row)
        else:
            numbered = enumerate(sorted(records, key=_sorting_text), 1)
            _insert(connection, table_of(name), numbered, _numbered_row)
    _insert_words(connection, contents)


def _insert_words(connection: Connection, contents: Contents) -> None:
    """Make the index that `search` looks words up in."""
    articles = sorted(contents.articles, key=_id_of)
    rows = searched_rows(articles, sorted(contents.claims, key=_id_of))
    while batch := list(islice(rows, _BATCH)):
        _insert(connection, SEARCHED, batch, lambda pair: pair[0])
        _insert(connection, WORDS, batch, lambda pair: pair[1])


def _id_of(record: Row) -> str:
    return str(getattr(record, "id", ""))


def _about_row(item: tuple[str, str]) -> dict[str, Any]:
    return {"key": item[0], "value": item[1]}


def _source_row(item: tuple[str, str]) -> dict[str, Any]:
    return {"page_id": item[0], "source": item[1]}


def _numbered_row(item: tuple[int, Row]) -> dict[str, Any]:
    return {"number": item[0], **record_to_row(item[1])}


def _sorting_text(record: Row) -> bytes:
    try:
        return _order(record)
    except UnicodeEncodeError as error:
        raise _unwritable(type(record).__name__, error) from error


def _in_order(name: str, records: Sequence[T], *, key: Callable[[T], str]) -> list[T]:
    ordered = sorted(records, key=key)
    for left, right in pairwise(ordered):
        if key(left) == key(right):
            raise RecordError(
                f"two rows of {name} have the id {key(left)}; "
                "this is a fault of the stage that made them, please report it"
            )
    return ordered


def _insert(
    connection: Connection,
    table: Table,
    records: Iterable[T],
    row: Callable[[T], dict[str, Any]],
) -> None:
    rest = iter(records)
    put = _putting(connection, table)
    try:
        while batch := [row(record) for record in islice(rest, _BATCH)]:
            put(batch)
    except (UnicodeEncodeError, OverflowError) as error:
        raise _unwritable(table.name, error) from error


def _putting(connection: Connection, table: Table) -> Callable[[list[dict[str, Any]]], Any]:
    """Say how rows are put into a table: as they are where the driver takes them so, which spares a
    sixth of the time that going through the columns' types takes.
    """
    statement, dialect = insert(table), connection.dialect
    kinds = (column.type.dialect_impl(dialect) for column in table.columns)
    if not dialect.positional or any(kind.bind_processor(dialect) for kind in kinds):
        return lambda batch: connection.execute(statement, batch)
    told = str(statement.compile(dialect=dialect))
    values = itemgetter(*table.columns.keys())
    return lambda batch: connection.exec_driver_sql(told, list(map(values, batch)))


def _unwritable(name: str, error: Exception) -> RecordError:
    return RecordError(
        f"a row of {name} holds a value that no record can hold ({error}); "
        "this is a fault of the stage that read it, please report it"
    )


def _check(connection: Connection) -> None:
    """Refuse a record whose rows name rows that are not there."""
    for broken in broken_references(connection):
        raise RecordError(
            f"{broken} that is not in the record; "
            "this is a fault of the stage that made it, please report it"
        )
