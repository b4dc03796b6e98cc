"""`syrtis events`: what happened, as far as the claims tell, with who stands behind it."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.json_lines import print_json
from syrtis.cli.terminal import clipped, one_line, output, short_source
from syrtis.errors import InputError
from syrtis.model import Claim, Deaths, Disagreement, Event
from syrtis.store import Record, open_record

__all__ = ["events"]

_LIMIT = 50
_SOURCE = 36
_QUOTE = 60


def events(
    record: RecordArgument,
    *,
    event: Annotated[
        str | None, typer.Option(metavar="ID", help="One event: every claim it rests on.")
    ] = None,
    deadly: Annotated[
        bool, typer.Option("--deadly", help="Only events of which somebody counts the dead.")
    ] = False,
    voices: Annotated[
        int, typer.Option(min=0, help="Only events that so many independent voices tell.")
    ] = 0,
    limit: Annotated[int, typer.Option(min=0, help="How many rows; 0 = all.")] = _LIMIT,
    as_json: JsonOption = False,
) -> None:
    """List the events of a record by day: what, the dead by the rule that counted them, and how many
    articles and independent voices stand behind it.
    """
    with open_record(record) as opened:
        found = [row for row in _in_order(opened) if row.origins >= voices]
        found = [row for row in found if row.deaths is not None or not deadly]
        if event is not None:
            found = [_one(found, event)]
        if as_json:
            print_json(found[:limit] if limit else found)
        elif event is not None:
            _print_one(output(), opened, found[0])
        else:
            _print_table(output(), found, limit)


def _in_order(record: Record) -> list[Event]:
    def day(event: Event) -> tuple[str, str]:
        first = (event.when.earliest or event.when.latest) if event.when else None
        return (first.isoformat() if first else "9999", event.id)

    return sorted(record.events(), key=day)


def _one(found: list[Event], named: str) -> Event:
    fits = [event for event in found if event.id.startswith(named)] if named else []
    if len(fits) != 1:
        raise InputError(
            f"{len(fits)} events have an id that begins with {named!r}; `syrtis events RECORD` lists all"
        )
    return fits[0]


def _print_table(console: Console, found: list[Event], limit: int) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold underline", pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("event", overflow="fold")
    for name in ("dead", "articles", "voices"):
        table.add_column(name, justify="right", no_wrap=True)
    shown = found[:limit] if limit else found
    for event in shown:
        row = (str(len(event.articles)), str(event.origins))
        table.add_row(event.id[:8], Text(one_line(event.title)), dead_words(event.deaths), *row)
    console.print(table)
    left = len(found) - len(shown)
    more = f"; {left:,} more with --limit 0" if left else ""
    console.print(Text(f"{len(shown):,} events{more}", style="dim"))


def _print_one(console: Console, record: Record, event: Event) -> None:
    sources = {row.id: row.source for row in record.article_heads()}
    voices = {origin.id: origin.name for origin in record.origins()}
    console.print(Text(one_line(event.title), style="bold"))
    facts = [event.type or "type not told", f"{event.origins} voices"]
    if event.deaths is not None:
        facts.append(f"dead {dead_words(event.deaths)} by rule {event.deaths.rule}")
    console.print(Text(" · ".join(facts), style="dim"))
    wanted = {*event.claims}
    for claim in (claim for claim in record.claims() if claim.id in wanted):
        console.print(Text(_claim_line(claim, sources, voices)), soft_wrap=True)
    for each in event.disagreements:
        console.print(Text(_told(each), style="bold"), soft_wrap=True)


def _claim_line(claim: Claim, sources: dict[str, str], voices: dict[str, str]) -> str:
    source = short_source(sources[claim.article_id], _SOURCE)
    voice = one_line(voices.get(claim.origin_id or "", "nobody"))
    return f"  {claim.kind:<10} “{clipped(one_line(claim.quote), _QUOTE)}”  {source} ← {voice}"


def _told(each: Disagreement) -> str:
    values = ", ".join(f"{told.value} ({len(told.claims)})" for told in each.values)
    return f"they disagree on {each.field}: {values}"


def dead_words(deaths: Deaths | None) -> str:
    """Write the dead as `best (low..high)`; nothing where nobody counts them."""
    if deaths is None:
        return ""
    best = "?" if deaths.best is None else f"{deaths.best:,}"
    return best if deaths.low == deaths.high else f"{best} ({deaths.low:,}..{deaths.high:,})"
