"""RSS and Atom files: one page an entry. Feeds are read from bytes, never from an address."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser
import msgspec

from syrtis.model import Issue, Media, Page, page_id

__all__ = ["read_feed"]


def read_feed(stream: BinaryIO, *, source: str, limit: int) -> Iterator[Page | Issue]:
    """Give a page for every entry of a feed, as the JSON object that stands for it."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield _issue("page-too-large", source, f"a feed of more than {limit:,} bytes; split it")
        return
    feed = feedparser.parse(content)
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        yield _issue(
            "broken-feed",
            source,
            f"not a well-formed feed ({feed.bozo_exception}); {len(feed.entries)} entries were read",
        )
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        body = _entry(entry, publisher)
        row = msgspec.json.encode(body, order="sorted")
        where = f"{source}#{number}"
        yield Page(
            id=page_id(row), source=where, media=Media.JSON, content=row, url=body.get("url")
        )


def _entry(entry: Any, publisher: str | None) -> dict[str, str]:
    contents = [each.get("value", "") for each in entry.get("content", [])]
    told = {
        "url": entry.get("link"),
        "title": entry.get("title"),
        "date": entry.get("published"),
        "author": entry.get("author"),
        "publisher": publisher,
        "html": max([*contents, entry.get("summary", "")], key=len),
    }
    return {key: value for key, value in told.items() if value}


def _issue(code: str, source: str, what: str) -> Issue:
    return Issue(code=code, message=f"{source}: {what}", source=source)
