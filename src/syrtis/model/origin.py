"""An origin: one independent voice, and the articles that speak with it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from syrtis.model.reason import Reason

__all__ = ["Manner", "Origin", "Relation", "RelationKind", "VoiceKind"]


class RelationKind(StrEnum):
    """How an article depends on somebody else's words."""

    COPY = "copy"
    REWRITE = "rewrite"
    CITES = "cites"


class Manner(StrEnum):
    """What shows the debt, or how far it goes."""

    CREDIT = "credit"
    """The page says whose copy it is."""
    WHOLE = "whole"
    """The story as a whole is the other's, cut, added to or told anew."""
    PART = "part"
    """A passage of it is."""
    UPDATE = "update"
    """A later version of one outlet's story: it takes the other's place."""
    SAID = "said"
    """It says whose words it gives."""


class VoiceKind(StrEnum):
    """Whose voice it is."""

    AGENCY = "agency"
    OUTLET = "outlet"
    BODY = "body"
    """A ministry, a force, a group, an organisation that articles cite."""
    PERSON = "person"
    """Somebody whom articles cite by name, and who speaks for no body."""
    PAGE = "page"
    """A page of an unknown masthead: it corroborates nothing but itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """An article's debt to another voice, with the words that show it."""

    article_id: Annotated[str, "The article that owes."]
    relation: Annotated[RelationKind, "How it depends on the other."]
    of: Annotated[str, "An article id, or the name of an agency, outlet or body."]
    start: Annotated[int | None, "Where the words that show it stand in the article."] = None
    end: Annotated[int | None, "One past their last code point."] = None
    quote: Annotated[str | None, "The words that show it; null = no words do."] = None
    manner: Annotated[Manner, "What shows the debt, or how far it goes."] = Manner.CREDIT
    first: Annotated[
        str | None, "Why the other is thought to have come first; null = nothing tells."
    ] = None
    reasons: Annotated[
        tuple[Reason, ...], "What speaks for it; empty where the words alone show it."
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent voice."""

    id: Annotated[str, "Content hash of what makes the voice itself."]
    name: Annotated[str, "The voice's name (an agency, an outlet, a body, or the page itself)."]
    kind: Annotated[
        VoiceKind, "`agency`, `outlet`, `body`, `person`, or `page` (masthead unknown)."
    ]
    articles: Annotated[
        tuple[str, ...], "Ids of the articles of this voice; none for one only cited."
    ]
    relations: Annotated[
        tuple[Relation, ...], "Whom its articles copied, rewrote, brought up to date or cited."
    ] = ()
