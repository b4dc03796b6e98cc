"""Where the tests of the store put records, and how they change one behind its back."""

import sqlite3
from pathlib import Path

from sqlalchemy import text

from syrtis.store import Named
from syrtis.store.postgresql import Database

__all__ = ["change", "nothing_there"]


def change(named: Named, *statements: str) -> None:
    """Change a record behind Syrtis's back."""
    if isinstance(named, Path):
        connection = sqlite3.connect(named)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return
    database = Database.named(named)
    with database._engine().begin() as writing:
        database._enter(writing)
        for statement in statements:
            writing.execute(text(statement.replace(":", r"\:")))


def nothing_there(named: Named) -> bool:
    """Say whether a place is as empty as before a build that failed."""
    if isinstance(named, Path):
        return list(named.parent.iterdir()) == []
    database = Database.named(named)
    with database._engine().connect() as connection:
        return not database._tables(connection)
