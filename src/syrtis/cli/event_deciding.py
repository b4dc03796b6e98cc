"""Decisions on events at the command line: what there is to decide, and what is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.text import Text

from syrtis.cli.deciding import named_decisions, take
from syrtis.cli.json_lines import print_objects
from syrtis.cli.terminal import listing, one_line, output
from syrtis.errors import InputError
from syrtis.model import Choice, Claim, DecisionKind, Event, Subject
from syrtis.store import Named, open_record, record_contents

__all__ = ["EventAction", "Said", "decide_on_events", "one_event", "print_similar"]

_ID_SHOWN = 8


class EventAction(StrEnum):
    """What to do with the events of a record."""

    LIST = "list"
    SIMILAR = "similar"
    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"
    REJECT = "reject"
    RETYPE = "retype"
    OVERRIDE = "override"
    UNDO = "undo"
    HISTORY = "history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the options of the command say of a decision."""

    claims: Sequence[str] = ()
    field: str | None = None
    value: str | None = None
    who: str | None = None
    why: str | None = None


_KINDS: Mapping[EventAction, DecisionKind] = {
    EventAction.MERGE: DecisionKind.MERGE,
    EventAction.SPLIT: DecisionKind.SPLIT,
    EventAction.APART: DecisionKind.APART,
    EventAction.REJECT: DecisionKind.REJECT,
    EventAction.RETYPE: DecisionKind.OVERRIDE,
    EventAction.OVERRIDE: DecisionKind.OVERRIDE,
    EventAction.UNDO: DecisionKind.UNDO,
}


def decide_on_events(path: Named, action: EventAction, given: Sequence[str], said: Said) -> None:
    """Keep a decision on events; `InputError` says what is missing."""
    if action is EventAction.UNDO:
        ids, apart = named_decisions(path, given), []
    else:
        with open_record(path) as opened:
            events, claims = list(opened.events()), list(opened.claims())
        ids = [one_event(events, words).id for words in given]
        apart = [_one_claim(claims, words).id for words in said.claims]
    take(
        path,
        Choice(
            subject=Subject.EVENT,
            kind=_KINDS[action],
            ids=tuple(ids),
            apart=tuple(apart),
            field="type" if action is EventAction.RETYPE else said.field,
            value=said.value,
            who=said.who,
            why=said.why,
        ),
    )


def one_event(events: Sequence[Event], words: str) -> Event:
    """Find the one event whose id begins so; `InputError` where it is not one."""
    fits = [event for event in events if event.id.startswith(words)] if words else []
    if len(fits) != 1:
        raise InputError(
            f"{len(fits)} events have an id that begins with {words!r}; `syrtis events RECORD` lists all"
        )
    return fits[0]


def _one_claim(claims: Sequence[Claim], words: str) -> Claim:
    fits = [claim for claim in claims if claim.id.startswith(words)] if words else []
    if len(fits) != 1:
        raise InputError(
            f"{len(fits)} claims have an id that begins with {words!r}; "
            "`syrtis events RECORD --event ID` shows those of an event"
        )
    return fits[0]


def print_similar(path: Named, limit: int, *, as_json: bool) -> None:
    """List pairs of events that may be one and joins that may be none, each with its reasons."""
    from syrtis.pipeline.occurrences import (
        propose_pairs,  # slow to import; listing needs none of it
    )
    from syrtis.pipeline.views import facts_of

    with open_record(path) as opened:
        contents = record_contents(opened)
    event_of = {claim: event for event in contents.events for claim in event.claims}
    found = propose_pairs(contents.claims, facts_of(contents), contents.decisions)
    shown = found[:limit] if limit else found
    if as_json:
        print_objects(
            {
                "left": event_of[each.left].id,
                "right": event_of[each.right].id,
                "claims": [each.left, each.right],
                "score": each.score,
                "joined": each.is_joined,
                "reasons": {reason.what: reason.weight for reason in each.reasons},
            }
            for each in shown
        )
        return
    table = listing()
    for column in ("score", "now", "one", "other", "why"):
        table.add_column(column, overflow="fold")
    for each in shown:
        ends = (
            f"{one_line(event_of[claim].title)}\n{event_of[claim].id[:_ID_SHOWN]}"
            for claim in (each.left, each.right)
        )
        why = " · ".join(f"{reason.what} {reason.weight:+.1f}" for reason in each.reasons)
        table.add_row(f"{each.score:.1f}", "one" if each.is_joined else "two", *ends, why)
    output().print(table)
    output().print(
        Text(
            f"{len(shown):,} of {len(found):,} pairs; nothing changes until you decide", style="dim"
        )
    )
