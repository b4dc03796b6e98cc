"""`syrtis issues`: what could not be done, and what to do about it."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.json_lines import print_json
from syrtis.cli.terminal import listing, one_line, output, short_source
from syrtis.model import Issue
from syrtis.store import Record, open_record

__all__ = ["issue_table", "issues"]

_LIMIT = 50
_SOURCE_WIDTH = 60


def issues(
    record: RecordArgument,
    code: Annotated[str | None, typer.Option(help="Only issues with this code.")] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help=f"How many rows; 0 = all.  [default: {_LIMIT}]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List what could not be done while the record was built."""
    with open_record(record) as opened:
        found = (row for row in opened.issues() if code is None or row.code == code)
        if as_json:
            print_json(islice(found, limit or None))
        else:
            _print_table(output(), opened, found, _LIMIT if limit is None else limit)


def _print_table(console: Console, record: Record, found: Iterator[Issue], limit: int) -> None:
    shown = list(islice(found, limit or None))
    if shown:
        console.print(issue_table(shown, {row.id: row.source for row in record.article_heads()}))
    left = sum(1 for _ in found)
    more = f"; {left:,} more with --limit 0" if left else ""
    console.print(Text(f"{len(shown):,} of {record.count('issues'):,} issues{more}", style="dim"))


def issue_table(shown: list[Issue], sources: dict[str, str]) -> Table:
    """Lay issues out one a row; `sources` names the articles by their ids."""
    table = listing()
    table.add_column("code, and where", ratio=2, overflow="fold")
    table.add_column("what was found, and what to do", ratio=3, overflow="fold")
    for issue in shown:
        source = issue.source or sources.get(issue.article_id or "", issue.article_id or "")
        where = short_source(source, _SOURCE_WIDTH) if source else "the whole record"
        if issue.start is not None:
            where += f" at {issue.start:,}"
        message = issue.message.removeprefix(f"{source}: ")  # it stands in the first column
        code = Text.assemble(one_line(issue.code), (f"\n{where}", "dim"))
        table.add_row(code, Text(one_line(message)))
    return table
