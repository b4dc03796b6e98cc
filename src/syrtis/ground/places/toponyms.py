"""The names of places in an article, each with what the words around it say of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syrtis.ground.actors.knowledge import known_actor
from syrtis.ground.places.gazetteer import Gazetteer
from syrtis.ground.places.lexicon import PlaceWords
from syrtis.ground.places.trimming import rank_told, trimmed, without_people
from syrtis.ground.places.unread import LONGEST_INSIDE, PLAIN, Story, is_big, unread_places
from syrtis.model import ActorKind, Name, NameKind, Parsed, Read, Span

__all__ = ["Toponym", "find_toponyms"]

_PLACES = frozenset({NameKind.PLACE, NameKind.FACILITY})
_GAP = re.compile(r"\s?,\s(?:in\s)?|\sin\s|\s?\(")
"""Between a place and what it lies in: `Bendir, Halvera`, `Bendir (Halvera)`."""
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")
_EDGES = ".,;:'’\"“”()[] \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One naming of a place."""

    span: Span
    name: str
    """The name without its rank: of `Bendir district`, Bendir."""
    rank: str | None
    """What the words call it: region, district, town, part, water, area; null = nothing."""
    facility: bool
    sentence: int
    """Which sentence it stands in, from 0."""
    behind: str | None = None
    """The name of the place said right behind it to hold it: of `Bendir, Halvera`, Halvera."""


def find_toponyms(
    text: str,
    read: Sequence[Read],
    words: PlaceWords,
    gazetteer: Gazetteer,
    *,
    held: Sequence[tuple[int, int]] = (),
) -> list[Toponym]:
    """Find the names of places in an article's sentences, in order.

    `held` are stretches of the text that name what a side takes or holds.

    A place inside another's name (`the Bendir police department`) counts where the article names it
    as a place elsewhere, or where it is a country, a division or a big city.
    """
    story = Story(
        text=text,
        words=words,
        gazetteer=gazetteer,
        places=_known_as_places(read, gazetteer),
        surnames=_surnames(read, gazetteer),
        held=held,
    )
    found = [t for number, each in enumerate(read) for t in _of_sentence(number, each, story)]
    found = _borne_out(found, story)
    return [_with_holder(text, toponym, after, words) for toponym, after in _pairs(found)]


def _borne_out(found: Sequence[Toponym], story: "Story") -> list[Toponym]:
    """Leave out what only the reader takes for a place: in no gazetteer, and nowhere told as one.

    A name is told as a place by its rank, by a preposition of place before it in any of its namings, by
    a place right behind it, or by what a claim says happened there. Most of the rest are surnames.
    """
    told = {
        toponym.name
        for toponym in found
        if toponym.rank
        or toponym.facility
        or _AT.search(story.text[max(0, toponym.span.start - 24) : toponym.span.start])
        or story.gazetteer.named(toponym.name)
        or _HELD.match(story.text, toponym.span.end)
        or any(start < toponym.span.end and toponym.span.start < end for start, end in story.held)
    }
    return [t for t in found if t.name in told and not _is_armed(t.name)]


def _is_armed(name: str) -> bool:
    """Say whether a name is a known armed group's, which the reader may take for a place."""
    known = known_actor(name, ())
    return known is not None and known.kind is ActorKind.REBEL_GROUP


_AT = re.compile(
    r"\b(?:in|at|near|of|from|to|into|around|outside|inside|toward|towards|through|across|between|"
    r"beyond|reached|entered|captured|seized|took|taken|retook|leave|left|and)\s(?:the\s|nearby\s)?$",
    re.IGNORECASE,
)
_HELD = re.compile(r",\s[A-Z]")


def _pairs(found: Sequence[Toponym]) -> Iterator[tuple[Toponym, Toponym | None]]:
    for at, toponym in enumerate(found):
        yield toponym, found[at + 1] if at + 1 < len(found) else None


def _known_as_places(read: Sequence[Read], gazetteer: Gazetteer) -> frozenset[str]:
    """List the names that an article names as a place more often than as anything else.

    As often is enough for a name that the gazetteer knows.
    """
    counted: Counter[str] = Counter()
    for each in read:
        for name in each.parsed.names or ():
            counted[_said(each.parsed, name)] += 1 if name.kind in _PLACES else -1
    return frozenset(
        said
        for said, count in counted.items()
        if count > 0 or (count == 0 and gazetteer.exactly(said))
    )


def _surnames(read: Sequence[Read], gazetteer: Gazetteer) -> frozenset[str]:
    """List the surnames of an article's people that are no big place's name as well."""
    found = {
        each.parsed.words[name.end - 1].text
        for each in read
        for name in each.parsed.names or ()
        if name.kind is NameKind.PERSON and name.end - name.start > 1
    }
    return frozenset(name for name in found if not any(map(is_big, gazetteer.exactly(name))))


def _said(parsed: Parsed, name: Name) -> str:
    """Give the words of a name from the last small one on: of `the city of Bendir`, Bendir."""
    words = [word.text for word in parsed.words[name.start : name.end]]
    small = [at for at, word in enumerate(words[:-1]) if word.islower()]
    return " ".join(words[small[-1] + 1 if small else 0 :])


def _of_sentence(number: int, read: Read, story: Story) -> Iterator[Toponym]:
    parsed, found = read.parsed, []
    for name in parsed.names or ():
        if name.end - name.start == 1 and parsed.words[name.start].text in story.surnames:
            continue
        if name.kind in _PLACES or _said(parsed, name) in story.places:
            start, end = parsed.words[name.start].start, parsed.words[name.end - 1].end
            end, facility = _whole(parsed, name, story.words) or (
                end,
                name.kind is NameKind.FACILITY,
            )
            found.append(_toponym(story, (start, end), number, facility=facility))
        elif name.kind in _BODIES:
            start, end = _inside(parsed, name, story) or (0, 0)
            if end:
                found.append(_toponym(story, (start, end), number, facility=False))
    named = [each for each in found if each is not None]
    for span, rank in unread_places(read, story):
        if not any(span.overlaps(other.span) for other in named):
            named.append(
                Toponym(span=span, name=span.quote, rank=rank, facility=False, sentence=number)
            )
    yield from sorted(named, key=lambda toponym: toponym.span.start)


def _inside(parsed: Parsed, name: Name, story: Story) -> tuple[int, int] | None:
    """Find the place that a body's name begins with: longest first, never the whole name."""
    words = parsed.words[name.start : name.end]
    for length in range(min(len(words) - 1, LONGEST_INSIDE), 0, -1):
        first = words[0].text[:1]
        said = " ".join(word.text for word in words[:length])
        if not first.isupper() or words[length].text == "-":
            continue
        if said.casefold() in PLAIN:
            continue
        if said in story.places or any(map(is_big, story.gazetteer.exactly(said))):
            return words[0].start, words[length - 1].end
    return None


_BODIES = frozenset(
    {NameKind.ORGANISATION, NameKind.STATE_FORCE, NameKind.ARMED_GROUP, NameKind.AFFILIATION}
)


def _whole(parsed: Parsed, name: Name, words: PlaceWords) -> tuple[int, bool] | None:
    """Draw a name over the building it is a name of: `Bendir` of `Bendir's big hotel` is none,
    of `the Bendir convention center` it is.
    """
    head = parsed.words[name.end - 1].head
    if head is None or not name.end <= head <= name.end + _FARTHEST_HEAD:
        return None
    building = parsed.words[head]
    own = parsed.words[name.end - 1].relation in ("compound", "nmod:unmarked", "flat")
    if own and building.text.islower() and words.ranks.get(building.lemma.casefold()) == "part":
        return building.end, True
    return None


_FARTHEST_HEAD = 2
"""Words between a name and the noun it names: `Bendir gigantic convention center`."""


def _toponym(
    story: Story, place: tuple[int, int], number: int, *, facility: bool
) -> Toponym | None:
    text, words = story.text, story.words
    quote = text[place[0] : place[1]].strip(_EDGES)
    if not any(letter.isupper() or letter.isdigit() for letter in quote):
        return None
    start = text.index(quote, place[0])
    if not facility:
        start, quote = trimmed(start, quote, words)
        quote = without_people(quote, story.gazetteer)
        if not quote:
            return None
    stopped = _INITIALS.search(quote) or f"{quote}." in words.abbreviations
    if stopped and text.startswith(".", start + len(quote)):
        quote += "."
    span = Span.cut(text, start, start + len(quote))
    rank, plain = rank_told(text, span, words.ranks)
    return Toponym(span=span, name=plain, rank=rank, facility=facility, sentence=number)


def _with_holder(text: str, toponym: Toponym, after: Toponym | None, words: PlaceWords) -> Toponym:
    """Name what a place is said to lie in, right behind it."""
    rest = text[toponym.span.end : toponym.span.end + 24]
    short = next(
        (name for name in words.abbreviations if re.match(rf",\s{re.escape(name)}", rest)), None
    )
    holder = short
    if short is None and after is not None and after.sentence == toponym.sentence:
        between = text[toponym.span.end : after.span.start]
        ranked = re.sub(rf"^\s(?:{'|'.join(words.ranks)})\b", "", between)
        holder = after.span.quote if _GAP.fullmatch(ranked) else None
    return Toponym(
        span=toponym.span,
        name=toponym.name,
        rank=toponym.rank,
        facility=toponym.facility,
        sentence=toponym.sentence,
        behind=holder,
    )
