"""Decisions that outlive a rebuild, and a record read whole, to lay them over its rows."""

from typing import Any

from sqlalchemy import inspect, select

from syrtis.errors import RecordError
from syrtis.model import TABLES, Contents, Decision
from syrtis.store.damage import damage_told
from syrtis.store.record import Record, open_record
from syrtis.store.rows import older_from_row
from syrtis.store.schema import REVISION, table_of
from syrtis.store.stores import Named, Store, store_of

__all__ = ["kept_decisions", "record_contents", "record_exists"]

FIRST_SCHEMA = "0003"
"""The first schema with decisions; a record of an older one has none to lose."""


def record_exists(named: Named) -> bool:
    """Say whether a record is there."""
    return store_of(named).exists()


def kept_decisions(named: Named) -> tuple[Decision, ...]:
    """Read the decisions of a record that is about to be replaced; none where there is no record.

    Those of an older schema are read too, for a rebuild is what its owner is told to do. Raises
    `RecordError` where the record is damaged or made by a newer Syrtis, so that no decision is lost
    unseen.
    """
    store = store_of(named)
    if not store.exists():
        return ()
    try:
        with open_record(named) as record:
            return tuple(record.decisions())
    except RecordError as error:
        if error.schema is None or error.schema > REVISION:
            raise
        return _of_older_schema(store) if error.schema >= FIRST_SCHEMA else ()


def _of_older_schema(store: Store) -> tuple[Decision, ...]:
    """Read decisions from a table that may lack fields which have been added since."""
    with damage_told(store.name), store.connect() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("decisions")}
        table = table_of("decisions").c
        chosen = select(*(column for column in table if column.name in columns))
        rows = connection.execute(chosen.order_by(table.number)).mappings()
        return tuple(older_from_row(Decision, dict(row)) for row in rows)


def record_contents(record: Record) -> Contents:
    """Read all that a record holds."""
    tables: dict[str, Any] = {name: tuple(record.rows(name)) for name in TABLES}
    about = {key: value for key, value in record.about.items() if key != "schema"}
    return Contents(
        pages=tuple(record.pages()), sources=tuple(record.sources()), about=about, **tables
    )
