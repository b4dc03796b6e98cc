"""What a search found: the row, and where in the article's text the words stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from syrtis.model import Article, Claim
from syrtis.store.search import texts_of
from syrtis.store.words import Term, found_in

__all__ = ["Found", "Hit", "hit_in"]

AROUND = 60
"""Code points told on either side of words that were found: a line of a terminal, with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words that were asked for, where they stand."""

    field: str
    """`text` or `title` of an article; `quote`, `claimant`, `who`, `by` or `place` of a claim."""
    start: int
    """First code point in the article's text; of a title, in the title."""
    end: int
    quote: str
    """The words as they stand."""
    before: str
    """What stands before them in the same text, and no more than `AROUND` of it."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article or a claim in which all the words asked for stand."""

    table: str
    """`articles` or `claims`."""
    id: str
    article_id: str
    source: str
    row: Article | Claim
    places: tuple[Found, ...]


def hit_in(row: Article | Claim, source: str, terms: Sequence[Term]) -> Hit:
    """Say where the words stand in a row that has them."""
    article = isinstance(row, Article)
    places = tuple(
        Found(
            field=field,
            start=(first or 0) + start,
            end=(first or 0) + end,
            quote=text[start:end],
            before=text[max(0, start - AROUND) : start],
            after=text[end : end + AROUND],
        )
        for field, first, text in texts_of(row)
        for start, end in found_in(text, terms)
    )
    return Hit(
        table="articles" if article else "claims",
        id=row.id,
        article_id=row.id if isinstance(row, Article) else row.article_id,
        source=source,
        row=row,
        places=places,
    )
