"""Read our own passages of conflict news, marked inline for names, sayings and events."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from syrtis.errors import BenchmarkError
from syrtis.model.span import Span

__all__ = [
    "NAME_KINDS",
    "STATUSES",
    "MarkedEvent",
    "MarkedName",
    "Passage",
    "Saying",
    "held_out",
    "parse_passage",
    "read_passages",
]

NAME_KINDS: Mapping[str, str] = {
    "P": "person",
    "G": "armed-group",
    "S": "state-force",
    "O": "organisation",
    "N": "affiliation",
    "L": "place",
    "F": "facility",
    "W": "weapon",
    "D": "date",
    "Q": "number",
    "A": "nominal",
}
"""The letter of a name's mark and the kind it stands for."""

STATUSES: Mapping[str, str] = {"+": "happened", "-": "denied", ">": "planned", "?": "possible"}
"""The sign of an event's mark and the status it stands for."""

MARK = re.compile(
    r"\[(?P<name>[A-Z]) |\{(?P<status>[+\->?])|<(?P<part>[skc])(?P<number>\d) |[\]}>]"
)
HEADER = re.compile(r"## (?P<id>[a-z0-9-]+-\d+)(?P<facts>( \| [a-z]+=[^|=]+)*)")
CLOSERS = {"[": "]", "{": "}", "<": ">"}


@dataclass(frozen=True, slots=True)
class MarkedName:
    """The words that name somebody or something, and what kind of thing."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """The word that tells of an event, and whether it happened."""

    span: Span
    status: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: who, by which word, what; a part may stand in pieces."""

    cue: Span
    sources: tuple[Span, ...] = ()
    contents: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """An invented passage of conflict news with its marks, as spans of the text."""

    id: str
    text: str
    names: tuple[MarkedName, ...]
    events: tuple[MarkedEvent, ...]
    sayings: tuple[Saying, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def held_out(passage_id: str) -> bool:
    """Whether a passage only tests: one in five, by the hash of its id."""
    return hashlib.sha256(passage_id.encode()).digest()[0] % 5 == 0


def read_passages(path: Path) -> list[Passage]:
    """Every passage of a marked file; a wrong mark is an error that names file, line and mark."""
    passages = []
    for number, header, body in _blocks(path.read_text(encoding="utf-8")):
        found = HEADER.fullmatch(header)
        if not found:
            raise BenchmarkError(f"{path}:{number}: {header!r} is no header '## ID | key=value'")
        pairs = (fact.strip().partition("=")[::2] for fact in found["facts"].split("|")[1:])
        try:
            passages.append(parse_passage(found["id"], body, dict(pairs)))
        except ValueError as error:
            raise BenchmarkError(f"{path}:{number}: {found['id']}: {error}") from error
    return passages


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """The line number, header and body of each passage; text before the first header is none."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start + 1, lines[start], "\n".join(lines[start + 1 : end]).strip()


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet."""

    mark: re.Match[str]
    start: int


@dataclass(slots=True)
class _Closed(_Open):
    """A mark whose end is found."""

    end: int


def parse_passage(name: str, marked: str, facts: Mapping[str, str] | None = None) -> Passage:
    """Take the marks out of a marked text; a mark that does not fit raises ValueError."""
    plain: list[str] = []
    length = done = 0
    stack: list[_Open] = []
    closed: list[_Closed] = []
    for mark in MARK.finditer(marked):
        words = marked[done : mark.start()]
        plain.append(words)
        length, done = length + len(words), mark.end()
        if mark[0][0] in CLOSERS:
            _may_open(mark, stack)
            stack.append(_Open(mark, length))
        else:
            closed.append(_close(mark, stack, length))
    text = "".join([*plain, marked[done:]])
    if stack:
        raise ValueError(f"{stack[-1].mark[0]!r} is never closed")
    if stray := re.search(r"[\[\]{}<>]", text):
        raise ValueError(f"{text[stray.start() : stray.start() + 20]!r} starts with no known mark")
    spanned = [
        (c.mark, Span(start=c.start, end=c.end, quote=text[c.start : c.end])) for c in closed
    ]
    return _passage(name, text, spanned, facts or {})


def _may_open(mark: re.Match[str], stack: list[_Open]) -> None:
    inside = [opened.mark for opened in stack]
    if any(outer["status"] for outer in inside):
        raise ValueError(f"{mark[0]!r} stands inside an event's word")
    if mark["name"] and any(outer["name"] for outer in inside):
        raise ValueError(f"the name {mark[0]!r} stands inside another name")
    if mark["name"] and mark["name"] not in NAME_KINDS:
        raise ValueError(f"{mark[0]!r} is no kind of name; use one of {' '.join(NAME_KINDS)}")


def _close(mark: re.Match[str], stack: list[_Open], end: int) -> _Closed:
    if not stack or CLOSERS[stack[-1].mark[0][0]] != mark[0]:
        raise ValueError(f"{mark[0]!r} closes nothing (at character {mark.start()})")
    opened = stack.pop()
    if opened.start == end:
        raise ValueError(f"{opened.mark[0]!r} marks no words")
    return _Closed(opened.mark, opened.start, end)


def _passage(
    name: str, text: str, closed: list[tuple[re.Match[str], Span]], facts: Mapping[str, str]
) -> Passage:
    closed = sorted(closed, key=lambda pair: (pair[1].start, -pair[1].end))
    for mark, span in closed:
        words = span.quote
        if words != words.strip():
            raise ValueError(f"{mark[0]!r} marks a space at its end: {words!r}")
        if mark["status"] and " " in words:
            raise ValueError(f"an event is one word, not {words!r}")
    return Passage(
        id=name,
        text=text,
        names=tuple(MarkedName(s, NAME_KINDS[m["name"]]) for m, s in closed if m["name"]),
        events=tuple(MarkedEvent(s, STATUSES[m["status"]]) for m, s in closed if m["status"]),
        sayings=tuple(_sayings(closed)),
        facts=facts,
    )


def _sayings(closed: list[tuple[re.Match[str], Span]]) -> Iterator[Saying]:
    parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: {"s": [], "k": [], "c": []})
    for mark, span in closed:
        if mark["part"]:
            parts[mark["number"]][mark["part"]].append(span)
    for number, part in sorted(parts.items()):
        if len(part["k"]) != 1:
            raise ValueError(f"saying {number} has {len(part['k'])} cues, and must have one")
        if not part["c"]:
            raise ValueError(f"saying {number} has no content")
        yield Saying(part["k"][0], tuple(part["s"]), tuple(part["c"]))
