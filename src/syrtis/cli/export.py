"""`syrtis export`: the tables of a record as files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import output
from syrtis.export import FileFormat, Shape, Shaped, export_record, export_shape
from syrtis.model import TABLES
from syrtis.store import open_record, record_contents

__all__ = ["export"]


class _Format(StrEnum):
    """What `--format` may be."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    UCDP = "ucdp"
    GEOJSON = "geojson"


_SHAPES = {_Format.UCDP: Shape.GED, _Format.GEOJSON: Shape.GEOJSON}


def export(
    record: RecordArgument,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ],
    file_format: Annotated[
        _Format,
        typer.Option(
            "--format",
            "-f",
            help="Ten tables as jsonl, csv or parquet; or the events as ucdp (GED) or geojson.",
        ),
    ] = _Format.JSONL,
) -> None:
    """Write the ten tables of a record into a folder, one file each; or its events in one file of a
    shape that others' tools expect.
    """
    with open_record(record) as opened:
        if file_format in _SHAPES:
            _print_shaped(export_shape(record_contents(opened), _SHAPES[file_format], folder))
            return
        rows = {name: opened.rows(name) for name in TABLES}
        written = export_record(rows, file_format=FileFormat(file_format), folder=folder)
        console = output()
        for path in written:
            number = f"{opened.count(path.stem):>9,} rows" if path.stem in TABLES else ""
            console.print(Text(f"{number:>14}  {path}"), soft_wrap=True)


def _print_shaped(shaped: Shaped) -> None:
    console = output()
    console.print(Text(f"written: {shaped.path}"), soft_wrap=True)
    for reason, number in shaped.left_out.reasons.items():
        console.print(Text(f"{number:>9,} events left out: {reason}", style="dim"), soft_wrap=True)
