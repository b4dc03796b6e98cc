"""`syrtis events`: what happened, as far as the claims tell, with who stands behind it."""

from dataclasses import dataclass
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.deciding import WhoOption, WhyOption, print_history
from syrtis.cli.event_deciding import EventAction, Said, decide_on_events, one_event, print_similar
from syrtis.cli.json_lines import print_json
from syrtis.cli.terminal import clipped, one_line, output, short_source
from syrtis.events import FIELDS
from syrtis.model import Claim, Deaths, Disagreement, Event, Joined, Subject
from syrtis.store import Named, Record, open_record

__all__ = ["events"]

_LIMIT = 50
_SOURCE = 36
_QUOTE = 60


def events(
    record: RecordArgument,
    action: Annotated[
        EventAction,
        typer.Argument(
            help="`list`, `similar`, `merge`, `split`, `apart`, `reject`, `retype`, `override`, "
            "`undo`, `history`."
        ),
    ] = EventAction.LIST,
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="merge: the events that are one; apart: two that are not; undo: the decision; "
            "else: the event. How an id begins is enough.",
        ),
    ] = None,
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
    claim: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="split: a claim that is another event's (repeat for more)."
        ),
    ] = None,
    field: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help=f"override: which field; one of {', '.join(FIELDS)}."),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help="retype, override: the value; without it, not known."),
    ] = None,
    who: WhoOption = None,
    why: WhyOption = None,
    limit: Annotated[int, typer.Option(min=0, help="How many rows; 0 = all.")] = _LIMIT,
    as_json: JsonOption = False,
) -> None:
    """List the events of a record by day: what, the dead by the rule that counted them, and how many
    articles and independent voices stand behind it. Or decide which are one, which are none, and what a
    field should say; every later build keeps the decision.
    """
    if action is EventAction.SIMILAR:
        print_similar(record, limit, as_json=as_json)
    elif action is EventAction.HISTORY:
        print_history(record, Subject.EVENT)
    elif action is not EventAction.LIST:
        said = Said(claims=claim or [], field=field, value=value, who=who, why=why)
        decide_on_events(record, action, given or [], said)
    else:
        chosen = _Chosen(event=event, is_deadly=deadly, voices=voices)
        _list(record, chosen, limit, as_json=as_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    event: str | None
    is_deadly: bool
    voices: int


def _list(path: Named, chosen: _Chosen, limit: int, *, as_json: bool) -> None:
    with open_record(path) as opened:
        found = [row for row in _in_order(opened) if row.origins >= chosen.voices]
        found = [row for row in found if row.deaths is not None or not chosen.is_deadly]
        if chosen.event is not None:
            found = [one_event(found, chosen.event)]
        if as_json:
            print_json(found[:limit] if limit else found)
        elif chosen.event is not None:
            _print_one(output(), opened, found[0])
        else:
            _print_table(output(), found, limit)


def _in_order(record: Record) -> list[Event]:
    def day(event: Event) -> tuple[str, str]:
        first = (event.when.earliest or event.when.latest) if event.when else None
        return (first.isoformat() if first else "9999", event.id)

    return sorted(record.events(), key=day)


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
    for pair in event.joined:
        console.print(Text(_why_one(pair), style="dim"), soft_wrap=True)
    for decision in (d for d in record.decisions() if d.id in event.decided):
        who = f" by {one_line(decision.who)}" if decision.who else ""
        console.print(Text(f"decision {decision.number}: {decision.kind}{who}"), soft_wrap=True)


def _claim_line(claim: Claim, sources: dict[str, str], voices: dict[str, str]) -> str:
    source = short_source(sources[claim.article_id], _SOURCE)
    voice = one_line(voices.get(claim.origin_id or "", "nobody"))
    quote = clipped(one_line(claim.quote), _QUOTE)
    return f"  {claim.id[:8]} {claim.kind:<10} “{quote}”  {source} ← {voice}"


def _why_one(pair: Joined) -> str:
    why = " · ".join(f"{reason.what} {reason.weight:+.1f}" for reason in pair.reasons)
    score = "by a person" if pair.score is None else f"{pair.score:.1f} = {why}"
    return f"  {pair.left[:8]} and {pair.right[:8]} are one: {score}"


def _told(each: Disagreement) -> str:
    values = ", ".join(f"{told.value} ({len(told.claims)})" for told in each.values)
    return f"they disagree on {each.field}: {values}"


def dead_words(deaths: Deaths | None) -> str:
    """Write the dead as `best (low..high)`; nothing where nobody counts them."""
    if deaths is None:
        return ""
    best = "?" if deaths.best is None else f"{deaths.best:,}"
    return best if deaths.low == deaths.high else f"{best} ({deaths.low:,}..{deaths.high:,})"
