"""Days in which something was, as far as they are known."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Window"]

WIDEST_DAYS = 7
"""A window of more days is no day that two tellings could share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days in which something was; either end may be open."""

    earliest: date | None = None
    latest: date | None = None

    @property
    def is_known(self) -> bool:
        """Say whether either end is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_narrow(self) -> bool:
        """Say whether it is a week or less: days that can be shared."""
        if self.earliest is None or self.latest is None:
            return False
        return (self.latest - self.earliest).days < WIDEST_DAYS

    def meets(self, other: "Window") -> bool:
        """Say whether two windows share a day, open ends reaching anywhere."""
        return not (_after(self.earliest, other.latest) or _after(other.earliest, self.latest))

    def narrowed(self, other: "Window") -> "Window":
        """Give the days of both; this window where they share none."""
        if not self.meets(other):
            return self
        starts = [day for day in (self.earliest, other.earliest) if day]
        ends = [day for day in (self.latest, other.latest) if day]
        return Window(earliest=max(starts, default=None), latest=min(ends, default=None))


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
