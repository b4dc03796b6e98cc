"""How the benchmarks of sentences hold what is marked in them, by the positions of words."""

from dataclasses import dataclass

__all__ = ["Argument", "Label"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Label:
    """A run of words, from `start` up to but not including `end`, and what it is called."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Argument:
    """One role of one predicate: `Label` says where it stands and which role it is."""

    predicate: int
    role: Label
