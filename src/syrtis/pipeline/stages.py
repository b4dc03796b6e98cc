"""The two shapes a stage may have: one record in, or a key and its records in.

A stage is a pure function over frozen records: no clock, network, randomness, environment or
mutation. So any engine runs it unchanged, and the same records in any order give the same result.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Group", "Map"]

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Generic[In, Out]):
    """One record in, records out."""

    name: str
    """A verb phrase for the progress display."""
    apply: Callable[[In], Iterable[Out]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[In, Out]):
    """A key and all records that share it in, records out."""

    name: str
    """A verb phrase for the progress display."""
    key: Callable[[In], str | None]
    """The key a record is grouped by; null = it belongs to no group and is left out."""
    order: Callable[[In], str]
    """What the records of one group are sorted by, so that their order on arrival is no matter."""
    apply: Callable[[str, Sequence[In]], Iterable[Out]]
