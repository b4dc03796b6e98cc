"""A decision: what a person said of who is who, or which place is which. Rows are only ever added."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

__all__ = ["Decision", "DecisionKind", "Subject"]


class DecisionKind(StrEnum):
    """What was decided."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    UNDO = "undo"


class Subject(StrEnum):
    """What it was decided of."""

    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing a person decided. It outlives every rebuild; undoing it is a decision of its own."""

    id: Annotated[str, "Content hash of all that was decided, and of its number."]
    number: Annotated[int, "Which decision of the record it is, from 1."]
    subject: Annotated[Subject, "`actor` or `place`."]
    kind: Annotated[DecisionKind, "`merge`, `split`, `rename`, or `undo`."]
    ids: Annotated[
        tuple[str, ...],
        "merge: the one that stays, then those that become it; split, rename: the one; undo: the "
        "decision.",
    ]
    names: Annotated[
        tuple[str, ...], "split: the spellings that are another; rename: the new name."
    ] = ()
    who: Annotated[str | None, "Who decided; null = not said."] = None
    day: Annotated[date | None, "When it was decided."] = None
    why: Annotated[str | None, "The reason given."] = None
