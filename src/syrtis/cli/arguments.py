"""The arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["JsonOption", "NoColorOption", "RecordArgument"]

RecordArgument = Annotated[
    Path, typer.Argument(metavar="RECORD", help="The record: a file that `build` wrote.")
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON object a line, as `export` writes them.")
]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="Mark with brackets in place of colours.")
]
