"""What a parser of sentences hands out, for the benchmarks of trees, names and roles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Analysis", "Argument", "Label", "Parser"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One sentence, analysed; a part that a parser does not serve is null."""

    tags: tuple[str, ...] | None = None
    """Universal part of speech of each word."""
    heads: tuple[int, ...] | None = None
    """Position of each word's head, counted from 1; 0 is the root."""
    relations: tuple[str, ...] | None = None
    """Universal dependency relation of each word to its head."""
    names: tuple[Label, ...] | None = None
    """Names in the sentence: PER, ORG, LOC."""
    roles: tuple[Argument, ...] | None = None
    """PropBank roles in the sentence."""


Parser = Callable[[Sequence[Sequence[str]]], Sequence[Analysis]]
"""Analyses sentences that are already cut into words, one analysis each, in their order."""
