"""An event: one real occurrence, as a rebuildable view over claims."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from syrtis.model.reason import Reason

__all__ = ["Deaths", "Disagreement", "Event", "EventDate", "Joined", "Told", "Toll"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event was, and how exactly that is known."""

    earliest: Annotated[date | None, "First possible day; null = open."]
    latest: Annotated[date | None, "Last possible day; null = open."]
    precision: Annotated[
        int | None, "UCDP's date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 year."
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """Deaths of one event, by a named rule over its claims."""

    low: Annotated[int | None, "Lowest figure told."]
    best: Annotated[int | None, "The figure that the rule chose; null = it chose none."]
    high: Annotated[int | None, "Highest figure told."]
    side_a: Annotated[int | None, "Of `best`, the dead of side A."]
    side_b: Annotated[int | None, "Of `best`, the dead of side B."]
    civilians: Annotated[int | None, "Of `best`, the civilians."]
    unknown: Annotated[int | None, "Of `best`, those of whom nobody says whose they were."]
    rule: Annotated[str, "The rule: `ucdp`, `acled`, `majority` or `latest`."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Another figure of one event, by the same rule."""

    low: Annotated[int | None, "Lowest figure told."]
    best: Annotated[int | None, "The figure that the rule chose; null = it chose none."]
    high: Annotated[int | None, "Highest figure told."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value of a field, and the claims that say it."""

    value: Annotated[str, "What is told: a number, or `low..high`."]
    claims: Annotated[tuple[str, ...], "Ids of the claims that tell it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which the claims of one event do not agree."""

    field: Annotated[str, "What they do not agree on."]
    values: Annotated[tuple[Told, ...], "Each value that is told."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two tellings of one event, by their first claims, and why they are held to be one."""

    left: Annotated[str, "First claim of one telling."]
    right: Annotated[str, "First claim of the other."]
    score: Annotated[float | None, "The sum of the reasons; null where a person joined them."]
    reasons: Annotated[tuple[Reason, ...], "What speaks for it."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real occurrence, as a view over claims."""

    id: Annotated[str, "Content hash of its claims."]
    title: Annotated[str, "A short name for it."]
    type: Annotated[str | None, "ACLED's event type / sub-event type."]
    when: Annotated[EventDate | None, "Interval and UCDP precision."]
    place_id: Annotated[str | None, "Where; null = not placed."]
    where_precision: Annotated[int | None, "UCDP's where_prec, 1 to 7."]
    side_a: Annotated[str | None, "Actor id of one side."]
    side_b: Annotated[str | None, "Actor id of the other side."]
    deaths: Annotated[Deaths | None, "Deaths, with the rule that chose them."]
    wounded: Annotated[Toll | None, "Wounded, by the same rule."]
    claims: Annotated[tuple[str, ...], "Ids of the claims it rests on."]
    articles: Annotated[tuple[str, ...], "Ids of the articles that tell it."]
    origins: Annotated[int, "How many independent voices tell it."]
    disagreements: Annotated[tuple[Disagreement, ...], "Where the claims do not agree."] = ()
    joined: Annotated[
        tuple[Joined, ...],
        "Why its tellings are held to be one, pair by pair; one fewer than they.",
    ] = ()
    decided: Annotated[tuple[str, ...], "Ids of the decisions that shaped it."] = ()
