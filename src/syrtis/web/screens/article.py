"""Evidence: does the text say so? The article as it came, its claims marked where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from syrtis.export.words import day_words
from syrtis.model import Article, Claim, Event, Evidence
from syrtis.store import Record
from syrtis.store.claim_queries import ClaimsAsked, claims_chosen
from syrtis.store.queries import issues_of, rows_of
from syrtis.web.errors import NotThereError
from syrtis.web.screens.parts import ArticleShown, ClaimShown, open_shelf, shown_article

__all__ = ["ArticleScreen", "Mark", "Paragraph", "Piece", "article_screen"]

_MOST = 100_000
"""Claims read of one article: far more than any page has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim that begins in a piece of text: its number in the list beside."""

    id: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that one set of claims covers."""

    text: str
    furniture: str | None = None
    claims: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    begins: tuple[Mark, ...] = ()
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the article's text."""

    pieces: tuple[Piece, ...]
    furniture: bool
    """Whether nothing in it belongs to the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One value of the article's head, and the words that it was read from."""

    name: str
    value: str | None
    basis: str | None = None
    quote: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleScreen:
    """One article."""

    article: ArticleShown
    language: str | None
    status: str
    reason: str | None
    head: tuple[Head, ...]
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[ClaimShown, ...]
    current: str | None
    event: str | None
    event_title: str | None
    previous: str | None
    next: str | None
    position: int | None
    walked: int


def article_screen(
    record: Record, article_id: str, claim: str | None = None, event: str | None = None
) -> ArticleScreen:
    """Show an article with its claims marked; raises `NotThereError`.

    `claim` is the one looked at; `event` keeps next and previous to the claims of one event.
    """
    article = rows_of(record, Article, [article_id]).get(article_id)
    if article is None:
        raise NotThereError(
            f"this record holds no article {article_id}; Articles lists all there are"
        )
    claims = claims_chosen(record, ClaimsAsked(article=article_id), limit=_MOST)
    shelf = open_shelf(record, claims)
    shown = tuple(shelf.claim(each) for each in claims)
    around = _walk(record, shown, claim, event)
    return ArticleScreen(
        article=shown_article(article),
        language=article.language,
        status=article.status,
        reason=article.reason,
        head=tuple(_head(record, article)),
        paragraphs=tuple(_paragraphs(article, claims, claim)),
        claims=shown,
        current=claim,
        event=event,
        event_title=around.title,
        previous=around.previous,
        next=around.next,
        position=around.position,
        walked=around.walked,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The claims before and after the one looked at."""

    title: str | None = None
    previous: str | None = None
    next: str | None = None
    position: int | None = None
    walked: int = 0


def _walk(
    record: Record, own: Sequence[ClaimShown], claim: str | None, event: str | None
) -> _Around:
    """Order the claims that next and previous go through: the article's, or the event's."""
    walked, title, ending = list(own), None, ""
    if event is not None:
        found = rows_of(record, Event, [event]).get(event)
        if found is not None:
            title, ending = found.title, f"&event={event}"
            rows = rows_of(record, Claim, found.claims)
            told = [rows[each] for each in found.claims if each in rows]
            shelf = open_shelf(record, told)
            walked = [shelf.claim(each) for each in told]
    urls = [f"/articles/{c.article.id}?claim={c.id}{ending}#claim-{c.id}" for c in walked]
    ids = [each.id for each in walked]
    at = ids.index(claim) if claim in ids else None
    if at is None:
        first = urls[0] if urls else None
        return _Around(title=title, next=first, walked=len(ids))
    return _Around(
        title=title,
        previous=urls[at - 1] if at else None,
        next=urls[at + 1] if at + 1 < len(urls) else None,
        position=at + 1,
        walked=len(ids),
    )


def _head(record: Record, article: Article) -> Iterator[Head]:
    missing = {issue.code: issue.message for issue in issues_of(record, [article.id])}
    for name, value in (
        ("title", article.title),
        ("publisher", article.publisher),
        ("byline", ", ".join(article.byline) or None),
        ("dateline", article.dateline),
        ("wire", ", ".join(article.wire) or None),
    ):
        found: Evidence | None = next((e for e in article.evidence if e.field == name), None)
        yield Head(
            name=name,
            value=value,
            basis=found.basis if found else None,
            quote=found.quote if found and found.quote != value else None,
            why=missing.get(f"{name}-not-found"),
        )
    yield _published(article, missing.get("publication-date-unresolved"))


def _published(article: Article, why: str | None) -> Head:
    when = article.published
    return Head(
        name="published",
        value=day_words(when) or None,
        basis=when.basis if when else None,
        quote=when.quote if when else None,
        why=why,
    )


def _paragraphs(
    article: Article, claims: Sequence[Claim], current: str | None
) -> Iterator[Paragraph]:
    start = 0
    for line in article.text.split("\n"):
        end = start + len(line)
        if line.strip():
            pieces = tuple(_pieces(article, claims, (start, end), current))
            plain = all(piece.furniture or not piece.text.strip() for piece in pieces)
            yield Paragraph(pieces=pieces, furniture=plain)
        start = end + 1


def _pieces(
    article: Article, claims: Sequence[Claim], line: tuple[int, int], current: str | None
) -> Iterator[Piece]:
    """Cut a line wherever a claim or a stretch of furniture begins or ends."""
    start, end = line
    met = [c for c in enumerate(claims, 1) if c[1].start < end and c[1].end > start]
    parts = [f for f in article.furniture if f.start < end and f.end > start]
    cuts = {start, end}
    for first, last in [*((c.start, c.end) for _, c in met), *((f.start, f.end) for f in parts)]:
        cuts |= {max(start, first), min(end, last)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        over = [(n, c) for n, c in met if c.start <= left and c.end >= right]
        yield Piece(
            text=article.text[left:right],
            furniture=next((f.rule for f in parts if f.start <= left and f.end >= right), None),
            claims=tuple(c.id for _, c in over),
            kinds=tuple(dict.fromkeys(str(c.kind) for _, c in over)),
            modalities=tuple(dict.fromkeys(str(c.modality) for _, c in over)),
            begins=tuple(Mark(id=c.id, number=n) for n, c in over if c.start == left),
            current=any(c.id == current for _, c in over),
        )
