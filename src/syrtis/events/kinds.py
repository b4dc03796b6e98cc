"""What kind of event a claim tells of, after ACLED; and which kinds may be told of one occurrence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from syrtis.events.lexicon import words
from syrtis.model import Change, Claim, ClaimKind

__all__ = [
    "ATTACK",
    "BLAST",
    "CLASH",
    "GAINED",
    "HARM",
    "HARMFUL",
    "OVERTAKEN",
    "UNCAUSED",
    "Cast",
    "family_of",
    "is_same_kind",
    "type_of",
]

HARM = frozenset({ClaimKind.KILLED, ClaimKind.WOUNDED})
ALONE: Mapping[ClaimKind, str] = {
    ClaimKind.CAPTURED: "Strategic developments / Arrests",
    ClaimKind.SURRENDERED: "Strategic developments / Other",
}
"""What a count of people is an event of where nothing beside it tells."""
CLASH = "Battles / Armed clash"
ABDUCTION = "Violence against civilians / Abduction/forced disappearance"
"""What it is where an armed group that is no state's takes people who are no fighters."""
ATTACK = "Violence against civilians / Attack"
BLAST = "Explosions/Remote violence / Remote explosive/landmine/IED"
UNCAUSED = f"{BLAST}?"
"""A blast of which the words do not say the cause, until something else does."""
GAINED = "Battles / Government regains territory"
OVERTAKEN = "Battles / Non-state actor overtakes territory"
HARMFUL = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"}
)
"""Kinds of events that kill and wound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Those who may be sides of an event, by their ids, and which places lie in which."""

    sides: frozenset[str]
    state_forces: frozenset[str]
    civilians: frozenset[str]
    within: Mapping[str, str] = field(default_factory=dict)
    """Place -> the town that it lies in."""

    @property
    def armed(self) -> frozenset[str]:
        """Those who fight."""
        return self.sides - self.civilians

    def narrower(self, one: str | None, other: str | None) -> str | None:
        """Choose the place that lies in the other, or the only one that is known."""
        if one is None or (other is not None and self.within.get(other) == one):
            return other
        return one

    def may_be_one(self, one: str | None, other: str | None) -> bool:
        """Say whether two places may be one: either unknown, the same, or one in the other."""
        if one is None or other is None or one == other:
            return True
        return other == self.within.get(one) or one == self.within.get(other)


def family_of(event_type: str | None) -> str | None:
    """Give ACLED's event type of an event and sub-event type."""
    return event_type.rsplit(" / ", 1)[0].strip() if event_type else None


def type_of(claim: Claim, cast: Cast) -> str | None:
    """Say what kind of event a claim alone is of; null = harm whose cause it does not tell."""
    if claim.kind is ClaimKind.EVENT:
        said = {word.strip(",.;:") for word in claim.quote.casefold().split()}
        open_ = said & words().blasts and not said & words().causes
        return UNCAUSED if open_ and claim.event_type == BLAST else claim.event_type
    if claim.kind is ClaimKind.CONTROL:
        gainer = claim.who.actor_id if claim.who else None
        if claim.change is Change.CONTESTED or gainer is None:
            return CLASH
        regained = (gainer in cast.state_forces) == (claim.change is Change.GAINED)
        return GAINED if regained else OVERTAKEN
    harmed = claim.who.actor_id if claim.who else None
    if claim.kind in ALONE:
        taker = claim.by.actor_id if claim.by else None
        rebels = taker in cast.sides - cast.state_forces - cast.civilians
        taken_away = rebels and claim.kind is ClaimKind.CAPTURED and harmed not in cast.armed
        return ABDUCTION if taken_away else ALONE[claim.kind]
    if harmed in cast.civilians:
        return ATTACK if claim.by is not None and claim.by.actor_id in cast.sides else None
    return CLASH if harmed in cast.sides else None


def is_same_kind(one: str | None, other: str | None) -> bool:
    """Say whether two types may be one occurrence's: fighting and what it takes, a blast and its cause.

    A strike and shelling beside it are two, and so are two sides' gains.
    """
    if one == other:
        return True
    if {one, other} == {GAINED, OVERTAKEN}:
        return False
    families = {family_of(one), family_of(other)}
    return families == {"Battles"} or (UNCAUSED in (one, other) and len(families) == 1)
