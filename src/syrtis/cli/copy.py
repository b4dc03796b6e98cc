"""`syrtis copy`: a record from one place to another, a file or a database."""

from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import output
from syrtis.store import copy_record

__all__ = ["copy"]


def copy(
    record: RecordArgument,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TO", help="Where to: a file, or postgresql://USER@HOST/DATABASE?schema=NAME."
        ),
    ],
    *,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Replace the record that is there, its decisions too."),
    ] = False,
) -> None:
    """Copy a record whole to another place, and read every row of the copy back."""
    console = output()
    for table, rows in copy_record(record, target, replace=replace).items():
        console.print(Text(f"{rows:>9,}  {table}"))
    console.print(Text("copied, read back, and the same", style="bold green"))
