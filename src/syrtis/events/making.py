"""Occurrences -> the rows of the table `events`, each a view over its claims."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from syrtis.events.kinds import BLAST, UNCAUSED, Cast
from syrtis.events.reconciling import Column, Rule, count_deaths, count_toll, disagreements
from syrtis.events.telling import Telling
from syrtis.events.titles import title_of
from syrtis.events.window import Window
from syrtis.model import (
    Actor,
    ActorKind,
    Change,
    Claim,
    ClaimKind,
    Contents,
    Event,
    EventDate,
    Joined,
    Place,
    content_id,
)

__all__ = ["Facts", "cast_of", "date_of", "event_of", "titled"]

Voices = Callable[[Sequence[Claim]], int]
"""Counts the independent voices behind claims."""

DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""UCDP's date_prec (codebook, table 2): up to so many days are precision 1 to 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a record knows of those whom its claims name."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    printed: Mapping[str, date]
    """Article id -> the day it was printed, where that is known."""
    named: Mapping[str, frozenset[str]]
    """Article id -> the places that it names."""
    texts: Mapping[str, str]
    """Article id -> its text."""
    voices: Voices

    @classmethod
    def of(cls, contents: Contents, voices: Voices) -> "Facts":
        """Gather them from the rows of a record."""
        printed = {a.id: a.published.latest for a in contents.articles if a.published}
        named: defaultdict[str, set[str]] = defaultdict(set)
        for mention in contents.mentions:
            if mention.place_id is not None:
                named[mention.article_id].add(mention.place_id)
        return cls(
            actors={actor.id: actor for actor in contents.actors},
            places={place.id: place for place in contents.places},
            printed={article: day for article, day in printed.items() if day is not None},
            texts={article.id: article.text for article in contents.articles},
            named={article: frozenset(places) for article, places in named.items()},
            voices=voices,
        )


SIDES = frozenset(
    {
        ActorKind.STATE_FORCES, ActorKind.GOVERNMENT, ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA, ActorKind.CIVILIANS,
    }
)  # fmt: skip
"""Kinds of actors that can be a side; a reporter or an office that is told of is none."""


def cast_of(actors: Iterable[Actor], within: Mapping[str, str] | None = None) -> Cast:
    """Tell the actors that can be a side of an event from those that cannot.

    `within` leads a place to the town it lies in.
    """
    kinds = {actor.id: actor.kind for actor in actors}
    state = (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT)
    return Cast(
        sides=frozenset(a for a, kind in kinds.items() if kind in SIDES),
        state_forces=frozenset(a for a, kind in kinds.items() if kind in state),
        civilians=frozenset(a for a, kind in kinds.items() if kind is ActorKind.CIVILIANS),
        within=within or {},
    )


def event_of(
    group: Sequence[Telling], facts: Facts, rule: Rule = Rule.UCDP, joined: Sequence[Joined] = ()
) -> Event:
    """Make the row of one occurrence from all its tellings; `joined` says why they are one."""
    claims = tuple(
        sorted({c.id: c for t in group for c in t.claims}.values(), key=_place_in_record)
    )
    caused = _commonest(telling.type for telling in group if telling.type != UNCAUSED)
    event_type = caused or (BLAST if any(telling.type for telling in group) else None)
    place = _narrowest_place(group, facts.places)
    sides = _sides(group)
    when = _when(group)
    columns = {claim.id: _column(claim, sides, facts.actors) for claim in claims}
    deaths = count_deaths(claims, columns, rule, facts.printed)
    event = Event(
        id=content_id("event", *sorted(claim.id for claim in claims)),
        title="",
        type=event_type,
        when=when,
        place_id=place,
        where_precision=facts.places[place].precision if place else None,
        side_a=sides[0],
        side_b=sides[1],
        deaths=deaths,
        wounded=count_toll(claims, ClaimKind.WOUNDED, rule, facts.printed),
        claims=tuple(claim.id for claim in claims),
        articles=tuple(sorted({claim.article_id for claim in claims})),
        origins=facts.voices(claims),
        disagreements=disagreements(claims),
        joined=tuple(joined),
    )
    return titled(event, facts)


def titled(event: Event, facts: Facts) -> Event:
    """Name an event by its fields."""
    place = facts.places.get(event.place_id) if event.place_id else None
    sides = [facts.actors.get(side) if side else None for side in (event.side_a, event.side_b)]
    names = [side.name if side else None for side in sides]
    title = title_of(
        event.type,
        place=place.name if place else None,
        sides=(names[0], names[1]),
        when=event.when,
        deaths=event.deaths,
    )
    return replace(event, title=title)


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


HANDS = frozenset({Change.GAINED, Change.LOST})


def _narrowest_place(group: Sequence[Telling], places: Mapping[str, Place]) -> str | None:
    """Choose the place told most often of those that lie in no other told one's stead.

    Where ground changed hands it is that ground, not where in it somebody shot.
    """
    hands = [c.place.place_id for t in group for c in t.claims if c.place and c.change in HANDS]
    told = [place for place in hands if place in places] or [
        t.place_id for t in group if t.place_id in places
    ]
    outer = {places[place].within for place in told if place}
    return _commonest(place for place in told if place not in outer) or _commonest(told)


def _sides(group: Sequence[Telling]) -> tuple[str | None, str | None]:
    doer = _commonest(telling.sides[0] for telling in group)
    return doer, _commonest(t.sides[1] for t in group if t.sides[1] != doer)


def _when(group: Sequence[Telling]) -> EventDate | None:
    """Narrow the days of all tellings to those they share."""
    window = Window()
    for telling in sorted(group, key=lambda t: (t.article_id, t.end)):
        window = window.narrowed(telling.window)
    return date_of(window.earliest, window.latest) if window.is_known else None


def date_of(earliest: date | None, latest: date | None) -> EventDate:
    """Give an interval of days its precision; an open one has none."""
    if earliest is None or latest is None:
        return EventDate(earliest=earliest, latest=latest, precision=None)
    days = (latest - earliest).days + 1
    precision = next((precision for most, precision in DATE_PRECISION if days <= most), 5)
    return EventDate(earliest=earliest, latest=latest, precision=precision)


def _column(
    claim: Claim, sides: tuple[str | None, str | None], actors: Mapping[str, Actor]
) -> Column:
    harmed = claim.who.actor_id if claim.who else None
    if harmed is None:
        return Column.UNKNOWN
    if harmed in actors and actors[harmed].kind is ActorKind.CIVILIANS:
        return Column.CIVILIANS
    if harmed == sides[0]:
        return Column.SIDE_A
    return Column.SIDE_B if harmed == sides[1] else Column.UNKNOWN


def _place_in_record(claim: Claim) -> tuple[str, int, int, str]:
    return (claim.article_id, claim.start, claim.end, claim.id)
