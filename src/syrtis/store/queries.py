"""What a reader of a large record asks for: rows by their ids, and tables without their long columns.

Written over SQLAlchemy Core without any function that only one database has, so that every store of
a record answers them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import func, select

from syrtis.model import (
    TABLES,
    Article,
    ClaimKind,
    Deaths,
    EventDate,
    Issue,
    Mention,
    Row,
    Status,
    When,
)
from syrtis.store.damage import damage_told
from syrtis.store.record import Record
from syrtis.store.rows import record_from_row
from syrtis.store.schema import table_of

__all__ = [
    "ArticleLine",
    "EventLine",
    "article_lines",
    "article_stubs",
    "articles_by_source",
    "event_lines",
    "ids_of",
    "in_batches",
    "issues_of",
    "issues_page",
    "kinds_told",
    "last_decision",
    "mentions_in",
    "rows_of",
    "texts",
]

R = TypeVar("R", bound=Row)

_AT_ONCE = 500
"""Ids in one query: well under the limit of every database, and as fast as more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article without its text, for lists."""

    id: str
    source: str
    status: Status
    reason: str | None
    title: str | None
    publisher: str | None
    language: str | None
    published: When | None
    origin_id: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event without its claims, for lists, counts and maps."""

    id: str
    title: str
    type: str | None
    when: EventDate | None
    place_id: str | None
    side_a: str | None
    side_b: str | None
    deaths: Deaths | None
    articles: tuple[str, ...]
    origins: int
    disputed: bool


def rows_of(record: Record, row: type[R], ids: Iterable[str]) -> dict[str, R]:
    """Read the rows with these ids; those that are not there are left out."""
    name = next(name for name, kind in TABLES.items() if kind is row)
    table = table_of(name)
    found: dict[str, R] = {}
    for batch in in_batches(ids):
        for values in record.select(select(table).where(table.c.id.in_(batch))):
            with damage_told(record.name):
                found[values["id"]] = record_from_row(row, values)
    return found


def article_lines(record: Record, ids: Iterable[str] | None = None) -> Iterator[ArticleLine]:
    """Read articles without their texts: those with these ids, or all, by source."""
    table = table_of("articles")
    columns = [table.c[name] for name in ArticleLine.__dataclass_fields__]
    chosen = select(*columns).order_by(table.c.source, table.c.id)
    if ids is None:
        yield from _lines(record, chosen, ArticleLine, ("published",))
        return
    for batch in in_batches(ids):
        yield from _lines(record, chosen.where(table.c.id.in_(batch)), ArticleLine, ("published",))


def article_stubs(record: Record, ids: Iterable[str] | None = None) -> Iterator[Article]:
    """Read articles with what their claims are judged by, and without their texts."""
    for line in article_lines(record, ids):
        yield Article(
            id=line.id,
            source=line.source,
            status=line.status,
            reason=line.reason,
            title=line.title,
            publisher=line.publisher,
            language=line.language,
            published=line.published,
            origin_id=line.origin_id,
            url=line.url,
        )


def event_lines(record: Record) -> Iterator[EventLine]:
    """Read all events without their claims, by id."""
    table = table_of("events")
    names = [name for name in EventLine.__dataclass_fields__ if name != "disputed"]
    disputed = (table.c.disagreements != "[]").label("disputed")
    chosen = select(*(table.c[name] for name in names), disputed).order_by(table.c.id)
    yield from _lines(record, chosen, EventLine, ("when", "deaths", "articles"))


def kinds_told(record: Record) -> Iterator[tuple[str, str]]:
    """Read every pair of an event's id and a kind of claim, beside `event`, that tells of it."""
    claims = table_of("claims").c
    known = (claims.event_id.is_not(None), claims.kind != str(ClaimKind.EVENT))
    chosen = select(claims.event_id, claims.kind).where(*known).distinct()
    for values in record.select(chosen):
        yield values["event_id"], values["kind"]


def ids_of(record: Record, table: str) -> Iterator[str]:
    """Read the ids of a table's rows, in their order."""
    column = table_of(table).c.id
    for values in record.select(select(column).order_by(column)):
        yield values["id"]


def texts(record: Record, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Read some columns of a table as they stand, row by row, by id."""
    chosen = [table_of(table).c[name] for name in columns]
    for values in record.select(select(*chosen).order_by(table_of(table).c.id)):
        yield tuple(values[name] for name in columns)


def articles_by_source(record: Record, status: Status | None) -> list[str]:
    """Read the ids of the articles in the order of their sources; null = read and set aside."""
    articles = table_of("articles").c
    chosen = select(articles.id).order_by(articles.source, articles.id)
    if status is not None:
        chosen = chosen.where(articles.status == str(status))
    return [values["id"] for values in record.select(chosen)]


def issues_page(record: Record, code: str | None, *, limit: int, offset: int = 0) -> list[Issue]:
    """Read so many issues, those with one code or all, in their order."""
    table = table_of("issues")
    chosen = select(table).order_by(table.c.number).limit(limit).offset(offset)
    if code is not None:
        chosen = chosen.where(table.c.code == code)
    found = []
    for values in record.select(chosen):
        with damage_told(record.name):
            found.append(record_from_row(Issue, values))
    return found


def issues_of(record: Record, articles: Sequence[str]) -> list[Issue]:
    """Read the issues of some articles."""
    table = table_of("issues")
    found = []
    for values in record.select(select(table).where(table.c.article_id.in_(articles))):
        with damage_told(record.name):
            found.append(record_from_row(Issue, values))
    return found


def mentions_in(record: Record, articles: Iterable[str]) -> Iterator[Mention]:
    """Read the mentions of some articles."""
    table = table_of("mentions")
    for batch in in_batches(articles):
        for values in record.select(select(table).where(table.c.article_id.in_(batch))):
            with damage_told(record.name):
                yield record_from_row(Mention, values)


def last_decision(record: Record) -> int:
    """Give the number of the newest decision; 0 = none."""
    chosen = select(func.max(table_of("decisions").c.number).label("n"))
    return int(next(record.select(chosen))["n"] or 0)


def _lines(record: Record, chosen: Any, kind: type[Any], nested: Sequence[str]) -> Iterator[Any]:
    for values in record.select(chosen):
        with damage_told(record.name):
            yield msgspec.convert(_decoded(values, nested), kind, strict=False)


def _decoded(values: Mapping[str, Any], nested: Sequence[str]) -> dict[str, Any]:
    parts = {str(name): value for name, value in values.items()}  # msgspec takes no subclass
    for name in nested:
        if parts[name] is not None:
            parts[name] = msgspec.json.decode(parts[name])
    return parts


def in_batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """Cut ids into parts that a query can hold, each id once."""
    listed = list(dict.fromkeys(ids))
    for first in range(0, len(listed), _AT_ONCE):
        yield listed[first : first + _AT_ONCE]
