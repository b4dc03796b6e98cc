"""A span: exact words at an exact place in one article's text."""

from dataclasses import dataclass
from typing import Annotated

from syrtis.errors import EvidenceError

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Words of one article, with the code points where they stand (`text[start:end] == quote`)."""

    start: Annotated[int, "First code point of the words in the article's text."]
    end: Annotated[int, "One past the last code point."]
    quote: Annotated[str, "The words themselves."]

    def __post_init__(self) -> None:
        """Refuse a span that no text could hold."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise EvidenceError(
                f"span {self.start}..{self.end} cannot hold {len(self.quote)} code points "
                f"({self.quote[:40]!r}); a span covers its quote exactly"
            )

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> "Span":
        """Cut the words at `start..end` out of a text."""
        return cls(start=start, end=end, quote=text[start:end])

    def stands_in(self, text: str) -> bool:
        """Say whether the text has these words at this place."""
        return text[self.start : self.end] == self.quote

    def overlaps(self, other: "Span") -> bool:
        """Say whether two spans share a code point."""
        return self.start < other.end and other.start < self.end
