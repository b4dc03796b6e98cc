"""Places where the reader named none: parts by number, a user's own, those named elsewhere, or taken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syrtis.ground.places.gazetteer import Entry, Gazetteer
from syrtis.ground.places.lexicon import PlaceWords
from syrtis.model import NameKind, Parsed, Read, Span

__all__ = ["LONGEST_INSIDE", "PLAIN", "Story", "is_big", "unread_places"]

BIG_PEOPLE = 100_000
"""A city of so many people is taken for one inside a body's name too."""
LONGEST_INSIDE = 3
"""Most words of a place inside another name."""
_HYPHENED = re.compile(
    r"(?P<name>[A-Z][\w.'’]{1,60}(?:\s[A-Z][\w.'’]{1,60}){0,2})-"
    r"(?=(?:based|born|held|controlled|led|area|backed)\b)"
)
_EDGES = ".,;:'’\"“”()[] \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What an article and the gazetteer know of names."""

    text: str
    words: PlaceWords
    gazetteer: Gazetteer
    places: frozenset[str]
    """Names that the article names as a place."""
    surnames: frozenset[str]
    """Surnames of its people."""
    held: Sequence[tuple[int, int]] = ()
    """Stretches that name what a side takes or holds."""


def is_big(entry: Entry) -> bool:
    """Say whether a place is known by its name alone: a country, a division or a big city."""
    own = entry.kind in ("country", "region", "continent", "area")
    return own or entry.population >= BIG_PEOPLE


def unread_places(read: Read, story: Story) -> Iterator[tuple[Span, str | None]]:
    """Find numbered parts of towns, short names of divisions behind a comma, `Bendir-based`."""
    for pattern, rank in (
        (story.words.numbered, "part"),
        (story.words.short, "region"),
        (_HYPHENED, None),
    ):
        for match in pattern.finditer(read.sentence.text):
            if pattern is _HYPHENED and not any(
                map(is_big, story.gazetteer.exactly(match["name"]))
            ):
                continue
            start = read.sentence.start + match.start("name")
            yield Span.cut(story.text, start, start + len(match["name"])), rank
    for start, end in (
        *_own(read.parsed, story.gazetteer),
        *_again(read.parsed, story),
        *_held(read.parsed, story),
    ):
        yield Span.cut(story.text, start, end), None


def _own(parsed: Parsed, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Find the names that a user added, wherever they stand written large, the longest first."""
    words = parsed.words if gazetteer.has_own else ()
    taken = 0
    for at, word in enumerate(words):
        if at < taken or not word.text[:1].isupper():
            continue
        for length in range(_LONGEST_OWN, 0, -1):
            last = words[min(at + length, len(words)) - 1]
            said = " ".join(each.text for each in words[at : at + length])
            if last.text[-1:].isalnum() and any(e.own for e in gazetteer.exactly(said)):
                taken = at + length
                yield word.start, last.end
                break


_LONGEST_OWN = 4


def _held(parsed: Parsed, story: Story) -> Iterator[tuple[int, int]]:
    """Find the names of what is taken or held: `took Bendir and Alt Korro`."""
    for first, last in story.held:
        words = [word for word in parsed.words if first <= word.start and word.end <= last]
        named = [word for word in words if word.tag == "PROPN"]
        if named and words[-1] is named[-1] and named == words[-len(named) :]:
            yield named[0].start, named[-1].end


def _again(parsed: Parsed, story: Story) -> Iterator[tuple[int, int]]:
    """Find places where the reader saw none, the longest first: `Bendir officers`, `Paris talks`.

    Those are the places that the article names elsewhere, and big ones inside a sentence, unless
    they are part of a person's name.
    """
    persons = {
        at
        for name in parsed.names or ()
        if name.kind is NameKind.PERSON
        for at in range(name.start, name.end)
    }
    words = parsed.words
    taken = 0
    for at, word in enumerate(words):
        if at < taken or at in persons or not word.text[:1].isupper():
            continue
        for length in range(LONGEST_INSIDE, 0, -1):
            said = " ".join(each.text for each in words[at : at + length])
            if len(said) < _SHORTEST_AGAIN or said.casefold() in PLAIN or said[-1] in _EDGES:
                continue
            proper = at > 0 and all(each.tag == "PROPN" for each in words[at : at + length])
            if said in story.places or (proper and any(map(is_big, story.gazetteer.exactly(said)))):
                taken = at + length
                yield word.start, words[min(taken, len(words)) - 1].end
                break


_SHORTEST_AGAIN = 4
PLAIN = frozenset(
    {"city", "state", "north", "south", "east", "west", "central", "western", "border"}
)
"""Words that a headline writes large and a reader takes for a name."""
