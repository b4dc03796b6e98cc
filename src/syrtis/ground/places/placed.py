"""What placing gives: the names of an article's places with what they mean, and its countries."""

from collections.abc import Mapping
from dataclasses import dataclass

from syrtis.model import Place, Span

__all__ = ["ArticlePlaces", "PlacedName"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePlaces:
    """The places of one article."""

    names: tuple["PlacedName", ...]
    """In order."""
    countries: Mapping[str, float]
    """ISO code -> its share of the story's words for countries."""
    country_names: Mapping[str, str]
    """Code -> name of each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedName:
    """Words that name a place, and the place; its coordinates are null where it is nowhere known."""

    span: Span
    place: Place
    holders: tuple[Place, ...]
    """What the place lies in, the nearest first."""
    country: str | None
    """ISO code of the country it lies in."""
    reason: str
    """`gazetteer`, `consonants` (alike in them), `told` (by the text), `meant` (`the city`),
    `nowhere`."""
