"""Find an article by what a person would call it."""

from sqlalchemy import Connection, func, or_, select

from syrtis.errors import RecordError
from syrtis.store.schema import SOURCES, table_of

__all__ = ["find_article"]

_SHOWN = 5
"""How many candidates an error names."""


def find_article(connection: Connection, named: str) -> str:
    """Give the id of the one article with this source, or this beginning of an id.

    The end of a source will do (`report.html` for `north/report.html`).
    """
    if not named:
        raise RecordError("an article is named by the beginning of its id, or by its source")
    found = _with_source(connection, named) or _alike(connection, named)
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
    exact = select(articles.id, articles.source).where(
        or_(
            articles.source == named,
            articles.id.in_(select(SOURCES.c.page_id).where(SOURCES.c.source == named)),
        )
    )
    return [
        (row.id, row.source)
        for row in connection.execute(exact.order_by(articles.source, articles.id))
    ]


def _alike(connection: Connection, named: str) -> list[tuple[str, str]]:
    articles = table_of("articles").c
    tail = "/" + named
    alike = select(articles.id, articles.source).where(
        or_(
            func.substr(articles.id, 1, len(named)) == named.lower(),
            func.substr(articles.source, -len(tail)) == tail,
        )
    )
    return [
        (row.id, row.source)
        for row in connection.execute(alike.order_by(articles.source, articles.id))
    ]
