"""When: an interval of days, open at either end, with what it rests on."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

__all__ = ["When"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of days; an open end is null. Never a default: no words, no interval."""

    earliest: Annotated[date | None, "First possible day (ISO 8601); null = open."]
    latest: Annotated[date | None, "Last possible day (ISO 8601); null = open."]
    basis: Annotated[str, "What it rests on: `printed`, `metadata`, `address`, `sister-report` ..."]
    quote: Annotated[str | None, "The words it was read from."] = None
    start: Annotated[int | None, "Where they stand in `text`; null = outside it (metadata)."] = None
    end: Annotated[int | None, "One past their last code point."] = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, or one that says nothing."""
        if self.earliest is None and self.latest is None:
            raise ValueError("an interval open at both ends says nothing; use null")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval {self.earliest}..{self.latest} ends before it begins")
