"""A claim: one thing that one article says. The atom of the record."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from syrtis.model.count import Count
from syrtis.model.span import Span
from syrtis.model.when import When

__all__ = [
    "COUNT_KINDS",
    "Change",
    "Claim",
    "ClaimKind",
    "ClaimPlace",
    "Extent",
    "Modality",
    "Party",
    "Scope",
    "Standing",
]


class ClaimKind(StrEnum):
    """What a claim is about; the names are fixed, more may be added."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    SURRENDERED = "surrendered"
    STRENGTH = "strength"
    CONTROL = "control"
    EVENT = "event"


COUNT_KINDS = frozenset(
    {
        ClaimKind.KILLED,
        ClaimKind.WOUNDED,
        ClaimKind.CAPTURED,
        ClaimKind.MISSING,
        ClaimKind.DISPLACED,
        ClaimKind.SURRENDERED,
        ClaimKind.STRENGTH,
    }
)
"""The kinds that say how many."""


class Modality(StrEnum):
    """How the article stands to what it says (PLOVER's statuses, in words)."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


class Scope(StrEnum):
    """One occurrence, or a running total."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


class Change(StrEnum):
    """What a control claim says of a side's hold on a place."""

    GAINED = "gained"
    HELD = "held"
    LOST = "lost"
    CONTESTED = "contested"


class Standing(StrEnum):
    """Whether an article tells a thing as its news or as history."""

    NEWS = "news"
    BACKGROUND = "background"


class Extent(StrEnum):
    """How much of a place a control claim is about."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody as the article names them: who says, who was harmed, who did it."""

    name: Annotated[str, "The name as it stands at `start..end`."]
    start: Annotated[int, "Where the name stands in the article's text."]
    end: Annotated[int, "One past its last code point."]
    actor_id: Annotated[str | None, "The actor it was resolved to; null = not resolved."] = None
    found_id: Annotated[
        str | None, "The one the build found, where a person decided otherwise."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """A place as the article names it."""

    name: Annotated[str, "The name as it stands at `start..end`."]
    start: Annotated[int, "Where the name stands in the article's text."]
    end: Annotated[int, "One past its last code point."]
    place_id: Annotated[str | None, "The place it was resolved to; null = not resolved."] = None
    found_id: Annotated[
        str | None, "The one the build found, where a person decided otherwise."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing one article says, at its exact words."""

    id: Annotated[str, "Content hash of article, span, kind and count."]
    article_id: Annotated[str, "The article that says it."]
    start: Annotated[int, "First code point of the words in the article's text."]
    end: Annotated[int, "One past the last code point."]
    quote: Annotated[str, "The words."]
    kind: Annotated[ClaimKind, "What it is about."]
    modality: Annotated[Modality, "Asserted, negated, future or hypothetical."] = Modality.ASSERTED
    scope: Annotated[Scope | None, "One incident, or a running total; null = not known."] = None
    claimant: Annotated[Party | None, "Who says so; null = the article in its own voice."] = None
    who: Annotated[Party | None, "Who was harmed, counted, or acts."] = None
    by: Annotated[Party | None, "Who did it."] = None
    count: Annotated[Count | None, "How many, as an interval."] = None
    place: Annotated[ClaimPlace | None, "Where."] = None
    when: Annotated[When | None, "When, as an interval of days."] = None
    change: Annotated[Change | None, "For `control`: gained, held, lost, contested."] = None
    extent: Annotated[
        Extent | None, "For `control`: the whole place or a part; null = not said."
    ] = None
    event_type: Annotated[str | None, "For `event`: ACLED's event / sub-event type."] = None
    standing: Annotated[Standing, "Told as this report's news, or as background."] = Standing.NEWS
    when_words: Annotated[Span | None, "The words that say when; null = none found."] = None
    part_of: Annotated[str | None, "The claim it is a part of (`including 3 children`)."] = None
    via: Annotated[
        tuple[Party, ...],
        "Who passed it on, the nearest to the page first; the claimant comes behind.",
    ] = ()
    origin_id: Annotated[str | None, "The independent voice that it rests on."] = None
    repeats: Annotated[str | None, "The claim of the same article that it tells again."] = None
    event_id: Annotated[str | None, "The event it was linked to."] = None
