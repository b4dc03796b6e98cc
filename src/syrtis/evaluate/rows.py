"""The rows of a record as plain mappings, whether just built or exported earlier.

A benchmark reads the tables of RECORD.md, never the code's own objects: so an export made a year
ago is scored by the same code as a build made now.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec

from syrtis.errors import BenchmarkError
from syrtis.evaluate.readers.lines import json_lines
from syrtis.export import record_to_json
from syrtis.model import Row

__all__ = ["Build", "RowMap", "Tables", "read_export", "tables_of"]

RowMap = Mapping[str, Any]
"""One row of a table, as JSON has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables a benchmark may read."""

    articles: tuple[RowMap, ...] = ()
    mentions: tuple[RowMap, ...] = ()
    claims: tuple[RowMap, ...] = ()
    events: tuple[RowMap, ...] = ()
    actors: tuple[RowMap, ...] = ()
    places: tuple[RowMap, ...] = ()
    control: tuple[RowMap, ...] = ()
    origins: tuple[RowMap, ...] = ()


TABLE_NAMES = tuple(Tables.__dataclass_fields__)


class Build(Protocol):
    """Builds a record's tables from pages, with tables of places of their own if there are any."""

    def __call__(self, inputs: Sequence[Path], gazetteers: Sequence[Path] = ()) -> Tables:
        """Build the tables."""


"""Reads files and folders into a record and hands out its tables."""


def tables_of(rows: Callable[[str], Iterable[Row]]) -> Tables:
    """Turn a record's rows, asked for by the table's name, into what an export would hold."""
    return Tables(
        **{
            name: tuple(msgspec.json.decode(record_to_json(row)) for row in rows(name))
            for name in TABLE_NAMES
        }
    )


def read_export(folder: Path) -> Tables:
    """Read the JSON Lines tables of an export; a table that is not there is empty."""
    if not (folder / "articles.jsonl").is_file():
        raise BenchmarkError(
            f"{folder} holds no articles.jsonl: name a folder written by "
            "`syrtis export RECORD --format jsonl -o FOLDER`"
        )
    return Tables(**{name: _table(folder / f"{name}.jsonl") for name in TABLE_NAMES})


def _table(path: Path) -> tuple[RowMap, ...]:
    return tuple(row for _, row in json_lines(path)) if path.is_file() else ()
