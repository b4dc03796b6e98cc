"""A sentence: a stretch of an article's text that is read as one."""

from dataclasses import dataclass

__all__ = ["Sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article, at its place; never altered."""

    start: int
    end: int
    text: str
    paragraph: int
    """Which paragraph of the article it stands in, counted from 0."""
