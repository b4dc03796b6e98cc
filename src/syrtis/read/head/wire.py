"""Agency credits for the text: dateline, byline, a line of its own, copyright, `with inputs from`.

A photo's credit is not one, nor is an agency that the story cites (`told AP`, `AFP reported`).
"""

import re
from collections.abc import Iterator, Sequence

from syrtis.model import Span
from syrtis.naming.agencies import agency_named, agency_pattern, stands_alone
from syrtis.read.head.lines import Line
from syrtis.read.head.publisher import copyright_owner
from syrtis.read.head.records import WireCredit, WireRole
from syrtis.read.head.title import is_picture, is_prose

__all__ = ["agencies_of", "generic_in", "head_credits", "tail_credits"]

_SHARE = re.compile(
    r"(?:with|additional|from)\s(?:inputs?|reporting|material|files?|information|reports?)\s(?:from|by)\s(?P<a>.{2,60})"
    r"|\b[Ww]ith (?P<b>agenc(?:y|ies)\b.{0,30}|wires\b|wire services\b)"
    r"|^(?:The\s)?(?P<c>.{2,60}?)\scontributed to this (?:report|story|article)",
    re.IGNORECASE,
)
_AND_AGENCIES = re.compile(
    r"^\(?(?:By\s)?(?P<of>(?:[A-Z][\w.&’'\-]*\s){1,4}(?:[Aa]nd|&|\+|/)\s?[Aa]gencies)\)?$"
)
_PAREN = re.compile(r"\((?P<of>(?:[A-Z][\w.&’'\-]*\s){1,4}(?:[Aa]nd|&)\s[Aa]gencies)\)")
_BARE = re.compile(r"^\(?(?P<of>(?:News\s)?Agencies)\)?$", re.IGNORECASE)
_CLOSE = re.compile(r"[.!?\"”’)]\s*(?:[-–—]{1,2}\s?|\()(?P<of>[A-Z][\w/,& \-]{1,40})\)?\.?$")
_SOURCE = re.compile(
    r"(?:Source|SOURCE|Via|From)\s*:\s*(?P<of>[A-Z][\w/,& \-]{1,60}?)\s*(?:[|•].{0,120})?$"
)
_PICTURED = re.compile(r"(?:image|photo|picture|caption|copyright|getty|epa|file)\b", re.IGNORECASE)


def agencies_of(span: Span) -> Iterator[WireCredit]:
    """Read the agencies of a credit that may name several (`AP/AFP`, `Reuters, dpa`)."""
    for match in agency_pattern().finditer(span.quote):
        agency = agency_named(match.group())
        if agency:
            yield _credit(agency, span.start + match.start(), match.group(), WireRole.COPY)


def head_credits(lines: Sequence[Line], lead: int) -> Iterator[WireCredit]:
    """Read credits that stand on a line of their own above the story."""
    for index, line in enumerate(lines[: lead + 1]):
        before = lines[index - 1].text if index else ""
        if _is_credit_of_picture(line.text, before):
            continue
        yield from _own_line(line)


def tail_credits(lines: Sequence[Line]) -> Iterator[WireCredit]:
    """Read credits at the end of the story: sign-offs, copyright lines, shares."""
    for index, line in enumerate(lines):
        before = lines[index - 1].text if index else ""
        yield from _sign_off(line)
        yield from _shares(line)
        yield from _owned(line)
        if not _is_credit_of_picture(line.text, before) and index and is_prose(lines[index - 1]):
            yield from _own_line(line)


def _own_line(line: Line) -> Iterator[WireCredit]:
    if len(line.text) > 120:
        return
    alone = stands_alone(line.text)
    if alone:
        yield _credit(alone, line.start, line.text, WireRole.COPY)
        return
    source = _SOURCE.match(line.text)
    if source:
        yield from agencies_of(line.span(source.start("of"), source.end("of")))
    if "/" in line.text or "," in line.text:
        names = [n.strip() for n in re.split(r"[/,&]|\band\b", line.text)]
        if all(n and agency_named(n) for n in names):
            yield from agencies_of(line.span_all())
    generic = _AND_AGENCIES.match(line.text) or _BARE.match(line.text)
    if generic:
        start, end = generic.span("of")
        yield _credit(
            line.text[start:end], line.start + start, line.text[start:end], WireRole.SHARE
        )


def generic_in(line: Line) -> WireCredit | None:
    """Read `(OUTLET and Agencies)` at the end of a line."""
    match = _PAREN.search(line.text)
    if match is None:
        return None
    return _credit(match["of"], line.start + match.start("of"), match["of"], WireRole.SHARE)


def _sign_off(line: Line) -> Iterator[WireCredit]:
    match = _CLOSE.search(line.text[-80:]) if line.whole else None
    if match is None or is_picture(line.text[-120:]):
        return
    moved = max(0, len(line.text) - 80)
    words = match["of"]
    if all(agency_named(n) for n in re.split(r"[/,&]|\band\b", words) if n.strip()):
        yield from agencies_of(line.span(moved + match.start("of"), moved + match.end("of")))


def _shares(line: Line) -> Iterator[WireCredit]:
    if len(line.text) > 300:
        return
    match = _SHARE.search(line.text)
    if match is None or is_picture(line.text):
        return
    group = next(k for k in "abc" if match[k])
    found = list(agency_pattern().finditer(match[group]))
    for agency in found:
        short = agency_named(agency.group())
        if short:
            yield _credit(
                short,
                line.start + match.start(group) + agency.start(),
                agency.group(),
                WireRole.SHARE,
            )
    if not found and re.match(r"(?:news )?agenc(?:y|ies)|wire", match[group], re.IGNORECASE):
        words = line.text[match.start() : match.end(group)].rstrip(" .)")
        yield _credit(words, line.start + match.start(), words, WireRole.SHARE)


def _owned(line: Line) -> Iterator[WireCredit]:
    owner = copyright_owner(line)
    if owner is None or is_picture(line.text):
        return
    span, year = owner
    agency = agency_named(span.quote)
    if agency and (year is not None or re.search(r"rights reserved|may not be", line.text, re.I)):
        yield _credit(agency, span.start, span.quote, WireRole.COPY)


def _is_credit_of_picture(words: str, before: str) -> bool:
    if is_picture(words):
        return True
    return len(before) < 60 and _PICTURED.search(before) is not None


def _credit(agency: str, start: int, quote: str, role: WireRole) -> WireCredit:
    kept = quote.rstrip()
    return WireCredit(
        agency=agency, span=Span(start=start, end=start + len(kept), quote=kept), role=role
    )
