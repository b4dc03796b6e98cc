"""What a build makes: the pages it kept and the rows of every table."""

from dataclasses import dataclass

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

__all__ = ["Built"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The whole result of a build, before it is written anywhere."""

    pages: tuple[Page, ...]
    sources: tuple[tuple[str, str], ...]
    """(page id, source) for every place the same bytes came from."""
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    issues: tuple[Issue, ...]
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    control: tuple[Control, ...] = ()
