"""List every quote a record makes, so that each can be checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from syrtis.model import Article, Claim, Relation, When

__all__ = ["Quoted", "quotes_of_article", "quotes_of_claim", "quotes_of_relation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that a row says stand in an article."""

    table: str
    id: str
    field: str
    quote: str
    start: int | None
    """First code point in the article's text; null = no place is told."""
    end: int | None
    anywhere_else: bool = False
    """Without a place, the words may stand outside the text (in a page's metadata)."""


def quotes_of_article(article: Article) -> Iterator[Quoted]:
    """List the words that an article's head was read from."""
    for evidence in article.evidence:
        yield Quoted(
            table="articles",
            id=article.id,
            field=evidence.field,
            quote=evidence.quote,
            start=evidence.start,
            end=evidence.end,
            anywhere_else=True,
        )
    if article.published is not None:
        yield from _quotes_of_when("articles", article.id, "published", article.published)


def quotes_of_claim(claim: Claim) -> Iterator[Quoted]:
    """List the words of a claim: its own, its names, its day, its counting words."""

    def quoted(field: str, quote: str, start: int | None, end: int | None) -> Quoted:
        return Quoted(table="claims", id=claim.id, field=field, quote=quote, start=start, end=end)

    yield quoted("quote", claim.quote, claim.start, claim.end)
    for field in ("claimant", "who", "by", "place"):
        named = getattr(claim, field)
        if named is not None:
            yield quoted(field, named.name, named.start, named.end)
    for passed in claim.via:
        yield quoted("via", passed.name, passed.start, passed.end)
    if claim.when_words is not None:
        when = claim.when_words
        yield quoted("when_words", when.quote, when.start, when.end)
    if claim.count is not None:
        yield quoted("count", claim.count.words, None, None)
    if claim.when is not None:
        yield from _quotes_of_when("claims", claim.id, "when", claim.when)


def quotes_of_relation(origin_id: str, relation: Relation) -> Iterator[Quoted]:
    """List the words that show an article's debt to another voice."""
    if relation.quote is not None:
        yield Quoted(
            table="origins",
            id=origin_id,
            field=relation.relation,
            quote=relation.quote,
            start=relation.start,
            end=relation.end,
            anywhere_else=True,
        )


def _quotes_of_when(table: str, row_id: str, field: str, when: When) -> Iterator[Quoted]:
    if when.quote is not None:
        yield Quoted(
            table=table,
            id=row_id,
            field=field,
            quote=when.quote,
            start=when.start,
            end=when.end,
            anywhere_else=True,
        )
