"""Lists behind the numbers: claims, articles, and what a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from syrtis.model import Article, Claim, Event, Status
from syrtis.store import Record, terms_of
from syrtis.store.claim_queries import (
    ClaimsAsked,
    claims_by_article,
    claims_chosen,
    count_claims,
    count_found,
    events_found,
    found_ids,
)
from syrtis.store.hits import hit_in
from syrtis.store.queries import ArticleLine, article_lines, rows_of
from syrtis.web.columns import EventColumns
from syrtis.web.screens.explore import EventRow, event_rows
from syrtis.web.screens.parts import ArticleShown, ClaimShown, open_shelf, shown_article

__all__ = [
    "ArticlesScreen",
    "ClaimsScreen",
    "SearchScreen",
    "articles_screen",
    "claims_screen",
    "search_screen",
]

ROWS = 50
_PLACES = 3
"""Places shown of an article in which words were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsScreen:
    """The claims that something rests on."""

    title: str
    claims: tuple[ClaimShown, ...]
    total: int
    page: int
    pages: int
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in a list."""

    article: ArticleShown
    status: str
    reason: str | None
    language: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesScreen:
    """The articles of a record."""

    status: str | None
    articles: tuple[ArticleRow, ...]
    total: int
    counts: dict[str, int]
    page: int
    pages: int
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Words that were searched for, where they stand in an article."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchScreen:
    """What a search found; articles and claims in the order of the record, for nothing is ranked."""

    words: str
    articles: tuple[ArticleRow, ...]
    standing: dict[str, tuple[Standing, ...]]
    """Article id -> the first places where the words stand."""
    articles_total: int
    claims: tuple[ClaimShown, ...]
    claims_total: int
    events: tuple[EventRow, ...]
    events_total: int


def claims_screen(record: Record, asked: ClaimsAsked, event: str | None, page: int) -> ClaimsScreen:
    """List claims, article by article, and say what they have in common."""
    title = "Claims"
    if event is not None:
        found = rows_of(record, Event, [event]).get(event)
        title = f"Claims of: {found.title}" if found else title
        asked = ClaimsAsked(kind=asked.kind, ids=found.claims if found else ())
    total = count_claims(record, asked)
    pages = max(1, -(-total // ROWS))
    page = min(page, pages)
    claims = claims_chosen(record, asked, limit=ROWS, offset=(page - 1) * ROWS)
    shelf = open_shelf(record, claims)
    query = _query(asked, event)
    return ClaimsScreen(
        title=title,
        claims=tuple(shelf.claim(claim) for claim in claims),
        total=total,
        page=page,
        pages=pages,
        query=query,
    )


def _query(asked: ClaimsAsked, event: str | None) -> str:
    names = ("kind", "article", "voice", "actor", "place")
    own: dict[str, Any] = {name: getattr(asked, name) for name in names} | {"event": event}
    return urlencode({key: str(value) for key, value in own.items() if value is not None})


def articles_screen(
    record: Record, ids: Sequence[str], status: Status | None, page: int
) -> ArticlesScreen:
    """List articles, of which `ids` are those read or those set aside, or all, in their order."""
    counts = {str(key): number for key, number in record.tally("articles", "status").items()}
    total = len(ids)
    pages = max(1, -(-total // ROWS))
    page = min(page, pages)
    shown = ids[(page - 1) * ROWS : page * ROWS]
    lines = sorted(article_lines(record, shown), key=lambda line: (line.source, line.id))
    return ArticlesScreen(
        status=str(status) if status else None,
        articles=tuple(_article_rows(record, lines)),
        total=total,
        counts=counts,
        page=page,
        pages=pages,
        query=f"status={status}" if status else "",
    )


def search_screen(record: Record, columns: EventColumns, words: str) -> SearchScreen:
    """Search articles, claims and events for words."""
    pages = found_ids(record, "articles", words, limit=ROWS)
    told = found_ids(record, "claims", words, limit=ROWS)
    events = sorted(events_found(record, words) & columns.row_of.keys())
    lines = {line.id: line for line in article_lines(record, pages)}
    claims = rows_of(record, Claim, told)
    shelf = open_shelf(record, list(claims.values()))
    return SearchScreen(
        words=words,
        articles=tuple(_article_rows(record, [lines[each] for each in pages if each in lines])),
        standing=_standing(record, pages, words),
        articles_total=count_found(record, "articles", words),
        claims=tuple(shelf.claim(claims[each]) for each in told if each in claims),
        claims_total=count_found(record, "claims", words),
        events=tuple(event_rows(record, events[:ROWS], columns)),
        events_total=len(events),
    )


def _standing(record: Record, pages: Sequence[str], words: str) -> dict[str, tuple[Standing, ...]]:
    """Give the first places in each article where the words stand."""
    terms = terms_of(words)
    hits = [hit_in(row, row.source, terms) for row in rows_of(record, Article, pages).values()]
    return {
        hit.id: tuple(
            Standing(before=place.before, words=place.quote, after=place.after)
            for place in hit.places[:_PLACES]
        )
        for hit in hits
    }


def _article_rows(record: Record, lines: Sequence[ArticleLine]) -> list[ArticleRow]:
    counts = claims_by_article(record, (line.id for line in lines))
    return [
        ArticleRow(
            article=shown_article(line),
            status=line.status,
            reason=line.reason,
            language=line.language,
            claims=counts.get(line.id, 0),
        )
        for line in lines
    ]
