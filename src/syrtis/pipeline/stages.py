"""The two shapes a stage may have: one record in, or a key and its records in.

A stage is a pure function over frozen records: no clock, network, randomness, environment or
mutation. So any engine runs it unchanged, and the same records in any order give the same result.
`apply` is a function of a module (or a `partial` of one), so that it can be sent to another process.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

__all__ = ["Group", "Keep", "Map"]

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """How the results of a stage are kept, so that they are not made again."""

    kinds: tuple[type, ...]
    """The kinds of records that the stage hands out."""
    settings: tuple[str, ...] = ()
    """What its results depend on besides the code and the input."""
    content: Callable[[Any], object] = lambda given: given
    """What of an input its results depend on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Generic[In, Out]):
    """One record in, records out."""

    name: str
    """A verb phrase for the progress display."""
    apply: Callable[[In], Iterable[Out]]
    keep: Keep | None = None
    """Null = cheaper to do again than to keep."""
    size: Callable[[In], int] | None = None
    """Bytes or characters of a record, by which it is given time; null = all alike."""
    lost: Callable[[In, str], Iterable[Out]] | None = None
    """What stands for a record that its process died of, and why; null = the build stops there."""
    shard: int = 32
    """Records worked on in one go: what is lost when a process dies."""
    light: bool = False
    """Done where the build is: cheaper to do than to send."""


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
    keep: Keep | None = None
    """Null = cheaper to do again than to keep."""
    shard: int = 500
    """Groups worked on in one go."""
    light: bool = False
    """Done where the build is: cheaper to do than to send."""
