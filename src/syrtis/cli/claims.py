"""`syrtis claims`: what the pages say, with their words."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.claim_table import claim_table
from syrtis.cli.json_lines import print_json
from syrtis.cli.terminal import output
from syrtis.model import Claim, ClaimKind, Modality
from syrtis.store import ClaimFilter, Record, open_record

__all__ = ["claims"]

_LIMIT = 50


def claims(
    record: RecordArgument,
    *,
    kind: Annotated[ClaimKind | None, typer.Option(help="Only claims of this kind.")] = None,
    article: Annotated[
        str | None, typer.Option(help="Only this article: its source, or how its id begins.")
    ] = None,
    claimant: Annotated[
        str | None, typer.Option(help="Only where the name of who says so has these words.")
    ] = None,
    words: Annotated[str | None, typer.Option(help="Only where the quote has these words.")] = None,
    at_least: Annotated[
        int | None, typer.Option(help="Only where the words allow no number below this.")
    ] = None,
    modality: Annotated[
        Modality | None, typer.Option(help="Only what is asserted, negated, future, hypothetical.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help=f"How many rows; 0 = all.  [default: {_LIMIT}]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the claims of a record: kind, count, quote, who says so, source."""
    with open_record(record) as opened:
        chosen = ClaimFilter(
            kind=kind,
            modality=modality,
            article_id=None if article is None else opened.article(article).id,
            claimant=claimant,
            words=words,
            at_least=at_least,
        )
        found = opened.claims(chosen)
        if as_json:
            print_json(islice(found, limit or None))
        else:
            _print_table(output(), opened, found, _LIMIT if limit is None else limit)


def _print_table(console: Console, record: Record, found: Iterator[Claim], limit: int) -> None:
    shown = list(islice(found, limit or None))
    sources = {row.id: row.source for row in record.article_heads()}
    if shown:
        console.print(claim_table(shown, sources, width=console.width))
    left = sum(1 for _ in found)
    more = f"; {left:,} more with --limit 0" if left else ""
    console.print(Text(f"{len(shown):,} of {record.count('claims'):,} claims{more}", style="dim"))
