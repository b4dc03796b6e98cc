"""Invented events, actors and places, for the tests of the event shapes."""

from datetime import date
from typing import Any

from syrtis.model import (
    Actor,
    ActorKind,
    Article,
    Claim,
    ClaimKind,
    Contents,
    Count,
    Deaths,
    Event,
    EventDate,
    Place,
    Status,
    When,
)

__all__ = ["DAY", "contents_of", "dead", "event", "killed"]

DAY = date(2016, 1, 1)

ACTORS = (
    Actor(id="army", name="Army", kind=ActorKind.STATE_FORCES),
    Actor(id="rebels", name="Column", kind=ActorKind.REBEL_GROUP, ucdp_id="234"),
    Actor(id="gang", name="Gang", kind=ActorKind.POLITICAL_MILITIA),
    Actor(id="blue", name="UN", kind=ActorKind.INTERNATIONAL),
    Actor(id="band", name="Band", kind=None),
    Actor(id="people", name="Civilians of Vessin", kind=ActorKind.CIVILIANS),
)
PLACES = (
    Place(id="p", name="Teir", kind="village", latitude=34.802462, longitude=36.707602, within="d",
          country="Syria", precision=1),
    Place(id="d", name="Ar Rastan", kind="district", within="r"),
    Place(id="r", name="Homs", kind="region"),
    Place(id="isle", name="Vessin", kind="town", latitude=-1.0, longitude=-2.0, country="Vessin"),
    Place(id="nowhere", name="Nowhere", kind="village"),
)  # fmt: skip
ARTICLES = (
    Article(id="a", source="a.txt", status=Status.READ, publisher="Coast Post",
            title='Ten "dead"; told', text="dozens of people were killed in Teir",
            published=When(earliest=DAY, latest=DAY, basis="printed")),
    Article(id="undated", source="undated.txt", status=Status.READ),
)  # fmt: skip


def event(name: str, **more: Any) -> Event:
    """Make an event: a clash of army and rebels in Teir on one day, with four dead."""
    given: dict[str, Any] = {
        "id": name, "title": "=Clash", "type": "Battles / Armed clash",
        "when": EventDate(earliest=DAY, latest=DAY, precision=1), "place_id": "p", "where_precision": 1,
        "side_a": "army", "side_b": "rebels", "wounded": None, "claims": (), "articles": ("a",),
        "origins": 2, "deaths": dead(4),
    }  # fmt: skip
    return Event(**{**given, **more})


def dead(best: int | None, high: int = 5) -> Deaths:
    """Make figures of the dead: two of either side."""
    return Deaths(
        low=2, best=best, high=high, side_a=2, side_b=2, civilians=0, unknown=0, rule="ucdp"
    )


def killed(words: str, low: int | None, high: int | None, event_id: str | None = None) -> Claim:
    """Make a claim that people were killed, in the words that count them."""
    return Claim(
        id=f"c-{words}", article_id="a", start=0, end=6, quote="dozens", kind=ClaimKind.KILLED,
        count=Count(low=low, high=high, words=words), event_id=event_id,
    )  # fmt: skip


def contents_of(*events: Event, claims: tuple[Claim, ...] = ()) -> Contents:
    """Put events into a record with what they name."""
    return Contents(articles=ARTICLES, events=events, claims=claims, actors=ACTORS, places=PLACES)
