"""What a record holds: the pages, and the rows of every table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from syrtis.model.actor import Actor
from syrtis.model.article import Article
from syrtis.model.claim import Claim
from syrtis.model.control import Control
from syrtis.model.decision import Decision
from syrtis.model.event import Event
from syrtis.model.issue import Issue
from syrtis.model.mention import Mention
from syrtis.model.origin import Origin
from syrtis.model.page import Page
from syrtis.model.place import Place

__all__ = ["Contents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything one record holds: what a build makes and a store keeps."""

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
    decisions: tuple[Decision, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    """Versions and settings of the build; no clock, so that the same input gives the same bytes."""
