"""A record in a schema of a PostgreSQL database, which a team shares.

A build empties the tables and fills them in one transaction, so that whoever reads meanwhile goes
on reading the old record, and a build that is stopped has changed nothing. The tables keep their
names, so that other programs may read them too.
"""

import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from syrtis.errors import RecordError
from syrtis.store.migrate import upgrade
from syrtis.store.postgresql_tables import suit_tables
from syrtis.store.schema import REVISION
from syrtis.store.stores import refuse_lost_decisions

__all__ = ["Database"]

DEFAULT_SCHEMA = "syrtis"

_SCHEMA_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

WAIT_S = 60
"""How long a build waits for another that is writing the same record: longer than writing a hundred
thousand articles takes, shorter than a person waits without asking why."""

_CONNECT_S = 10
"""How long a server may take to answer."""

_OURS = ("about", "alembic_version", "claims")
"""Tables that every record has had since the first schema; a schema with all of them is one."""

_ADVICE = {
    "55P03": f"another build has been writing it for {WAIT_S} seconds; try again when it is done",
    "42501": "the user may not do this; have rights given to it, or name another user",
    "53100": "the server's disk is full; have room made",
}
"""What to do, by PostgreSQL's code of what went wrong."""


@dataclass(frozen=True, slots=True)
class Database:
    """A schema of a database that is a record, or shall be one."""

    url: URL
    schema_name: str

    @classmethod
    def named(cls, address: str) -> "Database":
        """Read an address: `postgresql://USER@HOST/DATABASE?schema=NAME`."""
        try:
            url = make_url(address)
        except (ArgumentError, ValueError):
            # Not told what was found: it may hold a password.
            raise RecordError(
                "the address of the database cannot be read; write "
                "postgresql://USER@HOST:PORT/DATABASE, every sign of a password that is no letter "
                "or digit as %XX"
            ) from None
        schema = url.query.get("schema", DEFAULT_SCHEMA)
        if not isinstance(schema, str) or not _SCHEMA_NAME.fullmatch(schema):
            raise RecordError(
                "the address of the database names a schema that none can be called; "
                "give it small letters, digits and underscores"
            )
        rest = url.difference_update_query(["schema"])
        return cls(rest.set(drivername="postgresql+psycopg"), schema)

    @property
    def name(self) -> str:
        """The address, without password and settings."""
        shown = URL.create(
            "postgresql",
            username=self.url.username,
            host=self.url.host,
            port=self.url.port,
            database=self.url.database,
            query={} if self.schema_name == DEFAULT_SCHEMA else {"schema": self.schema_name},
        )
        return shown.render_as_string()

    def check(self) -> None:
        """Refuse a database that cannot be reached, or a schema that is somebody else's."""
        with self._told("cannot be used"), self._engine().connect() as connection:
            self._check_ours(connection)

    def exists(self) -> bool:
        """Say whether there is a record."""
        with self._told("cannot be read"), self._engine().connect() as connection:
            return self._is_record(connection)

    def stamp(self) -> str:
        """Give the number of the transaction that wrote the record."""
        with self._told("cannot be read"), self._engine().connect() as connection:
            if not self._is_record(connection):
                return ""
            written = text(
                f"SELECT max(CAST(CAST(xmin AS text) AS bigint)) FROM {self.schema_name}.about"
            )
            return str(connection.execute(written).scalar())

    def connect(self) -> Connection:
        """Open the record: one picture of it, which no build changes and nothing here can."""
        with self._told("cannot be read"):
            connection = self._engine().connect()
            try:
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
                if not self._is_record(connection):
                    raise RecordError(
                        f"there is no record {self.name}; make one with `syrtis build`"
                    )
                self._enter(connection)
            except BaseException:
                connection.close()
                raise
        return connection

    def schema(self, connection: Connection) -> str:
        """Read the revision of the record's schema."""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())

    @contextmanager
    def writing(self, decided: Collection[str] | None) -> Iterator[Connection]:
        """Empty the tables in a transaction that only ends well when they are filled."""
        with self._told("was not written"), self._engine().connect() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_S}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": self._lock()})
            self._check_ours(connection)
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {self.schema_name}"))
            self._enter(connection)
            if self._is_record(connection):
                held = connection.execute(text("SELECT id FROM decisions")).scalars().all()
                refuse_lost_decisions(self.name, held, decided)
                self._empty(connection)
            upgrade(connection)
            suit_tables(connection)
            yield connection
            connection.commit()

    def faults(self, connection: Connection) -> list[str]:
        """Name nothing: whether its files are whole is the server's own care."""
        return []

    def _engine(self) -> Engine:
        try:
            return create_engine(
                self.url,
                poolclass=NullPool,
                connect_args={"connect_timeout": _CONNECT_S, "application_name": "syrtis"},
            )
        except ModuleNotFoundError as error:
            raise RecordError(
                f"{self.name} is a database of PostgreSQL, and {error.name} is not installed; "
                "install syrtis[postgresql]"
            ) from error

    def _lock(self) -> int:
        digest = hashlib.blake2b(f"syrtis {self.schema_name}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big", signed=True)

    def _enter(self, connection: Connection) -> None:
        """Look tables up in the record's schema only, until this transaction ends."""
        connection.execute(text(f"SET LOCAL search_path = {self.schema_name}"))

    def _tables(self, connection: Connection) -> set[str]:
        listed = text("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = :name")
        return set(connection.execute(listed, {"name": self.schema_name}).scalars())

    def _is_record(self, connection: Connection) -> bool:
        return set(_OURS) <= self._tables(connection)

    def _check_ours(self, connection: Connection) -> None:
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            raise RecordError(
                f"{self.name} holds text as {encoding}, which has no room for every script; "
                "have a database made with the encoding UTF8"
            )
        if not self._is_record(connection):
            if self._tables(connection):
                raise RecordError(
                    f"{self.name} holds tables that are no record's, so it is left as it is; "
                    "name another schema: ?schema=NAME"
                )
            return
        self._enter(connection)
        found = self.schema(connection)
        if found > REVISION:
            raise RecordError(
                f"{self.name} was made by a newer Syrtis (schema {found}, this one writes "
                f"{REVISION}); upgrade Syrtis, or name another schema: ?schema=NAME",
                schema=found,
            )

    def _empty(self, connection: Connection) -> None:
        """Delete all rows (not TRUNCATE: those who are reading would see nothing left)."""
        for table in sorted(self._tables(connection) - {"alembic_version"}):
            connection.execute(text(f"DELETE FROM {table}"))

    @contextmanager
    def _told(self, failed: str) -> Iterator[None]:
        """Tell what the server refused, in words, and never the password."""
        try:
            yield
        except DBAPIError as error:
            code = getattr(error.orig, "sqlstate", None) or ""
            reason = " ".join(str(error.orig).split())
            if self.url.password:
                reason = reason.replace(str(self.url.password), "***")
            advice = _ADVICE.get(code, "check the server, the user and the name of the database")
            nothing = "; nothing was replaced" if failed == "was not written" else ""
            raise RecordError(f"{self.name} {failed} ({reason}): {advice}{nothing}") from None
