"""WARC files: one page a response of HTML or text.

warcio ends without a word where a file breaks off. So the last record's length is held against what
was there to read, and a file that ends inside a record or a compressed block is called truncated.
"""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

from syrtis.model import Issue, Media, Page, page_id

__all__ = ["read_warc"]

_MEDIA = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/plain": Media.TEXT,
}

_BESIDE = frozenset({"warcinfo", "request", "metadata", "revisit", "conversion", "continuation"})
"""Records beside the pages, of which nothing is said."""

LONGEST_HEADER = 1_000_000
"""Bytes of headers in a row, of all records without a body between. Those of one response have under
20 kB (web servers refuse more); a file made to do harm has headers without end."""


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]  # warcio is not typed
    """Reads lines of headers to a limit: warcio itself keeps any number of them."""

    lines = 0

    def readline(self, length: int | None = None) -> bytes:
        """Read a line; `ArchiveLoadFailed` where the headers have no end."""
        wanted = LONGEST_HEADER if length is None else min(length, LONGEST_HEADER)
        line: bytes = super().readline(wanted)
        self.lines += len(line)
        if self.lines > LONGEST_HEADER:
            raise ArchiveLoadFailed(f"headers of more than {LONGEST_HEADER:,} bytes")
        return line

    def read(self, length: int | None = None) -> bytes:
        """Read from a record's body; the headers before it have ended."""
        self.lines = 0
        content: bytes = super().read(length)
        return content


@dataclass(slots=True)
class _Tally:
    """What was met so far."""

    whole: int = 0
    passed_over: int = 0
    broken: str = ""


def read_warc(raw: BinaryIO, *, source: str, limit: int) -> Iterator[Page | Issue]:
    """Give a page for every response with text in it; the rest is counted in one issue."""
    tally = _Tally()
    told = 0
    for record in _records(raw, tally):
        for found in _page(record, f"{source}#{tally.whole + 1}", limit, tally):
            told += 1
            yield found
        if tally.broken:
            break
        tally.whole += 1
    broken = tally.broken or _unfinished(raw)
    if not (told or broken or tally.passed_over):
        broken = "none of them holds a page"
    if broken:
        what = f"the file breaks off ({broken[:120]}); {tally.whole} records were read"
        yield _issue("truncated-warc", source, f"{what}, get the file again for the rest")
    if tally.passed_over:
        what = f"{tally.passed_over} records hold no page (images, errors, redirects); passed over"
        yield _issue("warc-records-passed-over", source, what)


def _records(raw: BinaryIO, tally: _Tally) -> Iterator[Any]:
    """Give the records until warcio stops; where it stops by breaking, keep what it said."""
    records = ArchiveIterator(raw)
    records.reader = _Reader(records.fh)
    while True:
        try:
            yield next(records)
        except StopIteration:
            return
        except (ArchiveLoadFailed, EOFError, zlib.error, ValueError, AttributeError) as error:
            tally.broken = str(error)  # AttributeError: headers that end before the address
            return


def _page(record: Any, where: str, limit: int, tally: _Tally) -> Iterator[Page | Issue]:
    if record.rec_type not in {"response", "resource"}:
        tally.passed_over += record.rec_type not in _BESIDE
        return
    kind, charset = _kind(record)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    content = record.content_stream().read(limit + 1)
    if len(content) > limit:
        yield _issue("page-too-large", where, f"more than {limit:,} bytes for one page")
        return
    if _is_short(record):
        tally.broken = "its last record is cut short"
        return
    if kind not in _MEDIA or not (status or "").startswith("2"):
        tally.passed_over += 1
        return
    yield Page(
        id=page_id(content),
        source=where,
        media=_MEDIA[kind],
        content=content,
        charset=charset,
        url=record.rec_headers.get_header("WARC-Target-URI"),
    )


def _kind(record: Any) -> tuple[str, str | None]:
    """Read the media type and the charset the server declared."""
    headers = record.http_headers or record.rec_headers
    declared = headers.get_header("Content-Type") or ""
    kind, _, parameters = declared.partition(";")
    _, _, charset = parameters.partition("charset=")
    return kind.strip().lower(), charset.strip(" \"'") or None


def _is_short(record: Any) -> bool:
    """Say whether a record ends before the length its header gives."""
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _unfinished(raw: BinaryIO) -> str:
    """Say how a compressed file ends inside a block; warcio takes that for a good end."""
    raw.seek(0)
    if raw.read(2) != b"\x1f\x8b":
        return ""
    raw.seek(0)
    try:
        with gzip.GzipFile(fileobj=raw) as unpacked:
            while unpacked.read(1 << 20):
                pass
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        return str(error)
    return ""


def _issue(code: str, source: str, what: str) -> Issue:
    return Issue(code=code, message=f"{source}: {what}", source=source)
