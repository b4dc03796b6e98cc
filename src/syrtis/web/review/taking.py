"""A form of Review becomes a choice, and the choice a decision of the record."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from syrtis.errors import InputError
from syrtis.model import Actor, Choice, Decision, DecisionKind, Place, Subject
from syrtis.pipeline.deciding import keep_decision
from syrtis.store import Record
from syrtis.web.room import Room

__all__ = ["Form", "choice_of", "take"]

_SHOWN = 5


def _no_blank(value: Any) -> Any:
    """Take what a form leaves empty for nothing."""
    return (value.strip() or None) if isinstance(value, str) else value


Text = Annotated[Annotated[str, Field(max_length=2_000)] | None, BeforeValidator(_no_blank)]
Several = Annotated[
    tuple[Annotated[str, Field(max_length=200)], ...],
    Field(max_length=5_000),
]


class Form(BaseModel):
    """What a form of Review sends."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    token: Annotated[str, Field(max_length=200)]
    """Says that the form is ours."""
    subject: Subject
    kind: DecisionKind
    seen: Annotated[int, Field(ge=0)]
    """Number of the last decision that the person had before their eyes."""
    ids: Several
    apart: Several = ()
    names: Several = ()
    field: Text = None
    value: Text = None
    who: Text = None
    why: Text = None
    then: Annotated[str, Field(pattern=r"^(/[a-z0-9]+){1,4}$", max_length=200)] = "/review"
    """Where to go on: an address of this room."""


def choice_of(record: Record, form: Form) -> Choice:
    """Read a form; names of actors and places become ids. `InputError` where a name is not one."""
    value = form.value
    if form.kind is DecisionKind.OVERRIDE:
        if not form.why:
            raise InputError("a field is set with a reason: say why it is so")
        if value and form.field in ("side_a", "side_b"):
            value = _named(list(record.actors()), value, "actor")
        elif value and form.field == "place":
            value = _named(list(record.places()), value, "place")
    return Choice(
        subject=form.subject,
        kind=form.kind,
        ids=form.ids,
        apart=form.apart,
        names=form.names,
        field=form.field,
        value=value,
        who=form.who,
        why=form.why,
    )


def take(room: Room, form: Form) -> Decision:
    """Keep a decision; raises `StaleError` where something was decided since the form was made."""
    with room.deciding:
        with room.opened() as record:
            choice = choice_of(record, form)
        return keep_decision(room.named, choice, day=datetime.now(tz=UTC).date(), seen=form.seen)


def _named(things: list[Actor] | list[Place], words: str, noun: str) -> str:
    """Find the one that a name or an id means."""
    wanted = words.casefold().strip()
    standing = [thing for thing in things if thing.merged_into is None]
    found = [t.id for t in standing if t.id == words] or [
        t.id for t in standing if t.name.casefold() == wanted
    ]
    if not found:
        found = [t.id for t in standing if wanted in (alias.casefold() for alias in t.aliases)]
    if len(found) != 1:
        what = "no" if not found else str(len(found))
        shown = f" ({', '.join(each[:12] for each in found[:_SHOWN])})" if found else ""
        raise InputError(f"{what} {noun}s of this record are called {words!r}{shown}; give an id")
    return found[0]
