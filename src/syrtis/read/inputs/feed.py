"""RSS and Atom files: one page an entry. Feeds are read from bytes, never from an address."""

import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser
import msgspec

from syrtis.model import Issue, Media, Page, page_id

__all__ = ["read_feed"]

_REFERENCE = re.compile(rb"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_NO_CHARACTER = b"&#65533;"
_DIGITS = 20
"""Digits of a character's number that are read: leading noughts and all, none has more."""

_PARSER_FAULTS = (
    ValueError,
    OverflowError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    RecursionError,
)
"""What feedparser may raise on a feed made to do harm: what code raises that meets a value it was not
written for."""


def read_feed(stream: BinaryIO, *, source: str, limit: int) -> Iterator[Page | Issue]:
    """Give a page for every entry of a feed, as the JSON object that stands for it."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield _issue("page-too-large", source, f"a feed of more than {limit:,} bytes; split it")
        return
    content, mended = _REFERENCE.subn(_character, content)
    if mended and (lost := content.count(_NO_CHARACTER)):
        yield _issue(
            "broken-feed", source, f"{lost:,} characters that do not exist stand as U+FFFD"
        )
    try:
        feed = feedparser.parse(content)
    except _PARSER_FAULTS as error:
        yield _issue("broken-feed", source, f"no feed that can be read ({error}); mend it")
        return
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        yield _issue(
            "broken-feed",
            source,
            f"not a well-formed feed ({feed.bozo_exception}); {len(feed.entries)} entries were read",
        )
    elif not feed.entries and not feed.get("version"):
        yield _issue("broken-feed", source, "no feed of any known kind; name it by what it is")
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        body = _entry(entry, publisher)
        where = f"{source}#{number}"
        row = msgspec.json.encode(body, order="sorted")
        yield Page(
            id=page_id(row), source=where, media=Media.JSON, content=row, url=body.get("url")
        )


def _character(reference: re.Match[bytes]) -> bytes:
    """Keep a character told by its number; where there is none of that number, say so."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    number = int(digits, base) if len(digits) <= _DIGITS else sys.maxunicode + 1
    none = number > sys.maxunicode or 0xD800 <= number <= 0xDFFF
    return _NO_CHARACTER if none else reference[0]


def _entry(entry: Any, publisher: str | None) -> dict[str, str]:
    contents = [each.get("value") or "" for each in entry.get("content") or []]
    told = {
        "url": entry.get("link"),
        "title": entry.get("title"),
        "date": entry.get("published"),
        "author": entry.get("author"),
        "publisher": publisher,
        "html": max([*contents, entry.get("summary") or ""], key=len),
    }
    return {key: value for key, value in told.items() if value}


def _issue(code: str, source: str, what: str) -> Issue:
    return Issue(code=code, message=f"{source}: {what}", source=source)
