"""Read one page into an article (text, head, furniture, language, date), or set it aside."""

from collections.abc import Collection, Iterator
from typing import Any

from syrtis.model import Article, Evidence, Furniture, Issue, Page, Span, Status, Unresolved, When
from syrtis.read.furniture import find_furniture
from syrtis.read.head import Head, WireRole, read_head, read_published, readable_name
from syrtis.read.head.publisher import is_same_name
from syrtis.read.languages import identify
from syrtis.read.markup import Markup
from syrtis.read.opening import Opened, open_page
from syrtis.read.publication import settle_published
from syrtis.read.story import story_text, why_not_a_story

__all__ = ["read_page"]

DATELINE_CHARS = 40
"""Code points between a dateline's place and its credit: a date may stand there."""
TITLE_WITHIN = 3_000
"""Code points from the top within which the markup's title is looked for in the text."""


def read_page(page: Page, *, languages: Collection[str] | None = None) -> Iterator[Article | Issue]:
    """Read a page: one article, read or set aside, and an issue for all that could not be told.

    `languages` are the ISO 639-1 codes of texts that claims can be read from; null = any.
    """
    opened = open_page(page)
    if isinstance(opened, Unresolved):
        yield from _set_aside(page, opened, text="", language=None)
        return
    for oddity in opened.oddities:
        yield _issue(page, oddity)
    yield from _read(page, opened, languages)


def _read(
    page: Page, opened: Opened, languages: Collection[str] | None
) -> Iterator[Article | Issue]:
    text = opened.text
    head = read_head(text)
    evidence = _evidence(head, opened.markup, text)
    furniture = find_furniture(text, title=_title_span(evidence), lead=head.lead)
    language = identify(story_text(text, furniture))
    why = _why_aside(text, furniture, language, languages)
    known = None if isinstance(language, Unresolved) else language
    if why is not None:
        yield from _set_aside(page, why, text=text, language=known)
        return
    printed = read_published(text, head=head)
    published = settle_published(text, head, printed=printed, marked=opened.markup.published)
    yield Article(
        id=page.id,
        source=page.source,
        status=Status.READ,
        language=known,
        published=published if isinstance(published, When) else None,
        text=text,
        furniture=furniture,
        evidence=evidence,
        url=opened.url,
        **_values(evidence),
    )
    yield from _unknown(page, head, evidence, published)


def _why_aside(
    text: str,
    furniture: tuple[Furniture, ...],
    language: str | Unresolved,
    languages: Collection[str] | None,
) -> Unresolved | None:
    """Say why a page is set aside: its language, or that it holds no story."""
    if isinstance(language, str) and languages is not None and language not in languages:
        supported = ", ".join(sorted(languages))
        return Unresolved(
            reason="language-not-supported",
            message=f"the text is in {language!r}; claims are read from: {supported}",
        )
    empty = Unresolved(reason="empty-page", message="no text could be extracted from the page")
    why = why_not_a_story(text, furniture) if text.strip() else empty
    return why or (language if isinstance(language, Unresolved) else None)


def _set_aside(
    page: Page, why: Unresolved, *, text: str, language: str | None
) -> Iterator[Article | Issue]:
    yield Article(
        id=page.id,
        source=page.source,
        status=Status.SET_ASIDE,
        reason=why.reason,
        text=text,
        language=language,
        url=page.url,
    )
    yield _issue(page, why)


def _issue(page: Page, why: Unresolved) -> Issue:
    return Issue(
        code=why.reason,
        message=f"{page.source}: {why.message}",
        article_id=page.id,
        start=why.span.start if why.span else None,
        end=why.span.end if why.span else None,
        source=page.source,
    )


def _evidence(head: Head, markup: Markup, text: str) -> tuple[Evidence, ...]:
    """Gather what each value of the head rests on; markup before text, where both tell."""
    title = markup.title or _of_span("title", head.title)
    byline = markup.byline or tuple(
        _of_span("byline", span, readable_name(span.quote)) for span in head.byline
    )
    found = [
        _placed(title, text) if title else None,
        markup.publisher or _of_span("publisher", head.publisher),
        *byline,
        _of_span("dateline", head.dateline),
        *(_of_span(_CREDIT[each.role], each.span, each.agency) for each in head.wire),
        _of_span("wire", _filed_by_another(head, markup)),
    ]
    return tuple(each for each in found if each is not None)


def _filed_by_another(head: Head, markup: Markup) -> Span | None:
    """Give the dateline's credit where the page's markup names another publisher: agency copy."""
    credit = head.publisher
    if markup.publisher is None or credit is None or head.dateline is None:
        return None
    beside = 0 <= credit.start - head.dateline.end <= DATELINE_CHARS
    return None if not beside or is_same_name(markup.publisher.value, credit.quote) else credit


_CREDIT = {WireRole.COPY: "wire", WireRole.SHARE: "with_agencies"}


def _of_span(field: str, span: Span | None, value: str | None = None) -> Any:
    if span is None:
        return None
    return Evidence(
        field=field,
        value=value or span.quote,
        basis="text",
        quote=span.quote,
        start=span.start,
        end=span.end,
    )


def _placed(title: Evidence, text: str) -> Evidence:
    """Give the markup's title its place in the text, where the text has it too."""
    start = -1 if title.start is not None else text.find(title.value, 0, TITLE_WITHIN)
    if start < 0:
        return title
    return Evidence(
        field=title.field,
        value=title.value,
        basis=title.basis,
        quote=title.value,
        start=start,
        end=start + len(title.value),
    )


def _title_span(evidence: tuple[Evidence, ...]) -> Span | None:
    for each in evidence:
        if each.field == "title" and each.start is not None and each.end is not None:
            return Span(start=each.start, end=each.end, quote=each.quote)
    return None


def _values(evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    """Turn the evidence into the article's fields: the first of a kind, or all of a list."""
    told: dict[str, list[str]] = {}
    for each in evidence:
        told.setdefault(each.field, []).append(each.value)
    values: dict[str, Any] = {f: told[f][0] for f in _SINGLE if f in told}
    return values | {f: tuple(told[f]) for f in _LISTS if f in told}


_SINGLE = ("title", "publisher", "dateline")
_LISTS = ("byline", "wire")


def _unknown(
    page: Page, head: Head, evidence: tuple[Evidence, ...], published: When | Unresolved
) -> Iterator[Issue]:
    """Give the reason for every field of the head that stays null."""
    told = {each.field for each in evidence}
    for why in head.unresolved:
        if why.reason.removesuffix("-not-found") not in told:
            yield _issue(page, why)
    if isinstance(published, Unresolved):
        yield Issue(
            code="publication-date-unresolved",
            message=f"{page.source}: {published.message} ({published.reason})",
            article_id=page.id,
            start=published.span.start if published.span else None,
            end=published.span.end if published.span else None,
            source=page.source,
        )
