"""Decisions that outlive a rebuild, and a record read whole, to lay them over its rows."""

from pathlib import Path
from typing import Any

from syrtis.errors import RecordError
from syrtis.model import TABLES, Contents, Decision
from syrtis.store.record import Record, open_record

__all__ = ["kept_decisions", "record_contents"]

FIRST_SCHEMA = "0003"
"""The first schema with decisions; a record of an older one has none to lose."""


def kept_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the decisions of a record that is about to be replaced; none where there is no record.

    Raises `RecordError` where the file is damaged or made by a newer Syrtis, so that no decision is
    lost unseen.
    """
    if not path.exists():
        return ()
    try:
        with open_record(path) as record:
            return tuple(record.decisions())
    except RecordError as error:
        if error.schema is not None and error.schema < FIRST_SCHEMA:
            return ()
        raise


def record_contents(record: Record) -> Contents:
    """Read all that a record holds."""
    tables: dict[str, Any] = {name: tuple(record.rows(name)) for name in TABLES}
    about = {key: value for key, value in record.about.items() if key != "schema"}
    return Contents(
        pages=tuple(record.pages()), sources=tuple(record.sources()), about=about, **tables
    )
