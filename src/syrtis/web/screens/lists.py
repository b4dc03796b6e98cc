"""Lists behind the numbers: claims, articles, and what a search finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from syrtis.model import Article, Claim, Event, Status
from syrtis.store import Record
from syrtis.store.queries import (
    ArticleLine,
    ClaimsAsked,
    article_lines,
    claims_by_article,
    claims_chosen,
    count_claims,
    rows_of,
)
from syrtis.web.columns import EventColumns
from syrtis.web.screens.explore import EventRow, event_rows
from syrtis.web.screens.parts import ArticleShown, ClaimShown, open_shelf, shown_article
from syrtis.web.words_index import WordsIndex

__all__ = [
    "ArticlesScreen",
    "ClaimsScreen",
    "SearchScreen",
    "articles_screen",
    "claims_screen",
    "search_screen",
]

ROWS = 50
_SNIPPET = 160
"""Letters shown around the first word found in an article."""


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
    snippet: str | None = None


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
class SearchScreen:
    """What a search found."""

    words: str
    ready: bool
    fault: str | None
    articles: tuple[ArticleRow, ...]
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
        articles=tuple(_article_rows(record, lines, {})),
        total=total,
        counts=counts,
        page=page,
        pages=pages,
        query=f"status={status}" if status else "",
    )


def search_screen(
    record: Record, columns: EventColumns, index: WordsIndex, words: str
) -> SearchScreen:
    """Search articles, claims and events for words."""
    articles = index.articles(words, limit=ROWS)
    claims = index.claims(words, limit=ROWS)
    events = sorted(index.events(words) & columns.row_of.keys())
    lines = {line.id: line for line in article_lines(record, articles.ids)}
    found = rows_of(record, Claim, claims.ids)
    shelf = open_shelf(record, list(found.values()))
    shown = [lines[each] for each in articles.ids if each in lines]
    return SearchScreen(
        words=words,
        ready=index.is_ready,
        fault=index.fault,
        articles=tuple(_article_rows(record, shown, _snippets(record, articles.ids, words))),
        articles_total=articles.total,
        claims=tuple(shelf.claim(found[each]) for each in claims.ids if each in found),
        claims_total=claims.total,
        events=tuple(event_rows(record, events[:ROWS], columns)),
        events_total=len(events),
    )


def _article_rows(
    record: Record, lines: list[ArticleLine], snippets: Mapping[str, str]
) -> list[ArticleRow]:
    counts = claims_by_article(record, (line.id for line in lines))
    return [
        ArticleRow(
            article=shown_article(line),
            status=line.status,
            reason=line.reason,
            language=line.language,
            claims=counts.get(line.id, 0),
            snippet=snippets.get(line.id),
        )
        for line in lines
    ]


def _snippets(record: Record, ids: tuple[str, ...], words: str) -> dict[str, str]:
    """Cut out of each article what stands around the first word found."""
    terms = [term.casefold() for term in words.replace('"', " ").split()]
    found = {}
    for article in rows_of(record, Article, ids).values():
        text = article.text.casefold()
        at = next((place for term in terms if (place := text.find(term)) >= 0), None)
        if at is not None:
            start = max(0, at - _SNIPPET // 3)
            found[article.id] = article.text[start : start + _SNIPPET]
    return found
