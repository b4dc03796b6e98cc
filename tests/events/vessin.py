"""Invented claims of Vessin, and the events that are made of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from syrtis.events import Facts, Rule
from syrtis.model import (
    Actor,
    ActorKind,
    Article,
    Change,
    Claim,
    ClaimKind,
    ClaimPlace,
    Contents,
    Count,
    Decision,
    Event,
    Mention,
    Modality,
    Party,
    Place,
    Scope,
    Span,
    Status,
    When,
)
from syrtis.pipeline.occurrences import find_events

STRIKE = "Explosions/Remote violence / Air/drone strike"
SHELLING = "Explosions/Remote violence / Shelling/artillery/missile attack"
ACTORS = (
    Actor(id="army", name="State forces of Vessin", kind=ActorKind.STATE_FORCES),
    Actor(id="rebels", name="Rebels of Vessin", kind=ActorKind.REBEL_GROUP),
    Actor(id="people", name="Civilians of Vessin", kind=ActorKind.CIVILIANS),
    Actor(id="mayor", name="Mayor Ilse Rond", kind=ActorKind.PERSON),
)
PLACES = (
    Place(id="vessin", name="Vessin", kind="country"),
    Place(id="tallen", name="Tallen", kind="town", within="vessin", precision=1),
    Place(id="market", name="Tallen market", kind="landmark", within="tallen", precision=1),
    Place(id="harbour", name="Tallen harbour", kind="landmark", within="tallen", precision=1),
    Place(id="korro", name="Korro", kind="town", within="vessin", precision=1),
)


def a_claim(
    name: str,
    kind: ClaimKind = ClaimKind.KILLED,
    *,
    article: str = "a",
    at: int = 0,
    count: tuple[int | None, int | None] | None = None,
    place: str | None = None,
    day: str | None = None,
    who: str | None = None,
    by: str | None = None,
    event: str | None = None,
    change: Change | None = None,
    modality: Modality = Modality.ASSERTED,
    voice: str = "v1",
    weekday: str | None = None,
    scope: Scope = Scope.INCIDENT,
    part_of: str | None = None,
) -> Claim:
    """Invent a claim; its words are its name."""

    def party(actor: str | None) -> Party | None:
        return Party(name=actor, start=at, end=at + len(actor), actor_id=actor) if actor else None

    when = date.fromisoformat(day) if day else None
    known = place if place and place.islower() else None
    return Claim(
        id=name,
        article_id=article,
        start=at,
        end=at + 10,
        quote=name,
        kind=kind,
        modality=modality,
        scope=scope,
        who=party(who),
        by=party(by),
        count=Count(low=count[0], high=count[1], words="x") if count else None,
        place=ClaimPlace(name=place, start=at, end=at + len(place), place_id=known)
        if place
        else None,
        when=When(earliest=when, latest=when, basis="printed") if when else None,
        when_words=Span(start=at, end=at + len(weekday), quote=weekday) if weekday else None,
        change=change,
        event_type=event,
        part_of=part_of,
        origin_id=voice,
    )


def events_of(
    claims: Sequence[Claim],
    rule: Rule = Rule.UCDP,
    mentions: tuple[Mention, ...] = (),
    decisions: Sequence[Decision] = (),
    texts: Mapping[str, str] | None = None,
) -> list[Event]:
    """Make events of claims; `mentions` are the places their articles name, `texts` their words."""
    contents = Contents(
        actors=ACTORS,
        places=PLACES,
        claims=tuple(claims),
        mentions=mentions,
        articles=tuple(
            Article(id=a, source=a, status=Status.READ, text=t) for a, t in (texts or {}).items()
        ),
    )
    facts = Facts.of(contents, lambda behind: len({claim.origin_id for claim in behind}))
    return find_events(claims, facts, rule=rule, decisions=decisions)


def a_strike(name: str, **more: object) -> Claim:
    """Invent a claim of an air strike on Tallen on 5 April 2021, or of whatever else is told of it."""
    given: dict[str, object] = {"event": STRIKE, "place": "tallen", "day": "2021-04-05", **more}
    return a_claim(name, ClaimKind.EVENT, **given)  # type: ignore[arg-type]
