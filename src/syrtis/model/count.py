"""Counts: how many, as an interval, with the words that said so."""

from dataclasses import dataclass
from typing import Annotated

from syrtis.model.span import Span

__all__ = ["Count", "Quantity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: `low..high`, either end open (null), and the words that say it."""

    low: Annotated[int | None, "Lowest number the words allow; null = open."]
    high: Annotated[int | None, "Highest number the words allow; null = open."]
    words: Annotated[str, "The counting words as they stand (`at least 49`, `dozens`)."]

    def __post_init__(self) -> None:
        """Refuse an interval that is upside down."""
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count {self.low}..{self.high} is upside down ({self.words!r})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A counting phrase met in a text: where it stands and what interval it names."""

    span: Span
    count: Count
    vague: bool
    """True where the words name no number (`dozens`, `several`)."""
