"""Where a record is kept: a file, or a schema of a PostgreSQL database. What both can do."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from syrtis.errors import RecordError, StaleError
from syrtis.store.schema import REVISION

__all__ = [
    "Named",
    "Store",
    "check_revision",
    "record_stamp",
    "refuse_lost_decisions",
    "short_name",
    "store_of",
]

Named = Path | str
"""How a record is named: a path, or `postgresql://USER@HOST/DATABASE`."""

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


class Store(Protocol):
    """One place where a record is, or may be written."""

    @property
    def name(self) -> str:
        """What people are told it is called; never with a password."""

    def check(self) -> None:
        """Refuse what is not ours to replace, before any work is done."""

    def exists(self) -> bool:
        """Say whether a record is there."""

    def stamp(self) -> str:
        """Tell one state of the record from another; empty where there is none."""

    def connect(self) -> Connection:
        """Open the record so that nothing can change it, and nothing changes while it is read."""

    def schema(self, connection: Connection) -> str:
        """Read the revision of the record's schema."""

    def writing(self, decided: Collection[str] | None) -> AbstractContextManager[Connection]:
        """Give empty tables of the newest schema; they replace the record when the block ends well.

        `decided` = the decisions that the new record keeps; one that only the old record has is
        not lost: `RecordError`. Null = lose them.
        """

    def faults(self, connection: Connection) -> list[str]:
        """Say what the store itself finds damaged."""


def store_of(named: Named) -> Store:
    """Tell where a record is kept by how it is named."""
    if isinstance(named, str) and named.startswith(_SCHEMES):
        from syrtis.store.postgresql import Database  # slow to import, and not always installed

        return Database.named(named)
    from syrtis.store.sqlite import File

    return File(Path(named))


def record_stamp(named: Named) -> str:
    """Tell one state of a record from another, for what is kept of it; empty where there is none."""
    return store_of(named).stamp()


def short_name(named: Named) -> str:
    """Name a record without its folder or server."""
    return store_of(named).name.rpartition("/")[2]


def check_revision(name: str, found: str) -> None:
    """Refuse a record that this Syrtis does not read."""
    if found > REVISION:
        raise RecordError(
            f"{name} was made by a newer Syrtis (schema {found}, this one reads {REVISION}); "
            "upgrade Syrtis, or build the record again",
            schema=found,
        )
    if found != REVISION:
        raise RecordError(
            f"{name} has the schema {found}, this Syrtis reads {REVISION}; build the record again",
            schema=found,
        )


def refuse_lost_decisions(
    name: str, held: Collection[str], decided: Collection[str] | None
) -> None:
    """Refuse to replace a record that holds decisions the new one has not; nothing is lost unseen."""
    lost = set() if decided is None else set(held) - set(decided)
    if lost:
        raise StaleError(
            f"{name} holds {len(lost)} decisions that the new record has not, made since it was "
            "begun; nothing was replaced; do it again, so that they are kept"
        )
