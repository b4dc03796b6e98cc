"""Bylines: the names of those who wrote a page, where a line says so.

Read are `By X`, `Author: X`, `X, Agency`, `By the OUTLET Staff`, `X reported from CITY`, the name in
capitals that closes a wire story, and `(Reporting by X; ...)`. A bare name on a line of its own is
missed on purpose: it looks like a link. Where a byline runs into the next words without a mark, only
a staff byline or one closed by `, OUTLET` is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from syrtis.model import Span
from syrtis.naming.agencies import agency_named, agency_pattern
from syrtis.read.head.calendar import TIME, dates_in, weekday_of
from syrtis.read.head.lexicon import frame_pattern, opens_with
from syrtis.read.head.lines import Line

__all__ = ["Names", "closing_names", "names_in", "readable_name", "reporting_names"]

_PART = r"[^\W\d_a-zß-öø-ÿ][\w'’.\-]*"
_SMALL = r"(?:al|el|bin|ben|ibn|abu|de|del|van|von|der|den|di|da|dos|du|la|le|ter|y|e)"
_PERSON = rf"{_PART}(?:\s+(?:{_SMALL}\s+){{0,2}}{_PART}){{0,4}}(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
_WHOLE = re.compile(rf"(?:{_PERSON})$")
_BY = re.compile(
    r"(?:By|BY|Written by|Reported by|Report by|Story by|Text by|Words by|Author|AUTHOR|Byline|BYLINE|"
    r"Reporter|Writer|From(?=\s[A-Z][\w.]+\s[A-Z][\w.]+(?:\sand\s[A-Z]\w+\s[A-Z]\w+)?,\s[A-Z]{2,5}\b)"
    r")(?:\s*:\s*|\s+)(?=\S)"
)
_STAFF = re.compile(
    r"(?:[Tt]he )?(?P<name>(?P<outlet>[A-Z][\w.&'’\-]*(?:\s[A-Z][\w.&'’\-]*){0,3}?)\s"
    r"(?:(?:[Ww]ire|[Nn]ews|[Ww]eb|[Oo]nline|[Ff]oreign)\s)?"
    r"(?i:staff(?:\s(?:writers?|reporters?))?|(?-i:[Dd]esk|[Nn]ewsroom|[Bb]ureau)|correspondents?|"
    r"reporters?))\b"
)
_SINGLE = re.compile(r"(?:writer|reporter|correspondent)$", re.IGNORECASE)
_RUN_IN = re.compile(
    rf"(?P<names>{_PART}(?:\s{_PART}){{1,3}}?(?:(?:,\s|\sand\s){_PART}(?:\s{_PART}){{1,3}}?){{0,3}})"
    r"(?:,\s(?P<outlet>[A-Z]{2,6})\b"
    r"|,?\s(?:--?\s)?(?:[Ss]pecial to|[Ff]or) (?P<to>[A-Z]{2,6}|[A-Z][\w]+(?=\s[A-Z])))"
)
_SPLIT = re.compile(r"\s*(?:,(?!\s(?:Jr|Sr)\b)|;|\||•|·|/|&|\band\b|\bwith\b|\s--?\s|—|–)\s*")
_TAIL = re.compile(
    rf"\s+(?:in|at|from|for|of|on|reports?|reporting)\s.*$|\s*@\w+.*$|\s*(?:{TIME}).*$|\s*\(.*$|\s*<.*$|\s*\S+@\S+$",
)
_OF_OUTLET = re.compile(r"^\s*[A-Z]{2,5}['’]s\s")
_REPORTED = re.compile(
    rf"(?P<names>{_PERSON}(?:(?:,\s|,?\sand\s){_PERSON}){{0,4}}) reported from [A-Z]"
)
_REPORTING = re.compile(
    r"\(?(?:Additional reporting|Reporting|Written|Writing) by (?P<names>[^;:()\n]{3,200})"
)
BYLINE_CHARS = 200
MOST_NAMES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a byline gives: people, the outlet some of them write for, agencies."""

    people: tuple[Span, ...] = ()
    outlet: Span | None = None
    agencies: tuple[Span, ...] = ()
    line: int = -1

    def __bool__(self) -> bool:
        """Say whether it gives anything."""
        return bool(self.people or self.agencies)


def names_in(line: Line, index: int = -1) -> Names:
    """Read a byline out of one line of the head."""
    start = _byline_start(line.text)
    if start is None:
        return _signed(line, index)
    rest = line.text[start:]
    staff = _STAFF.match(rest)
    if staff and staff["outlet"].casefold() in {"staff", "our", "a"}:
        return Names()
    if staff and agency_named(staff["name"]) is None:
        return _staffed(line, start, staff, index)
    if len(line.text) <= BYLINE_CHARS and not _is_sentence(rest):
        return _listed(line, start, index)
    return _run_in(line, start, index)


def closing_names(lines: Sequence[Line], *, wire: bool) -> tuple[Span, ...]:
    """Read the names that close a story: `X reported from CITY`, or a wire story's NAME."""
    for line in lines:
        match = _REPORTED.match(line.text)
        if match and len(line.text) <= BYLINE_CHARS:
            return tuple(_people(line, match.start("names"), match["names"]))
    if not wire:
        return ()
    for above, line in pairwise(lines):
        told = len(above.text.split()) >= 10 and above.text[-1] in ".!?\"”'’)"
        named = line.text.isupper() and 2 <= len(line.text.split()) <= 4
        if told and named and _is_person(line.text):
            return (line.span_all(),)
    return ()


def reporting_names(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Read the names of `(Reporting by X in CITY; Editing by Y)`."""
    for line in lines:
        match = _REPORTING.search(line.text)
        if match and not match.group().lstrip("(").startswith("Additional"):
            return tuple(_people(line, match.start("names"), match["names"]))
    return ()


def readable_name(quote: str) -> str:
    """Write a name the way it is spoken: `ANNA BELL` and `AnnaBell` become `Anna Bell`."""
    name = " ".join(quote.split())
    if name.isupper() and " " in name:
        return re.sub(r"[^\W\d_]+", lambda m: _capital(m.group()), name)
    if " " not in name and re.fullmatch(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}", name):
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return name


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _byline_start(words: str) -> int | None:
    match = _BY.match(words)
    if match:
        return match.end()
    dates = dates_in(words[:80])
    if dates and dates[0].start == 0:
        bar = re.match(rf"\s*(?:{TIME})?\s*[|•·\-–—]?\s*[Bb]y\s+", words[dates[0].end :])
        if bar:
            return dates[0].end + bar.end()
    return None


def _is_sentence(rest: str) -> bool:
    first = rest.split(None, 1)[0].strip(",.") if rest.split() else ""
    if weekday_of(first) is not None or dates_in(rest[:20]):
        return True
    small = [w for w in rest.split() if w[0].islower() and not re.fullmatch(_SMALL, w)]
    return len(small) > 6 or (rest.endswith(".") and len(small) > 2)


def _staffed(line: Line, start: int, staff: re.Match[str], index: int) -> Names:
    """Read `the OUTLET Staff`, and `NAME Staff Writer`, which names a person first."""
    words = staff["outlet"]
    begin = start + staff.start("outlet")
    if _SINGLE.search(staff["name"]) and len(words.split()) >= 2:
        kept = words
        if frame_pattern("masthead").search(words.split()[-1]):
            kept = words[: words.rindex(words.split()[-1])].rstrip()
        if len(kept.split()) >= 2:
            return Names(people=(line.span(begin, begin + len(kept)),), line=index)
    name = line.span(start + staff.start("name"), start + staff.end("name"))
    return Names(people=(name,), outlet=line.span(begin, begin + len(words)), line=index)


def _listed(line: Line, start: int, index: int) -> Names:
    people = tuple(_people(line, start, line.text[start:]))
    agencies = tuple(_agencies(line, start))
    return Names(people=people, agencies=agencies, outlet=_outlet(line, start, people), line=index)


def _run_in(line: Line, start: int, index: int) -> Names:
    dates = dates_in(line.text, start, start + BYLINE_CHARS)
    if dates and dates[0].year and not _is_sentence(line.text[start : dates[0].start]):
        people = tuple(_people(line, start, line.text[start : dates[0].start]))
        return Names(people=people, line=index)
    match = _RUN_IN.match(line.text, start)
    if match is None or _is_sentence(match["names"]):
        return Names()
    group = "outlet" if match["outlet"] else "to"
    named = line.span(match.start(group), match.end(group))
    people = tuple(_people(line, start, match["names"]))
    if agency_named(named.quote):
        return Names(people=people, agencies=(named,), line=index)
    return Names(people=people, outlet=named, line=index)


def _signed(line: Line, index: int) -> Names:
    """Read `X, Agency` and `X and Y, Agency` lines, which need the agency to be told for names."""
    if len(line.text) > BYLINE_CHARS or _is_sentence(line.text):
        return Names()
    match = re.match(
        rf"(?P<names>{_PERSON}(?:(?:,|\sand)\s{_PERSON}){{0,3}}),\s(?P<of>.+)$", line.text
    )
    if match is None:
        return Names()
    agency = agency_pattern().match(match["of"])
    if agency is None or len(match["of"].split()) > 8:
        return Names()
    at = match.start("of")
    found = line.span(at + agency.start(), at + agency.end())
    people = tuple(_people(line, match.start("names"), match["names"]))
    return Names(people=people, agencies=(found,), line=index) if people else Names()


def _people(line: Line, start: int, words: str) -> Iterator[Span]:
    given = 0
    for at, (piece, begin) in enumerate(_pieces(words)):
        kept = _TAIL.sub("", _undated(piece)).rstrip(" .,")
        lead = len(kept) - len(_OF_OUTLET.sub("", kept).lstrip())
        kept = kept[lead:].strip()
        if kept and _is_person(kept) and given < MOST_NAMES:
            given += 1
            yield line.span(start + begin + lead, start + begin + lead + len(kept))
        elif at == 0 and not agency_named(piece):
            return


def _pieces(words: str) -> Iterator[tuple[str, int]]:
    at = 0
    for match in _SPLIT.finditer(words):
        if words[at : match.start()].strip():
            yield words[at : match.start()], at
        at = match.end()
    if words[at:].strip():
        yield words[at:], at


def _undated(piece: str) -> str:
    dates = dates_in(piece)
    return piece[: dates[0].start] if dates else piece


def _is_person(words: str) -> bool:
    parts = words.split()
    if not _WHOLE.match(words) or len(parts) > 5 or agency_named(words):
        return False
    if len(parts) == 1 and (words.isupper() or len(words) < 3):
        return False
    if frame_pattern("role").search(words) or frame_pattern("masthead").search(words):
        return False
    plain = opens_with("opening").match(words) or opens_with("closing").match(words)
    return (
        not plain
        and weekday_of(parts[0]) is None
        and words.split(maxsplit=1)[0] not in {"The", "THE", "A"}
    )


def _agencies(line: Line, start: int) -> Iterator[Span]:
    for match in agency_pattern().finditer(line.text, start):
        yield line.span(match.start(), match.end())


def _outlet(line: Line, start: int, people: Sequence[Span]) -> Span | None:
    """Find the outlet that follows the last name after a comma."""
    if not people:
        return None
    at = people[-1].end - line.start
    match = re.match(
        r",\s(?:for\s|Special to\s)?(?P<of>(?:The\s)?[A-Z][\w.&’'\-]*(?:\s[A-Z][\w.&’'\-]*){0,3})",
        line.text[at:],
    )
    if match is None or agency_named(match["of"]):
        return None
    words = match["of"]
    named = words.split()[0].isupper() and len(words.split()[0]) > 1
    if not named and not frame_pattern("masthead").search(words):
        return None
    if named:
        words = words.split()[0] if not frame_pattern("masthead").search(words) else words
    begin = at + match.start("of")
    return line.span(begin, begin + len(words))
