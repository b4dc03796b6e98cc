"""Open a page: its bytes to text, and to what its markup or container says about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from syrtis.model import Evidence, Media, Page, Unresolved, When
from syrtis.read.decode import Decoded, decode
from syrtis.read.head.calendar import dates_in
from syrtis.read.html import read_html
from syrtis.read.markup import NO_MARKUP, Markup, iso_day

__all__ = ["KEYS", "Opened", "open_page"]

KEYS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "maintext", "article", "fulltext"),
    "html": ("html", "raw_html", "source_html"),
    "title": ("title", "headline"),
    "date": ("date", "published", "publish_date", "date_publish", "published_at", "pubDate"),
    "publisher": ("publisher", "outlet", "site_name", "site"),
    "byline": ("authors", "author", "byline"),
    "url": ("url", "link", "uri", "source_url"),
}
"""The keys a JSON page may use for each value, the first one found wins; others are not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A page's text, what stands beside it, and what was odd about its bytes."""

    text: str
    markup: Markup
    url: str | None
    oddities: tuple[Unresolved, ...] = ()


def open_page(page: Page) -> Opened | Unresolved:
    """Turn a page's bytes into text; a page without readable text is `Unresolved`."""
    declared = "utf-8" if page.media is Media.JSON else page.charset
    decoded = decode(page.content, declared=declared)
    if isinstance(decoded, Unresolved):
        return decoded
    if page.media is Media.JSON:
        return _open_json(page, decoded)
    if page.media is Media.HTML:
        return _open_html(decoded.text, page.url, decoded.oddities)
    return Opened(text=decoded.text, markup=NO_MARKUP, url=page.url, oddities=decoded.oddities)


def _open_html(
    markup: str, url: str | None, oddities: tuple[Unresolved, ...]
) -> Opened | Unresolved:
    reading = read_html(markup)
    if isinstance(reading, Unresolved):
        return reading
    return Opened(text=reading.text, markup=reading.markup, url=url, oddities=oddities)


def _open_json(page: Page, decoded: Decoded) -> Opened | Unresolved:
    try:
        row = msgspec.json.decode(decoded.text)
    except (msgspec.DecodeError, RecursionError) as error:
        return Unresolved(reason="bad-json-line", message=f"not a JSON object: {error}")
    if not isinstance(row, dict):
        return Unresolved(reason="bad-json-line", message="a JSON value that is no object")
    url = _string(row, "url") or page.url
    text, html = _string(row, "text"), _string(row, "html")
    if text:
        opened: Opened | Unresolved = Opened(text=_whole(text), markup=NO_MARKUP, url=url)
    elif html:
        opened = _open_html(_whole(html), url, ())
    else:
        keys = ", ".join((*KEYS["text"], *KEYS["html"]))
        return Unresolved(
            reason="json-line-without-text", message=f"none of the keys {keys} holds text"
        )
    if isinstance(opened, Unresolved):
        return opened
    return replace(opened, markup=_declared(row, opened.markup))


def _whole(text: str) -> str:
    """Put U+FFFD for the lone surrogates that JSON lets through and no file can hold."""
    return text.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace")


def _declared(row: dict[str, Any], markup: Markup) -> Markup:
    """Let what the container says of a page stand before what the markup says."""
    titles, publishers = _told(row, "title"), _told(row, "publisher")
    date = next(iter(_told(row, "date", "published")), None)
    return Markup(
        title=titles[0] if titles else markup.title,
        byline=_told(row, "byline") or markup.byline,
        publisher=publishers[0] if publishers else markup.publisher,
        published=markup.published if date is None else _declared_day(date),
    )


def _told(row: dict[str, Any], key: str, field: str | None = None) -> tuple[Evidence, ...]:
    for name in KEYS[key]:
        value = row.get(name)
        values = value if isinstance(value, list) else [value]
        words = [_whole(" ".join(each.split())) for each in values if isinstance(each, str)]
        found = tuple(_evidence(field or key, name, each) for each in words if each)
        if found:
            return found
    return ()


def _evidence(field: str, name: str, words: str) -> Evidence:
    return Evidence(field=field, value=words, basis=f"json {name}", quote=words)


def _declared_day(date: Evidence) -> When | Unresolved:
    """Read a declared date only where it is one whole day."""
    day = iso_day(date.quote)
    days: Iterable[Any] = [day] if day else [d for p in dates_in(date.quote) for d in p.days]
    settled = set(days)
    if len(settled) != 1:
        return Unresolved(
            reason="publication-date-unreadable",
            message=f"{date.basis} {date.quote[:60]!r} does not name one day; write YYYY-MM-DD",
        )
    one = settled.pop()
    return When(earliest=one, latest=one, basis=date.basis, quote=date.quote)


def _string(row: dict[str, Any], key: str) -> str | None:
    for name in KEYS[key]:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None
