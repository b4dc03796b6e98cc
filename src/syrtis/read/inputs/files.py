"""Read one file: told by its name, or by its first bytes where the name says nothing."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile

from syrtis.model import Issue, Media, Page, page_id
from syrtis.read.inputs.feed import read_feed
from syrtis.read.inputs.folders import shown
from syrtis.read.inputs.limits import Limits
from syrtis.read.inputs.lines import read_lines
from syrtis.read.inputs.warc import read_warc

__all__ = ["Found", "read_file"]

SNIFFED = 4_096
_GZIP = b"\x1f\x8b"
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|meta|title|div|p)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file open for reading (decompressed where it was compressed)."""

    stream: BinaryIO
    source: str
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that was found, wherever it lies."""

    name: str
    source: str
    open: Callable[[], BinaryIO]


Reader = Callable[[Opened], Iterator[Page | Issue]]


def read_file(found: Found, limits: Limits) -> Iterator[Page | Issue]:
    """Give the pages of one file; what breaks while reading becomes an issue."""
    source = found.source
    try:
        with found.open() as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            if _is_warc(found.name):  # warcio unpacks record by record
                yield from read_warc(raw, source=source, limit=limits.page)
                return
            stream: BinaryIO = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
            head = stream.read(SNIFFED)
            stream.seek(0)
            opened = Opened(stream=stream, source=source, limits=limits)
            yield from _reader(_plain_name(found.name), head)(opened)
    except (EOFError, zlib.error, gzip.BadGzipFile, BadZipFile) as error:
        yield Issue(
            code="broken-gzip",
            message=f"{source}: the compressed file breaks off or is damaged ({error}); pages before "
            "the damage were read, get the file again",
            source=source,
        )
    except OSError as error:
        yield _unreadable(source, error.strerror or str(error))
    except (RuntimeError, NotImplementedError) as error:  # locked, or packed in a way nobody knows
        yield _unreadable(source, str(error))


def _unreadable(source: str, why: str) -> Issue:
    return Issue(
        code="unreadable-file",
        message=f"{source}: cannot be read ({shown(why)}); check its permissions",
        source=source,
    )


def _is_warc(name: str) -> bool:
    return _plain_name(name).endswith(".warc")


def _plain_name(name: str) -> str:
    return name.lower().removesuffix(".gz")


def _reader(name: str, head: bytes) -> Reader:
    """Choose how a file is read: by its extension, else by what its first bytes look like."""
    if name.endswith((".jsonl", ".ndjson", ".jsonlines")):
        return _lines
    if name.endswith((".rss", ".atom")) or (not name.endswith(".txt") and _FEED.search(head)):
        return _feed
    if name.endswith((".html", ".htm", ".xhtml")):
        return _html
    if not name.endswith(".txt") and _HTML.search(head):
        return _html
    return _text


def _lines(opened: Opened) -> Iterator[Page | Issue]:
    return read_lines(opened.stream, source=opened.source, limit=opened.limits.page)


def _feed(opened: Opened) -> Iterator[Page | Issue]:
    return read_feed(opened.stream, source=opened.source, limit=opened.limits.feed)


def _html(opened: Opened) -> Iterator[Page | Issue]:
    return _whole(opened, Media.HTML)


def _text(opened: Opened) -> Iterator[Page | Issue]:
    return _whole(opened, Media.TEXT)


def _whole(opened: Opened, media: Media) -> Iterator[Page | Issue]:
    """Take a whole file as one page, reading no more of it than a page may have."""
    limit = opened.limits.page
    content = opened.stream.read(limit + 1)
    if len(content) > limit:
        yield Issue(
            code="page-too-large",
            message=f"{opened.source}: more than {limit:,} bytes for one page; split it, or leave "
            "out what is no page",
            source=opened.source,
        )
        return
    yield Page(id=page_id(content), source=opened.source, media=media, content=content)
