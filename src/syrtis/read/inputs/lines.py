"""JSON Lines: one page a line, the line itself kept as the page's bytes."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from syrtis.model import Issue, Media, Page, page_id

__all__ = ["read_lines"]


def read_lines(stream: BinaryIO, *, source: str, limit: int) -> Iterator[Page | Issue]:
    """Give a page for every line that is a JSON object; any other line is an issue of its own."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{source}#L{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            yield _issue("page-too-large", where, f"line {number} has more than {limit:,} bytes")
            _skip_rest(stream, limit)
        elif line.strip():
            yield _page(line.rstrip(b"\r\n"), where, number)


def _page(line: bytes, where: str, number: int) -> Page | Issue:
    content = line.removeprefix(b"\xef\xbb\xbf")
    try:
        row = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _issue("bad-json-line", where, f"line {number} is not JSON ({error}); mend the line")
    if not isinstance(row, dict):
        return _issue("bad-json-line", where, f"line {number} is no JSON object; one page a line")
    return Page(id=page_id(content), source=where, media=Media.JSON, content=content)


def _skip_rest(stream: BinaryIO, limit: int) -> None:
    while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
        pass


def _issue(code: str, where: str, what: str) -> Issue:
    return Issue(code=code, message=f"{where}: {what}", source=where)
