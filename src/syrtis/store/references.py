"""Rows that name rows: the same check in both stores, for neither makes it while it is written."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from syrtis.store.schema import METADATA

__all__ = ["broken_references"]


def broken_references(connection: Connection) -> Iterator[str]:
    """Say which tables name rows that are not there, once for each column that does."""
    for table in METADATA.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            there = key.column.table.alias("there")
            named = select(there.c[key.column.name]).where(there.c[key.column.name] == key.parent)
            broken = select(key.parent).where(key.parent.is_not(None), ~named.exists()).limit(1)
            if connection.execute(broken).first() is not None:
                yield f"a row of {table.name} names a row of {key.column.table.name}"
