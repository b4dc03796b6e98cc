"""Full-text search, one for both kinds of store.

Each article and each claim has rows in `searched`, one for every stretch of so many words. The
words themselves are in `searched_words`: a full-text table (FTS5) of SQLite that keeps no text, or
a column of word lists (tsvector) with an index (GIN) in PostgreSQL. Both are handed the words that
words.py finds, so that both find the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Dialect,
    MetaData,
    Table,
    Text,
    and_,
    column,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from syrtis.model import Article, Claim
from syrtis.store.dialect import INTEGER
from syrtis.store.schema import SEARCHED, table_of
from syrtis.store.words import LONGEST_PHRASE, Term, folded_words, terms_of

__all__ = ["WORDS", "search_condition", "searched_rows", "texts_of"]

PART = 256 - LONGEST_PHRASE
"""Words of a part of a text. PostgreSQL keeps 256 places of one word in a part; with the overlap no
part has more words than that, so that no place of any word is lost."""

SEAM = "·"
"""Stands between two texts of one row, so that no phrase reaches over; no word is spelled so."""


class _Words(TypeDecorator[Sequence[str]]):
    """Words in a row, as either store takes them in."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Give the type of the column."""
        kind = Text() if dialect.name == "sqlite" else TSVECTOR()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name == "sqlite":
            return None if value is None else " ".join(value)
        places: dict[str, list[str]] = {}
        for place, word in enumerate(value, 1):
            places.setdefault(word, []).append(str(place))
        return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


class _Asked(TypeDecorator[Term]):
    """A word or phrase asked for, as either store is asked. Words hold letters and digits only."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Term | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return f'"{" ".join(value.words)}"' + ("*" if value.begins else "")
        return " <-> ".join(f"'{word}'" for word in value.words) + (":*" if value.begins else "")


WORDS = Table("searched_words", MetaData(), Column("rowid", INTEGER), Column("words", _Words()))
"""Made by a migration, for it is of another kind in each store. `rowid` is `searched.number`."""


class _holds(FunctionElement[Any]):  # noqa: N801
    type = NullType()  # as a boolean it would be compared with 1, and SQLite then uses no index
    inherit_cache = True


@compiles(_holds, "sqlite")
def _holds_sqlite(element: _holds, compiler: Any, **given: Any) -> str:
    return f"searched_words MATCH {compiler.process(element.clauses.clauses[0], **given)}"


@compiles(_holds, "postgresql")
def _holds_postgresql(element: _holds, compiler: Any, **given: Any) -> str:
    asked = compiler.process(element.clauses.clauses[0], **given)
    return f"searched_words.words @@ CAST({asked} AS tsquery)"


def search_condition(table: str, asked: str) -> ColumnElement[bool]:
    """Keep the rows of `articles` or `claims` in which all the words asked for stand.

    To be joined to other conditions of a query. Nothing asked for keeps nothing.
    """
    key = table_of(table).c.id
    found = [key.in_(_with_term(table, term)) for term in terms_of(asked)]
    return and_(*found) if found else literal(value=False)


def _with_term(table: str, term: Term) -> Any:
    numbers: Any = select(column("rowid")).select_from(WORDS).where(_holds(literal(term, _Asked())))
    wanted = SEARCHED.c.number.in_(numbers)
    return select(SEARCHED.c.id).where(SEARCHED.c.table == table, wanted)


def texts_of(row: Article | Claim) -> list[tuple[str, int | None, str]]:
    """List the texts of a row that are searched: the name of each, its start in the article, itself.

    An article's title is a text of its own (it may not stand in the article's text); so is each
    name of a claim that stands outside its quote.
    """
    if isinstance(row, Article):
        title = [] if row.title is None else [("title", None, row.title)]
        return [*title, ("text", 0, row.text)]
    named = ((field, getattr(row, field)) for field in ("claimant", "who", "by", "place"))
    return [
        ("quote", row.start, row.quote),
        *(
            (field, each.start, each.name)
            for field, each in named
            if each is not None and not (row.start <= each.start and each.end <= row.end)
        ),
    ]


def searched_rows(
    articles: Sequence[Article], claims: Sequence[Claim]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Make the rows of `searched` and of `searched_words`, article by article, then claim by claim."""
    number = 0
    named: tuple[tuple[str, Sequence[Article | Claim]], ...] = (
        ("articles", articles),
        ("claims", claims),
    )
    for table, rows in named:
        for row in rows:
            for words in _parts(_all_words(row)):
                number += 1
                yield (
                    {"number": number, "table": table, "id": row.id},
                    {"rowid": number, "words": words},
                )


def _all_words(row: Article | Claim) -> list[str]:
    """List the words of a row, a seam between its texts; of equal texts one will do."""
    told: dict[str, None] = dict.fromkeys(text for _, _, text in texts_of(row))
    words: list[str] = []
    for text in told:
        if words:
            words.append(SEAM)
        words += folded_words(text)
    return words


def _parts(words: list[str]) -> Iterator[list[str]]:
    """Cut many words into parts that overlap by a phrase."""
    for start in range(0, len(words), PART):
        yield words[start : start + PART + LONGEST_PHRASE]
