"""`syrtis demo`: the bundled example, from raw pages to claims."""

import os
from importlib.resources import as_file
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from syrtis import example
from syrtis.cli.arguments import RecordOption
from syrtis.cli.build import build_record
from syrtis.cli.claim_table import claim_table
from syrtis.cli.serve import PORT, serve_record
from syrtis.cli.summary import print_summary
from syrtis.cli.terminal import output
from syrtis.store import Record, open_record

__all__ = ["demo"]

_SHOWN = 12


def demo(
    record: RecordOption = "example.syrtis",
    *,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open the reading room on it afterwards.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The reading room's port; 0 = any that is free.")
    ] = PORT,
) -> None:
    """Build a record from the bundled example, an invented conflict, and say what was found."""
    with as_file(example.pages()) as pages, as_file(example.gazetteer()) as places:
        build_record([pages], record, [places])
    console = output()
    with open_record(record) as opened:
        name = opened.name
        console.print(Text("An invented conflict on an invented island.", style="italic"))
        print_summary(console, opened)
        console.print()
        _print_claims(console, opened)
    if serve:
        with as_file(example.outline()) as island:
            serve_record(record, port=port, basemap=island)
    else:
        _print_next(console, name)


def _program() -> str:
    """Say how the program is called here: through uv, where uv runs it."""
    return "uv run syrtis" if "UV" in os.environ else "syrtis"


def _print_claims(console: Console, record: Record) -> None:
    """Print the first claims of each article in turn, so that many pages are seen."""
    sources = {head.id: head.source for head in record.article_heads()}
    first = [claim for head in sources for claim in islice(record.claims_of(head), 1)]
    shown = first[:_SHOWN]
    console.print(claim_table(shown, sources, width=console.width))
    console.print(
        Text(
            f"{len(shown)} of {record.count('claims'):,} claims; none without its words.",
            style="dim",
        )
    )


def _print_next(console: Console, record: str) -> None:
    console.print()
    for use, command in (
        ("Look at it in a browser:", f"serve {record}"),
        ("What is in it, and how far to trust it:", f"info {record}"),
        ("Its claims, filtered:", f"claims {record} --kind killed"),
        ("Its articles; name one to read it:", f"show {record}"),
        ("Its tables, for other programs:", f"export {record} --format csv -o tables"),
        ("Every quote checked against its page:", f"verify {record}"),
    ):
        line = Text.assemble(f"  {use:<40}", (f"{_program()} {command}", "bold"))
        console.print(line, soft_wrap=True)
