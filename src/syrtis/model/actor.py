"""An actor: one group, force, body or person."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

__all__ = ["Actor", "ActorKind"]


class ActorKind(StrEnum):
    """What kind of actor it is; the names are fixed."""

    STATE_FORCES = "state forces"
    REBEL_GROUP = "rebel group"
    POLITICAL_MILITIA = "political militia"
    COMMUNAL_MILITIA = "communal militia"
    CIVILIANS = "civilians"
    GOVERNMENT = "government"
    INTERNATIONAL = "international"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One group, force, body or person, under every spelling met."""

    id: Annotated[str, "Content hash of what makes it itself."]
    name: Annotated[str, "The name used for it."]
    kind: Annotated[ActorKind | None, "What kind of actor; null = not known."]
    aliases: Annotated[tuple[str, ...], "Every spelling met."] = ()
    ucdp_id: Annotated[str | None, "UCDP actor id."] = None
    speaks_for: Annotated[str | None, "The actor whose spokesman it is told of as."] = None
    found_as: Annotated[str | None, "The name the build gave it, where a person renamed it."] = None
    merged_into: Annotated[str | None, "The one it was decided to be."] = None
    split_from: Annotated[str | None, "The one it was decided not to be."] = None
