"""What tables need in PostgreSQL to hold what they hold in SQLite, and to answer alike.

The migrations are written once for both. After them, here: whole numbers get 64 bits, as SQLite's
have; text sorts by code points, as SQLite's does; and references are not kept by the server, for it
would look through a whole table for each row that goes (they are checked before a build is done,
see references.py).
"""

from sqlalchemy import Connection, text

__all__ = ["suit_tables"]

_REFERENCES = """
SELECT rel.relname, con.conname FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid
WHERE con.contype = 'f' AND con.connamespace = CAST(current_schema() AS regnamespace)
"""

_COLUMNS = """
SELECT table_name, column_name, data_type FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name <> 'alembic_version'
AND (data_type = 'integer' OR (data_type = 'text' AND collation_name IS DISTINCT FROM 'C'))
ORDER BY table_name, ordinal_position
"""

_TYPES = {"integer": "BIGINT", "text": 'TEXT COLLATE "C"'}

_COLLATIONS = ("pg_c_utf8", "und-x-icu", "C.utf8", "C.UTF-8", "en_US.utf8", "default")
"""Rules of small and capital letters of all scripts, the best first; servers differ in what they
have. With `default` the database's own rules hold, which may know ASCII letters only."""

_SINGLE = "µſςϐϑϕϖϰϱϵẛ"
_SEVERAL = "ßŉﬀﬁﬂﬃﬄﬅﬆ"
"""Letters that are alike in another case, and of which `lower` does not know it. Left out: Cherokee,
Armenian ligatures, and Greek with iota below."""


def suit_tables(connection: Connection) -> None:
    """Change what is not as it should be; a record that is only filled anew needs no change."""
    for table, name in connection.execute(text(_REFERENCES)).all():
        connection.execute(text(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"'))
    changes: dict[str, list[str]] = {}
    for table, column, kind in connection.execute(text(_COLUMNS)).all():
        changes.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE {_TYPES[kind]}')
    for table, listed in changes.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(listed)}'))
    for function in (_fold(_collation(connection)), _CONTAINS):
        connection.exec_driver_sql(function)


def _collation(connection: Connection) -> str:
    known = text(
        "SELECT collname FROM pg_collation WHERE collname = ANY(:names) AND collencoding IN "
        "(-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))"
    )
    found = set(connection.execute(known, {"names": list(_COLLATIONS)}).scalars())
    return next(name for name in _COLLATIONS if name in found)


def _fold(collation: str) -> str:
    """Write the function that takes the case from a text."""
    folded = f'lower(given COLLATE pg_catalog."{collation}")'
    folded = f"translate({folded}, '{_SINGLE}', '{''.join(map(str.casefold, _SINGLE))}')"
    for letter in _SEVERAL:
        folded = f"replace({folded}, '{letter}', '{letter.casefold()}')"
    return (
        "CREATE OR REPLACE FUNCTION syrtis_folded(given text) RETURNS text LANGUAGE sql "
        f'IMMUTABLE PARALLEL SAFE RETURN {folded} COLLATE "C"'
    )


_CONTAINS = (
    "CREATE OR REPLACE FUNCTION syrtis_contains(given text, part text) RETURNS boolean LANGUAGE sql "
    "IMMUTABLE PARALLEL SAFE RETURN coalesce(strpos(syrtis_folded(given), syrtis_folded(part)) > 0, "
    "false)"
)
