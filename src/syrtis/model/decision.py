"""A decision: what a person said of who is who, where is where, what happened. Rows are only added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

__all__ = ["Choice", "Decision", "DecisionKind", "Subject", "standing_decisions"]


class DecisionKind(StrEnum):
    """What was decided."""

    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"
    """Two that look alike are two: they are not proposed again, and no build makes them one."""
    RENAME = "rename"
    REJECT = "reject"
    OVERRIDE = "override"
    UNDO = "undo"


class Subject(StrEnum):
    """What it was decided of."""

    ACTOR = "actor"
    PLACE = "place"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing a person decided. It outlives every rebuild; undoing it is a decision of its own.

    A decision on an event holds on to the event's claims, for an event is made anew by every build.
    """

    id: Annotated[str, "Content hash of all that was decided, and of its number."]
    number: Annotated[int, "Which decision of the record it is, from 1."]
    subject: Annotated[Subject, "`actor`, `place` or `event`."]
    kind: Annotated[
        DecisionKind, "`merge`, `split`, `apart`, `rename`, `reject`, `override`, or `undo`."
    ]
    ids: Annotated[
        tuple[str, ...],
        "merge: the one that stays, then those that become it; apart: the two; undo: the decision; "
        "else: the one.",
    ]
    names: Annotated[
        tuple[str, ...], "split: the spellings that are another; rename: the new name."
    ] = ()
    claims: Annotated[
        tuple[tuple[str, ...], ...],
        "Of events: the claims of each event in `ids`; split: those set apart, then the others.",
    ] = ()
    field: Annotated[str | None, "override: which field of the event."] = None
    value: Annotated[str | None, "override: its value; null = not known."] = None
    who: Annotated[str | None, "Who decided; null = not said."] = None
    day: Annotated[date | None, "When it was decided."] = None
    why: Annotated[str | None, "The reason given."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody wants decided, before it is checked against a record."""

    subject: Subject
    kind: DecisionKind
    ids: tuple[str, ...]
    """Whole ids; merge: the one that stays first; apart: the two; undo: the decision."""
    names: tuple[str, ...] = ()
    """Split of an actor or place: the spellings that are another; rename: the new name."""
    apart: tuple[str, ...] = ()
    """Split of an event: the ids of the claims that are another's."""
    field: str | None = None
    value: str | None = None
    """Override: the field of an event, and its value (null = not known)."""
    who: str | None = None
    why: str | None = None


def standing_decisions(decisions: Sequence[Decision]) -> list[Decision]:
    """List the decisions that stand, in order: those that no later one has undone."""
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone |= set(decision.ids)
    standing = (d for d in decisions if d.id not in undone and d.kind is not DecisionKind.UNDO)
    return sorted(standing, key=lambda d: d.number)
