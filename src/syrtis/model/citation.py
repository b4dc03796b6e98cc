"""Whose words an article gives: a citation, and the office of those who speak for a body."""

from dataclasses import dataclass

from syrtis.model.claim import Party

__all__ = ["Citation", "Office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One place where an article says whose words it gives (`told the Sextant news agency`)."""

    article_id: str
    start: int
    end: int
    quote: str
    """The words of the citing: who, and the verb or the document."""
    source: Party
    """Whose words they are, as the article names them; a pronoun stands for whom it means."""
    pieces: tuple[tuple[int, int], ...]
    """The stretches of the text that are theirs; empty where the article only names them."""
    unsigned: bool = False
    """Whether nobody is named, and the pictures themselves are cited: `footage emerged online`."""
    passes_on: bool = False
    """Whether the source passes on what another of the same sentence says: `he told AFP`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Somebody who speaks for a body (`army spokesman Teodor Anquist`)."""

    article_id: str
    person: Party
    body: Party
