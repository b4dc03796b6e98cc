"""Read the head of a page: title, names, dateline and agency, or why they are not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syrtis.model import Span, Unresolved
from syrtis.naming.agencies import agency_named
from syrtis.read.head.dateline import Dateline, find_dateline
from syrtis.read.head.lexicon import opens_with
from syrtis.read.head.lines import Line, bottom_lines, top_lines
from syrtis.read.head.names import Names, closing_names, names_in, reporting_names
from syrtis.read.head.publisher import find_publisher, is_same_name
from syrtis.read.head.records import Head, WireCredit, WireRole
from syrtis.read.head.title import find_title, is_prose
from syrtis.read.head.wire import agencies_of, generic_in, head_credits, tail_credits

__all__ = ["lead_line", "read_head", "story_end"]

AFTER_LEAD = 6
"""Lines after a first sentence that may still hold the byline, where that sentence is a standfirst."""
MOST_BEFORE_DATELINE = 5
"""Prose lines a dateline may have above it; with more of them it opens no story but a quoted one."""
BELOW_CHARS = 1_500

_WHY = {
    "title": "no headline stands above the story; the page may begin with its lead",
    "publisher": "no source, copyright or masthead line names who published the page",
    "byline": "no byline names an author",
    "dateline": "the story does not open with a place",
    "wire": "no agency is credited with the text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    text: str
    top: tuple[Line, ...]
    bottom: tuple[Line, ...]
    dateline: Dateline | None
    lead: int


def read_head(text: str) -> Head:
    """Read what a page's own text says about itself; what it does not say stays unresolved."""
    page = _look_at(text)
    names = _byline(page)
    wire = _wire(page, names)
    marker = _marker(page)
    owner = find_publisher(page.top, page.bottom, page.lead)
    if marker and owner and not is_same_name(marker.quote, owner.quote):
        wire = _once([_copy(marker), *wire])
    publisher = owner or marker or names.outlet
    title = find_title(page.top, page.lead, _below(page))
    dateline = page.dateline.place if page.dateline else None
    people = names.people or _closing(page, wire)
    given: dict[str, object] = {"title": title, "publisher": publisher, "byline": people}
    given |= {"dateline": dateline, "wire": wire}
    return Head(
        title=title,
        publisher=publisher,
        byline=people,
        dateline=dateline,
        wire=wire,
        lead=_lead_start(page),
        unresolved=tuple(
            Unresolved(reason=f"{field}-not-found", message=_WHY[field])
            for field, value in given.items()
            if not value
        ),
    )


def lead_line(lines: Sequence[Line], dateline: Dateline | None) -> int:
    """Find the line the story begins with: the dateline's, else the first running text."""
    for index, line in enumerate(lines):
        if dateline is not None and line.start <= dateline.start <= line.end:
            return index
        if dateline is None and is_prose(line) and not names_in(line):
            return index
    return len(lines)


def story_end(lines: Sequence[Line], first: int = 0) -> int:
    """Find the first line below the story that opens a list of other stories or of comments."""
    for index, line in enumerate(lines):
        if index >= first and len(line.text) < 60 and opens_with("closing").match(line.text):
            return index
    return len(lines)


def _look_at(text: str) -> _Page:
    top, bottom = top_lines(text), bottom_lines(text)
    dateline = find_dateline(top, text)
    if dateline is not None:
        above = [line for line in top if line.end <= dateline.start]
        if sum(map(is_prose, above)) > MOST_BEFORE_DATELINE:
            dateline = None
    return _Page(
        text=text, top=top, bottom=bottom, dateline=dateline, lead=lead_line(top, dateline)
    )


def _below(page: _Page) -> str:
    start = _lead_start(page)
    return page.text[start : start + BELOW_CHARS]


def _lead_start(page: _Page) -> int:
    if page.dateline is not None:
        return page.dateline.start
    return page.top[page.lead].start if page.lead < len(page.top) else len(page.text)


def _byline(page: _Page) -> Names:
    for index, line in enumerate(page.top[: page.lead + AFTER_LEAD]):
        names = names_in(line, index)
        if names:
            return names
    for line in page.bottom:
        names = names_in(line)
        if names.people and line.text[:2] not in {"By", "BY"}:
            return names
    return Names()


def _closing(page: _Page, wire: Iterable[WireCredit]) -> tuple[Span, ...]:
    copied = any(credit.role is WireRole.COPY for credit in wire)
    return closing_names(page.bottom, wire=copied) or reporting_names(page.bottom)


def _wire(page: _Page, names: Names) -> tuple[WireCredit, ...]:
    found: list[WireCredit] = []
    if page.dateline is not None and page.dateline.credit is not None:
        found.extend(agencies_of(page.dateline.credit))
    for span in names.agencies:
        found.extend(agencies_of(span))
    found.extend(head_credits(page.top, page.lead))
    for line in page.top[: page.lead]:
        generic = generic_in(line)
        if generic is not None:
            found.append(generic)
    found.extend(tail_credits(page.bottom[: story_end(page.bottom, 1)]))
    return _once(found)


def _marker(page: _Page) -> Span | None:
    """Give a dateline's credit that is no agency: the outlet itself, or whose copy it is."""
    credit = page.dateline.credit if page.dateline else None
    if credit is None or agency_named(credit.quote) or any(agencies_of(credit)):
        return None
    if credit.quote.casefold() in {"agencies", "news agencies", "agency"}:
        return None
    return credit


def _copy(span: Span) -> WireCredit:
    return WireCredit(agency=span.quote, span=span, role=WireRole.COPY)


def _once(found: Sequence[WireCredit]) -> tuple[WireCredit, ...]:
    """Keep the first credit of every agency, a copy before a share."""
    ranked = sorted(found, key=lambda credit: credit.role is not WireRole.COPY)
    kept = {credit.agency: credit for credit in reversed(ranked)}
    return tuple(credit for credit in ranked if kept[credit.agency] is credit)
