"""An actor as one article tells of it, before the articles of a record are laid together."""

from collections.abc import Mapping
from dataclasses import dataclass

from syrtis.ground.countries import country_name
from syrtis.model import ActorKind, Span

__all__ = ["FORCES_OF", "SIDES", "LocalActor", "NamedActor", "Scene", "side_of"]

FORCES_OF = "forces of "
"""Begins the key of forces that are told of as a person's."""
SIDES = {
    "state forces": ActorKind.STATE_FORCES,
    "government": ActorKind.GOVERNMENT,
    "rebels": ActorKind.REBEL_GROUP,
    "militants": ActorKind.REBEL_GROUP,
    "militia": ActorKind.POLITICAL_MILITIA,
    "civilians": ActorKind.CIVILIANS,
    "coalition": ActorKind.STATE_FORCES,
    "state media": ActorKind.ORGANISATION,
}
"""What a side of a country is; its name in the record is the side and the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalActor:
    """One actor as one article tells of it."""

    key: str
    """What it is told by, the same in every article for the same words: `side:rebels:LY`."""
    name: str
    kind: ActorKind | None
    countries: tuple[str, ...]
    """Of the article, the foremost first."""
    own: tuple[str, ...] = ()
    """For a body: the words of its name that no other kind of body has."""
    sort: frozenset[str] = frozenset()
    """For a body: the words of its name that say what kind of body it is (`Guards`, `Movement`)."""
    heads: bool = False
    """For a person: told of as the head of a state."""
    ucdp_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where an article plays."""

    article_id: str
    countries: Mapping[str, str]
    """Code -> name of the countries it is about, the foremost first."""
    places: frozenset[str] = frozenset()
    """The words it names places by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """Words of an article that name or describe an actor."""

    span: Span
    actor: LocalActor


def side_of(key: str, countries: tuple[str, ...]) -> LocalActor:
    """Make the side of a country from its key, `side:rebels:LY`."""
    _, side, country = key.split(":", 2)
    return LocalActor(
        key=key,
        name=f"{side.capitalize()} of {country_name(country)}" if country else side.capitalize(),
        kind=SIDES[side],
        countries=countries,
    )
