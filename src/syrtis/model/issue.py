"""An issue: one thing that could not be done, and what to do about it."""

from dataclasses import dataclass
from typing import Annotated

__all__ = ["Issue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that could not be done: what, where, and what to do."""

    code: Annotated[str, "Short code, listed in docs/issues.md."]
    message: Annotated[str, "What was found, where, and what to do."]
    article_id: Annotated[str | None, "The page concerned; null = none was read."] = None
    start: Annotated[int | None, "Where in the article's text."] = None
    end: Annotated[int | None, "One past the last code point."] = None
    source: Annotated[str | None, "Path or address concerned."] = None
