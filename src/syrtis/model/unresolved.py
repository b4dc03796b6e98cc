"""Unknown is a value: what was looked for, not found, and why."""

from dataclasses import dataclass

from syrtis.model.span import Span

__all__ = ["Unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A value that could not be read, with the reason and, where there are any, the words."""

    reason: str
    """A short code, documented in docs/issues.md."""
    message: str
    """What was found and what a reader could do about it."""
    span: Span | None = None
