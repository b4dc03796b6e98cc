"""A mention: one naming of an actor, a place or a time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

__all__ = ["Mention", "MentionKind"]


class MentionKind(StrEnum):
    """What a mention names."""

    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of an actor, a place or a time, at its exact words."""

    id: Annotated[str, "Content hash of article, span and kind."]
    article_id: Annotated[str, "The article it stands in."]
    start: Annotated[int, "First code point of the words in the article's text."]
    end: Annotated[int, "One past the last code point."]
    quote: Annotated[str, "The words."]
    kind: Annotated[MentionKind, "`actor`, `place` or `time`."]
    actor_id: Annotated[str | None, "For an actor: which one; null = not resolved."] = None
    place_id: Annotated[str | None, "For a place: which one; null = not resolved."] = None
    earliest: Annotated[date | None, "For a time: first possible day."] = None
    latest: Annotated[date | None, "For a time: last possible day."] = None
    precision: Annotated[str | None, "For a time: day, week, month, year or range."] = None
    found_id: Annotated[
        str | None, "The actor or place the build found, where a person decided otherwise."
    ] = None
