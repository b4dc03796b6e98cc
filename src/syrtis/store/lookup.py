"""Find an article by what a person would call it."""

from sqlalchemy import ColumnElement, Connection, func, or_, select

from syrtis.errors import RecordError
from syrtis.store.dialect import ending_of, place_in
from syrtis.store.schema import SOURCES, table_of

__all__ = ["find_article"]

_SHOWN = 5
"""How many candidates an error names."""


def find_article(connection: Connection, named: str) -> str:
    """Give the id of the one article with this source, or this beginning of an id.

    The end of a source will do (`report.html` for `north/report.html`), and so will any part of it
    (`port`) that no other source has.
    """
    if not named:
        raise RecordError("an article is named by the beginning of its id, or by its source")
    found = (
        _with_source(connection, named)
        or _ending_so(connection, named)
        or _beginning_so(connection, named)
        or _holding(connection, named)
    )
    if not found:
        raise RecordError(
            f"no article {named!r} in this record; `syrtis show RECORD` lists the articles"
        )
    if len(found) > 1:
        listed = ", ".join(f"{key[:12]} ({source})" for key, source in found[:_SHOWN])
        more = " ..." if len(found) > _SHOWN else ""
        raise RecordError(f"{named!r} names {len(found)} articles: {listed}{more}; say which")
    return found[0][0]


def _with_source(connection: Connection, named: str) -> list[tuple[str, str]]:
    articles = table_of("articles").c
    twins = select(SOURCES.c.page_id).where(SOURCES.c.source == named)
    return _found(connection, or_(articles.source == named, articles.id.in_(twins)))


def _ending_so(connection: Connection, named: str) -> list[tuple[str, str]]:
    articles = table_of("articles").c
    tail = "/" + named
    by_id = func.substr(articles.id, 1, len(named)) == named.lower()
    return _found(connection, or_(by_id, ending_of(articles.source, len(tail)) == tail))


def _beginning_so(connection: Connection, named: str) -> list[tuple[str, str]]:
    return _found(connection, place_in("/" + table_of("articles").c.source, "/" + named) > 0)


def _holding(connection: Connection, named: str) -> list[tuple[str, str]]:
    return _found(connection, place_in(table_of("articles").c.source, named) > 0)


def _found(connection: Connection, condition: ColumnElement[bool]) -> list[tuple[str, str]]:
    articles = table_of("articles").c
    chosen = select(articles.id, articles.source).where(condition)
    rows = connection.execute(chosen.order_by(articles.source, articles.id))
    return [(row.id, row.source) for row in rows]
