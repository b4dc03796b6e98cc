"""Decisions at the command line: taken, listed, and named by their numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.terminal import one_line, output
from syrtis.errors import InputError
from syrtis.model import Choice, Decision, Subject
from syrtis.store import Named, open_record

__all__ = ["WhoOption", "WhyOption", "named_decisions", "print_history", "take"]

_ID_SHOWN = 12

WhoOption = Annotated[str | None, typer.Option(help="Who decides.")]
WhyOption = Annotated[str | None, typer.Option(help="The reason, kept with the decision.")]


def take(path: Named, choice: Choice) -> None:
    """Keep a choice as a decision of a record, and say its number."""
    from syrtis.pipeline.deciding import keep_decision  # slow to import; listing needs none of it

    decision = keep_decision(path, choice, day=datetime.now(tz=UTC).date())
    words = f"decision {decision.number} ({decision.id[:_ID_SHOWN]})"
    output().print(Text(f"{words}: {decision.subject} {decision.kind} kept"))


def named_decisions(path: Named, given: Sequence[str]) -> list[str]:
    """Find the decisions that numbers, or beginnings of ids, mean; `InputError` if one is not one."""
    with open_record(path) as opened:
        listed = list(opened.decisions())
    found = []
    for words in given:
        match = [d.id for d in listed if str(d.number) == words]
        match = match or [d.id for d in listed if d.id.startswith(words)]
        if len(match) != 1:
            raise InputError(
                f"no one decision is {one_line(words)!r}; give its number, as `history` shows"
            )
        found += match
    return found


def print_history(path: Named, subject: Subject) -> None:
    """List the decisions of a record on actors, places or events, in order."""
    with open_record(path) as opened:
        decisions = [d for d in opened.decisions() if d.subject is subject]
    for decision in decisions:
        output().print(Text(_line(decision)), soft_wrap=True)
    output().print(Text(f"{len(decisions)} decisions on {subject}s", style="dim"))


def _line(decision: Decision) -> str:
    ids = ", ".join(each[:_ID_SHOWN] for each in decision.ids)
    names = ", ".join(map(one_line, decision.names))
    value = f"{decision.field} = {decision.value or 'not known'}" if decision.field else ""
    parts = (names, value, decision.who, str(decision.day or ""), decision.why)
    said = " · ".join(filter(None, parts))
    return f"{decision.number:>4}  {decision.kind:<8} {ids}  {one_line(said)}"
