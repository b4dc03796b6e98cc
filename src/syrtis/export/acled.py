"""ACLED-shaped rows: one an event of a known type, day and place, in ACLED's 31 columns.

The names of types, kinds of actors and columns are ACLED's public vocabulary. What ACLED's table has no
way to leave open (the type, a day within a month, a place within a country) is left out and counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from syrtis.export.columns import shape_table
from syrtis.export.countries import country
from syrtis.export.shelf import Cell, Shelf, event_number, fitting_rows
from syrtis.model import Actor, ActorKind, Claim, ClaimKind, Contents, Event, Modality, Place

__all__ = ["ACLED_COLUMNS", "acled_rows"]

ACLED_COLUMNS = shape_table("acled").names
"""The columns of ACLED, in its order."""

INTERS: Mapping[ActorKind, str] = {
    ActorKind.STATE_FORCES: "State forces",
    ActorKind.GOVERNMENT: "State forces",
    ActorKind.REBEL_GROUP: "Rebel group",
    ActorKind.POLITICAL_MILITIA: "Political militia",
    ActorKind.COMMUNAL_MILITIA: "Identity militia",
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.INTERNATIONAL: "External/Other forces",
}
ORDER = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters",
    "External/Other forces", "Civilians",
)  # fmt: skip
"""The order in which ACLED names the two kinds of an interaction."""
DEMONSTRATORS: Mapping[str, str] = {"Protests": "Protesters", "Riots": "Rioters"}
DISORDER: Mapping[str, str] = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
"""ACLED's disorder type of a sub-event type, else of an event type."""
TWO_SIDED = frozenset({"Battles", "Violence against civilians"})
"""Event types that one side alone makes none of."""
TARGETED = "Civilian targeting"
TIMES = ((1, 1), (7, 2), (31, 3))
"""Up to so many days are ACLED's time_precision 1 to 3; it codes nothing that is known less exactly."""
PLACES: Mapping[int | None, int | None] = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, None: None}
"""UCDP's where_prec -> ACLED's geo_precision."""
QUOTES = 3
"""Quotes in the notes: enough to tell the event by, few enough to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Actor:
    """One actor of a row, as ACLED writes it."""

    name: str | None = None
    inter: str | None = None
    associated: str | None = None


def acled_rows(contents: Contents, left: Counter[str]) -> Iterator[dict[str, Cell]]:
    """Make the rows in the order of the days; `left` counts what is left out, by why."""
    yield from fitting_rows(contents, left, unfit=_unfit, row=_row)


def _unfit(event: Event) -> str | None:
    """Say why an event cannot stand in the table; null = it can."""
    when = event.when
    if event.type is None:
        return "nobody says what kind of event it was"
    if when is None or when.earliest is None or when.latest is None:
        return "its day is not known"
    if _time_precision(event) is None:
        return "its day is known less exactly than a month"
    if event.where_precision not in PLACES:
        return "its place is known less exactly than a region"
    return None


def _row(event: Event, place: Place, shelf: Shelf) -> dict[str, Cell]:
    row: dict[str, Cell] = dict.fromkeys(ACLED_COLUMNS)
    row |= _when(event)
    row |= _what(event)
    row |= _who(event, place, shelf)
    row |= _where(event, place, shelf)
    row["source"] = "; ".join(shelf.offices(event)) or None
    row["notes"] = _notes(event, shelf)
    row["fatalities"] = _fatalities(event, shelf)
    return row


def _time_precision(event: Event) -> int | None:
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    days = (when.latest - when.earliest).days + 1
    return next((precision for most, precision in TIMES if days <= most), None)


def _when(event: Event) -> dict[str, Cell]:
    """Give the day, or the middle one of several, as ACLED does."""
    when = event.when
    assert when is not None
    assert when.earliest is not None
    assert when.latest is not None
    middle = when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)
    return {
        "event_date": middle,
        "year": middle.year,
        "time_precision": _time_precision(event),
    }


def _what(event: Event) -> dict[str, Cell]:
    family, _, kind = (part.strip() for part in (event.type or "").partition(" / "))
    return {
        "disorder_type": DISORDER.get(kind) or DISORDER.get(family),
        "event_type": family,
        "sub_event_type": kind,
    }


def _who(event: Event, place: Place, shelf: Shelf) -> dict[str, Cell]:
    family, _, kind = (part.strip() for part in (event.type or "").partition(" / "))
    sides = [_actor(shelf.side(side), place) for side in (event.side_a, event.side_b)]
    if family in DEMONSTRATORS:
        first, second = _demonstration(DEMONSTRATORS[family], sides, place)
    else:
        first, second = _two_sides(family, sides)
    return {
        "actor1": first.name,
        "assoc_actor_1": first.associated,
        "inter1": first.inter,
        "actor2": second.name,
        "inter2": second.inter,
        "interaction": _interaction(family, first, second),
        "civilian_targeting": TARGETED if _is_targeting(family, kind, second) else None,
    }


def _actor(side: Actor | None, place: Place) -> _Actor:
    if side is None:
        return _Actor()
    inter = INTERS.get(side.kind) if side.kind else None
    if side.kind is ActorKind.CIVILIANS:
        return _Actor(name=_of_country("Civilians", place), inter=inter)
    return _Actor(name=side.name, inter=inter)


def _of_country(people: str, place: Place) -> str:
    return f"{people} ({place.country})" if place.country else people


def _two_sides(family: str, sides: list[_Actor]) -> tuple[_Actor, _Actor]:
    """Put civilians second, whoever harmed them first, even if nobody names who that was.

    Nobody fights a battle with people who bear no arms: there they are no side, as in ACLED.
    """
    first, second = sides
    if family == "Battles":
        first, second = (_Actor() if each.inter == "Civilians" else each for each in sides)
    if first.inter == "Civilians" and second.inter != "Civilians":
        return second, first
    return first, second


def _demonstration(people: str, sides: list[_Actor], place: Place) -> tuple[_Actor, _Actor]:
    """Put the demonstrators first, who are there by the type, and who bears arms second."""
    armed = [side for side in sides if side.name and side.inter != "Civilians"]
    state = next((side for side in armed if side.inter == "State forces"), None)
    theirs = next((side.name for side in armed if side is not state), None)
    crowd = _Actor(name=_of_country(people, place), inter=people, associated=theirs)
    return crowd, state or _Actor()


def _interaction(family: str, first: _Actor, second: _Actor) -> str | None:
    """Name the two kinds in ACLED's order, or that of who acts alone; null where one is not known.

    Nobody fights or attacks people alone: there, one known side tells no interaction.
    """
    if second.name is None and first.inter is not None and family not in TWO_SIDED:
        return f"{first.inter} only"
    kinds = [actor.inter for actor in (first, second) if actor.inter is not None]
    return "-".join(sorted(kinds, key=ORDER.index)) if len(kinds) == 2 else None


def _is_targeting(family: str, kind: str, second: _Actor) -> bool:
    if family == "Violence against civilians" or kind == "Excessive force against protesters":
        return True
    return family in ("Explosions/Remote violence", "Riots") and second.inter == "Civilians"


def _where(event: Event, place: Place, shelf: Shelf) -> dict[str, Cell]:
    known = country(place.country)
    return {
        "event_id_cnty": f"{known.iso3 if known else ''}{event_number(event)}",
        "iso": known.iso_number if known else None,
        "region": known.acled_region if known else None,
        "country": place.country,
        "admin1": shelf.division(event, "region"),
        "admin2": shelf.division(event, "district"),
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": PLACES[event.where_precision],
    }


def _notes(event: Event, shelf: Shelf) -> str:
    """Tell the event by its title and the most telling words of its articles, the earliest first."""
    words = [event.title]
    claims = shelf.claims.get(event.id, ())
    for article in shelf.told_in(event):
        own = [claim for claim in claims if claim.article_id == article.id]
        if own and len(words) <= QUOTES:
            quote = " ".join(max(own, key=_telling).quote.split())
            words.append(f"“{quote}” ({article.publisher or article.source})")
    return ". ".join(words)


def _telling(claim: Claim) -> tuple[bool, int]:
    """Say how much of an event a claim's words tell: its dead first, then the longest."""
    return (claim.kind is ClaimKind.KILLED, len(claim.quote))


def _fatalities(event: Event, shelf: Shelf) -> int | None:
    """Give the figure; 0 where nobody says that anybody died, null where somebody does without one."""
    if event.deaths is not None:
        return event.deaths.best
    died = any(
        claim.kind is ClaimKind.KILLED and claim.modality is Modality.ASSERTED
        for claim in shelf.claims.get(event.id, ())
    )
    return None if died else 0
