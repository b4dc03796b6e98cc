"""`syrtis export`: the tables of a record as files."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import output
from syrtis.export import FileFormat, export_record
from syrtis.model import TABLES
from syrtis.store import open_record

__all__ = ["export"]


def export(
    record: RecordArgument,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ],
    file_format: Annotated[
        FileFormat, typer.Option("--format", "-f", help="What kind of files.")
    ] = FileFormat.JSONL,
) -> None:
    """Write the ten tables of a record into a folder, one file each."""
    with open_record(record) as opened:
        rows = {name: opened.rows(name) for name in TABLES}
        written = export_record(rows, file_format=file_format, folder=folder)
        console = output()
        for path in written:
            number = f"{opened.count(path.stem):>9,} rows" if path.stem in TABLES else ""
            console.print(Text(f"{number:>14}  {path}"), soft_wrap=True)
