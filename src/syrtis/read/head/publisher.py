"""The publisher: who put the page out, by its own lines; never guessed from what the story cites."""

import re
from collections.abc import Iterator, Sequence

from syrtis.model import Span
from syrtis.naming.agencies import agency_named
from syrtis.read.head.lines import Line, words_of
from syrtis.read.head.title import is_masthead

__all__ = ["copyright_owner", "find_publisher", "is_same_name"]

_NAME = r"(?P<of>[^\W\d_a-z][\w.&’'/\-]*(?:\s(?:[^\W\d_a-z][\w.&’'/\-]*|of|and|the|&|for|\+)){0,6})"
_SOURCE = re.compile(
    rf"(?:Source|SOURCE|Publisher|PUBLICATION|Publication)\s*:\s*{_NAME}\s*(?:[|,•(].{{0,80}})?$"
)
_IN = re.compile(
    r"(?:First published|Published|Originally published|Appeared|Appears) in (?:the )?"
    r"(?P<of>(?:The\s)?[A-Z][\w.&’'\-]*(?:\s[A-Z][\w.&’'\-]*){0,3}),? (?:on\s)?"
    r"(?=[A-Z][a-z]{2,8}\.?\s\d|\d{1,2}(?:st|nd|rd|th)?\s[A-Z])"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s*(?:©|\([cC]\)|&copy;|[Cc]opyright))?"
    r"\s*(?:by\s+)?(?:(?P<year>(?:19|20)\d\d)(?:\s?[-–,]\s?(?P<to>(?:19|20)\d\d))?)?[,.:]?\s*(?:[Bb]y\s+)?"
    rf"(?:[Tt]he\s(?=[A-Z]))?{_NAME}"
)
_OWNED = re.compile(r"^(?P<of>[A-Z][\w.&’'\-]*(?:\s[A-Z][\w.&’'\-]*){0,4})\s*©\s*(?:19|20)\d\d\b")
_HELPED = re.compile(
    r"(?P<of>[A-Z][\w.&\-]*(?:\s[A-Z][\w.&\-]*){0,3})['’]s\s[^.]{3,300}?"
    r"\bcontributed to this (?:report|story|article)"
)
_REST = re.compile(
    r"[.,]?\s+(?:All\b|ALL\b|Rights\b|Reserved\b|Terms\b|Privacy\b|Contact\b|Designed\b|Powered\b).*$"
    r"|(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bSt)\.\s+[A-Z][a-z].*$"
)
_SITE = re.compile(
    r"(?:All Rights|Rights Reserved|Terms|Privacy|Website|Site|Designed|Powered)", re.IGNORECASE
)


def find_publisher(top: Sequence[Line], bottom: Sequence[Line], lead: int) -> Span | None:
    """Find the publisher by the page's own lines, the plainest first; agencies are left to `wire`."""
    every = [*top, *(line for line in bottom if not top or line.start > top[-1].start)]
    for spans in (_labelled(every), _owners(every), _helped(every), _mastheads(top[:lead])):
        for span in spans:
            if agency_named(span.quote) is None:
                return span
    return None


def copyright_owner(line: Line) -> tuple[Span, int | None] | None:
    """Read the owner and the (last) year of a copyright line."""
    if len(line.text) > 400:
        return None
    match = _COPYRIGHT.search(line.text) or _OWNED.search(line.text)
    if match is None:
        return None
    end = match.start("of") + len(_REST.sub("", match["of"]).rstrip(" .,-"))
    parts = match.groupdict()
    year = parts.get("to") or parts.get("year")
    if end <= match.start("of") or _SITE.match(match["of"]):
        return None
    return line.span(match.start("of"), end), int(year) if year else None


def is_same_name(left: str, right: str) -> bool:
    """Say whether two names of an outlet are one: the same words, or the initials of the other."""
    a, b = (
        [w.casefold() for w in words_of(name) if w.casefold() != "the"] for name in (left, right)
    )
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return set(short) <= set(long) or "".join(w[0] for w in long).startswith("".join(short))


def _labelled(lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines:
        match = _SOURCE.match(line.text) or (
            _IN.search(line.text) if len(line.text) < 200 else None
        )
        if match:
            yield line.span(match.start("of"), match.end("of"))


def _owners(lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines:
        owner = copyright_owner(line)
        if owner and not re.search(r"[Ii]mage|[Pp]hoto|/", line.text[:60]):
            yield owner[0]


def _helped(lines: Sequence[Line]) -> Iterator[Span]:
    for line in reversed(lines):
        match = _HELPED.match(line.text)
        if match:
            yield line.span(match.start("of"), match.end("of"))


def _mastheads(lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines[:3]:
        if is_masthead(line):
            yield line.span_all()
