"""The arguments that several commands share."""

from typing import Annotated

import typer

from syrtis.events import Rule

__all__ = ["JsonOption", "NoColorOption", "RecordArgument", "RecordOption", "RuleOption"]

RecordArgument = Annotated[
    str,
    typer.Argument(
        metavar="RECORD",
        help="The record: a file that `build` wrote, or postgresql://USER@HOST/DATABASE.",
    ),
]
RecordOption = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="RECORD",
        help="The record to write: a file, or postgresql://USER@HOST/DATABASE.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON object a line, as `export` writes them.")
]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="Mark with brackets in place of colours.")
]
RuleOption = Annotated[
    Rule,
    typer.Option(
        "--rule",
        help="How one figure is chosen where reports differ: ucdp, acled, majority or latest. The "
        "record says which it was built with; every figure told stays in its claims.",
    ),
]
