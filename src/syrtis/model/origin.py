"""An origin: one independent voice, and the articles that speak with it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

__all__ = ["Origin", "Relation", "RelationKind"]


class RelationKind(StrEnum):
    """How an article depends on somebody else's words."""

    COPY = "copy"
    REWRITE = "rewrite"
    CITES = "cites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """An article's debt to another voice, with the words that show it."""

    article_id: str
    relation: RelationKind
    of: str
    """An article id, or the name of an agency, outlet or body."""
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent voice."""

    id: Annotated[str, "Content hash of what makes the voice itself."]
    name: Annotated[str, "The voice's name (an agency, an outlet, or the page itself)."]
    articles: Annotated[tuple[str, ...], "Ids of the articles of this voice."]
    relations: Annotated[tuple[Relation, ...], "Who copied, rewrote or cited whom."] = ()
