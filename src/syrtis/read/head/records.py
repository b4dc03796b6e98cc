"""What the head of a page says: title, names, place and agency, each with its words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from syrtis.model import Span, Unresolved, When

__all__ = ["Head", "SisterPage", "WireCredit", "WireRole"]


class WireRole(StrEnum):
    """How much of a page is the agency's."""

    COPY = "copy"
    """The credit says that the text is the agency's (dateline, byline, copyright)."""
    SHARE = "share"
    """The credit says that agencies gave a part (`with inputs from ...`, `X and Agencies`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireCredit:
    """An agency's credit for the text of a page, not for its pictures."""

    agency: Annotated[str, "Short name of the agency, or the page's words where it names none."]
    span: Span
    role: WireRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page's own text says about itself; what it does not say is in `unresolved`."""

    title: Span | None = None
    publisher: Span | None = None
    byline: tuple[Span, ...] = ()
    dateline: Span | None = None
    wire: tuple[WireCredit, ...] = ()
    lead: Annotated[int, "Where the story seems to begin."] = 0
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SisterPage:
    """A page beside others of the same agency, from the same place."""

    id: str
    text: str
    story: Annotated[int, "Where the story begins in `text`."] = 0
    wire: tuple[str, ...] = ()
    dateline: str | None = None
    published: When | None = None
