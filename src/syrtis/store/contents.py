"""What goes into a record: the pages, and the rows of every table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from syrtis.model import (
    Actor,
    Article,
    Claim,
    Control,
    Event,
    Issue,
    Mention,
    Origin,
    Page,
    Place,
)

__all__ = ["Contents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything one record holds, in any order."""

    pages: tuple[Page, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """(page id, source) for every place the same bytes came from."""
    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    control: tuple[Control, ...] = ()
    origins: tuple[Origin, ...] = ()
    issues: tuple[Issue, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    """Versions and settings of the build; no clock, so that the same input gives the same bytes."""
