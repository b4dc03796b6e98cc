"""Control: who held a place from when to when, as claimed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

__all__ = ["Control", "ControlStatus"]


class ControlStatus(StrEnum):
    """How well a spell of control stands."""

    CLAIMED = "claimed"
    CONTESTED = "contested"
    CORROBORATED = "corroborated"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who held a place from when to when, and who says so."""

    place_id: Annotated[str, "The place."]
    actor_id: Annotated[str, "The side."]
    earliest: Annotated[date | None, "First day; null = open."]
    latest: Annotated[date | None, "Last day; null = open."]
    status: Annotated[ControlStatus, "claimed, contested, corroborated or lost."]
    claims: Annotated[tuple[str, ...], "Ids of the claims it rests on."]
    premature: Annotated[
        str | None, "A claim of fighting there on a later day; null = none is told of."
    ] = None
