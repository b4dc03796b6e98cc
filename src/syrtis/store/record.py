"""Read a record. It is opened read-only: nothing that reads can change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Select, func, select

from syrtis.errors import RecordError
from syrtis.model import (
    TABLES,
    Actor,
    Article,
    Claim,
    Control,
    Decision,
    Event,
    Issue,
    Mention,
    Origin,
    Page,
    Place,
    Row,
)
from syrtis.store.damage import damage_told
from syrtis.store.dialect import inner_text, sorted_as_bytes
from syrtis.store.filters import ClaimFilter, claim_conditions
from syrtis.store.hits import Hit, hit_in
from syrtis.store.lookup import find_article
from syrtis.store.references import broken_references
from syrtis.store.rows import page_from_row, record_from_row
from syrtis.store.schema import ABOUT, PAGES, SOURCES, table_of
from syrtis.store.search import search_condition
from syrtis.store.stores import Named, Store, check_revision, store_of
from syrtis.store.words import terms_of

__all__ = ["ArticleHead", "Record", "open_record"]

R = TypeVar("R", bound=Row)

_BATCH = 1_000
"""Rows fetched at once: enough for speed, few enough for long articles."""

_ORDER = {
    "articles": ("source", "id"),
    "mentions": ("article_id", "start", "end", "id"),
    "claims": ("article_id", "start", "end", "id"),
    "control": ("number",),
    "decisions": ("number",),
    "issues": ("number",),
}
"""What the rows of a table are sorted by when they are read; the rest by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """An article without its text, for lists."""

    id: str
    source: str


class Record:
    """A record that is open for reading; close it, or use it in a `with` statement."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self.name = store.name
        """What to call the record; never with a password."""
        self._store = store
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._connection.close()

    @property
    def about(self) -> dict[str, str]:
        """Versions and settings of the build that made it."""
        with damage_told(self.name):
            rows = self._connection.execute(select(ABOUT).order_by(ABOUT.c.key))
            return {row.key: row.value for row in rows}

    def count(self, table: str) -> int:
        """Count the rows of a table (`pages` and `sources` too)."""
        with damage_told(self.name):
            chosen = {"pages": PAGES, "sources": SOURCES}.get(table)
            chosen = table_of(table) if chosen is None else chosen
            return self._connection.execute(select(func.count()).select_from(chosen)).scalar_one()

    def tally(self, table: str, column: str, **equal: str) -> dict[str | None, int]:
        """Count the rows of a table for each value of a column, the most frequent first.

        A dot names a value inside a nested column (`published.basis`); `equal` keeps the rows whose
        column has just this value.
        """
        name, _, inner = column.partition(".")
        columns = table_of(table).c
        value = inner_text(columns[name], inner) if inner else columns[name]
        wanted = [columns[key] == wanted for key, wanted in equal.items()]
        number = func.count()
        chosen = select(value, number).where(*wanted).group_by(value)
        with damage_told(self.name):
            order = (number.desc(), sorted_as_bytes(value).asc().nulls_first())
            rows = self._connection.execute(chosen.order_by(*order))
            return {row[0]: row[1] for row in rows}

    def rows(self, table: str) -> Iterator[Row]:
        """Read a table of the model by its name."""
        return self._read(table, TABLES[table])

    def articles(self) -> Iterator[Article]:
        """Read the articles, by their source."""
        return self._read("articles", Article)

    def article_heads(self) -> Iterator[ArticleHead]:
        """Read the id and source of every article, by source, without its text."""
        articles = table_of("articles").c
        chosen = select(articles.id, articles.source).order_by(articles.source, articles.id)
        for values in self.select(chosen):
            yield ArticleHead(id=values["id"], source=values["source"])

    def mentions(self) -> Iterator[Mention]:
        """Read the mentions, article by article, in the order of the text."""
        return self._read("mentions", Mention)

    def claims(self, chosen: ClaimFilter | None = None) -> Iterator[Claim]:
        """Read the claims, or those that a filter lets through, in the order of the text."""
        return self._read("claims", Claim, *([] if chosen is None else claim_conditions(chosen)))

    def claims_of(self, article_id: str) -> Iterator[Claim]:
        """Read the claims of one article, in the order of its text."""
        return self.claims(ClaimFilter(article_id=article_id))

    def mentions_of(self, article_id: str) -> Iterator[Mention]:
        """Read the mentions of one article, in the order of its text."""
        return self._read("mentions", Mention, table_of("mentions").c.article_id == article_id)

    def events(self) -> Iterator[Event]:
        """Read the events."""
        return self._read("events", Event)

    def actors(self) -> Iterator[Actor]:
        """Read the actors."""
        return self._read("actors", Actor)

    def places(self) -> Iterator[Place]:
        """Read the places."""
        return self._read("places", Place)

    def control(self) -> Iterator[Control]:
        """Read the spells of control."""
        return self._read("control", Control)

    def origins(self) -> Iterator[Origin]:
        """Read the independent voices."""
        return self._read("origins", Origin)

    def issues(self) -> Iterator[Issue]:
        """Read what could not be done."""
        return self._read("issues", Issue)

    def decisions(self) -> Iterator[Decision]:
        """Read what people decided, in order."""
        return self._read("decisions", Decision)

    def pages(self) -> Iterator[Page]:
        """Read the pages as they came in, by id."""
        return self._pages(select(PAGES).order_by(PAGES.c.id))

    def page(self, page_id: str) -> Page:
        """Read one page by its whole id."""
        for page in self._pages(select(PAGES).where(PAGES.c.id == page_id)):
            return page
        raise RecordError(f"{self.name} holds no page {page_id!r}")

    def sources(self) -> Iterator[tuple[str, str]]:
        """Read every place a page came from: (page id, source)."""
        with damage_told(self.name):
            for row in self._connection.execute(select(SOURCES).order_by(*SOURCES.c)):
                yield row.page_id, row.source

    def article(self, named: str) -> Article:
        """Find one article by the beginning of its id, its source, or the end of its source.

        Raises `RecordError` where none fits, or more than one.
        """
        with damage_told(self.name):
            article_id = find_article(self._connection, named)
        table = table_of("articles")
        for article in self._read("articles", Article, table.c.id == article_id):
            return article
        raise RecordError(f"{self.name} is damaged: article {article_id} is gone; build it again")

    def faults(self) -> list[str]:
        """Say what the store finds damaged, and which tables name rows that are not there."""
        with damage_told(self.name):
            faults = self._store.faults(self._connection)
            broken = broken_references(self._connection)
            return [*faults, *(f"{told} that is not there" for told in broken)]

    def search(self, asked: str, table: str | None = None) -> Iterator[Hit]:
        """Find the articles, then the claims, in which all the words asked for stand.

        In the order of the record: nothing is ranked. `asked` may be anything (see `terms_of`);
        `table` keeps to `articles` or `claims`.
        """
        terms = terms_of(asked)
        if table != "claims":
            for article in self._read("articles", Article, search_condition("articles", asked)):
                yield hit_in(article, article.source, terms)
        if table != "articles":
            sources = {head.id: head.source for head in self.article_heads()}
            for claim in self._read("claims", Claim, search_condition("claims", asked)):
                yield hit_in(claim, sources.get(claim.article_id, claim.article_id), terms)

    def _read(self, name: str, row: type[R], *conditions: Any) -> Iterator[R]:
        table = table_of(name)
        order = [table.c[column] for column in _ORDER.get(name, ("id",))]
        chosen = select(table).where(*conditions).order_by(*order)
        for values in self.select(chosen):
            with damage_told(self.name):
                record = record_from_row(row, values)
            yield record

    def _pages(self, chosen: Select[Any]) -> Iterator[Page]:
        for values in self.select(chosen):
            with damage_told(self.name):
                page = page_from_row(values)
            yield page

    def select(self, chosen: Select[Any]) -> Iterator[Mapping[str, Any]]:
        """Read what a query of our own asks for, a batch at a time (see store/queries.py)."""
        with damage_told(self.name):
            result = self._connection.execute(chosen.execution_options(yield_per=_BATCH))
            yield from map(dict, result.mappings())


def open_record(named: Named) -> Record:
    """Open a record for reading: a file, or a database named by its address.

    Raises `RecordError` where there is none, where it is something else, damaged, or made by a
    newer Syrtis.
    """
    store = store_of(named)
    with damage_told(store.name):
        connection = store.connect()
    try:
        with damage_told(store.name):
            found = store.schema(connection)
        check_revision(store.name, found)
    except RecordError:
        connection.close()
        raise
    return Record(store, connection)
