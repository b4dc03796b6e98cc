"""Noun phrases that name or describe somebody: their head, and all that stands beside it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

from syrtis.ground.actors.lexicon import ActorWords
from syrtis.ground.countries import country_told
from syrtis.model import NameKind, Party, Read, Span, Word
from syrtis.naming.folding import fold

__all__ = ["KnownNames", "Phrase", "again", "find_phrases"]

_KINDS = frozenset(
    {
        NameKind.PERSON,
        NameKind.ARMED_GROUP,
        NameKind.STATE_FORCE,
        NameKind.ORGANISATION,
        NameKind.NOMINAL,
        NameKind.AFFILIATION,
    }
)
_APART = frozenset({"acl:relcl", "conj", "appos", "parataxis", "punct", "cc", "advcl", "ccomp"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LONGEST = 14
_START = attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One phrase that may name an actor."""

    span: Span
    kind: NameKind | None
    """What the reader took it for; null = it stands in a claim only."""
    head: str
    """Its head word, in small letters."""
    beside: tuple[str, ...]
    """The words that hang on the head, in small letters and in order."""
    names: tuple[tuple[NameKind, str], ...]
    """The names inside it, the head's own left out."""
    definite: bool
    """`the`, `that`, `this` before it, or a name."""
    sentence: int


def find_phrases(
    text: str, read: Sequence[Read], parties: Sequence[Party], words: ActorWords
) -> list[Phrase]:
    """Find the phrases that name somebody.

    They are what the reader found (a person with the titles before the name), those of the claims,
    and every phrase whose head may be an actor, with all beside it (`forces loyal to X`).
    """
    nouns = frozenset().union(*words.nouns.values())
    found: dict[tuple[int, int], Phrase] = {}
    for number, each in enumerate(read):
        children = _children(each)
        for first, end, kind in _spans(each, parties, nouns, children):
            start = _titled(each, first, words) if kind is NameKind.PERSON else first
            phrase = _phrase(text, number, each, children, (start, end, kind))
            if phrase is not None:
                found.setdefault((phrase.span.start, phrase.span.end), phrase)
    return [found[key] for key in sorted(found)]


def _spans(
    read: Read,
    parties: Sequence[Party],
    nouns: Collection[str],
    children: Mapping[int, list[int]],
) -> Iterator[tuple[int, int, NameKind | None]]:
    for name in read.parsed.names or ():
        if name.kind in _KINDS:
            yield name.start, name.end, name.kind
    words = read.parsed.words
    for party in parties:
        if read.sentence.start <= party.start < read.sentence.end:
            start, end = (bisect_left(words, at, key=_START) for at in (party.start, party.end))
            if start < end:
                yield start, end, None
    for at, word in enumerate(words):
        if word.tag in _NOUNS and word.text.casefold() in nouns:
            start, end = _reach(at, children, words)
            yield start, end, None


def _titled(read: Read, start: int, words: ActorWords) -> int:
    """Go back from a person's name over the titles and the country before it."""
    said = read.parsed.words
    while start and _is_title(said[start - 1].text, words):
        if said[start - 1].end > said[start].start:
            break
        start -= 1
    return start


def _is_title(word: str, words: ActorWords) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in words.titles - {"of"} or country_told(word) is not None


def _reach(head: int, children: Mapping[int, list[int]], words: Sequence[Word]) -> tuple[int, int]:
    """Give the unbroken stretch of words around a head that hang on it."""
    below = {head, *_below(head, children, words)}
    start = end = head
    while start - 1 in below and words[start - 1].tag not in ("PUNCT", "DET", "ADP"):
        start -= 1
    while end + 1 in below and end - head < _LONGEST:
        end += 1
    while end > head and words[end].tag in ("PUNCT", "ADP", "DET", "PART"):
        end -= 1
    return start, end + 1


def _children(read: Read) -> Mapping[int, list[int]]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(read.parsed.words):
        if word.head is not None:
            children[word.head].append(at)
    return children


def _phrase(
    text: str,
    number: int,
    read: Read,
    children: Mapping[int, list[int]],
    span: tuple[int, int, NameKind | None],
) -> Phrase | None:
    start, end, kind = span
    words = read.parsed.words
    inside = range(start, end)
    heads = [at for at in inside if words[at].head is None or words[at].head not in inside]
    nouns = [at for at in heads if words[at].tag in _NOUNS] or heads
    head = nouns[-1] if kind is not None else nouns[0]
    if words[head].tag not in {*_NOUNS, "ADJ", "NUM", "VERB", "X"}:
        return None
    beside = sorted({*_below(head, children, words), *inside} - {head})[:_LONGEST]
    first, last = words[start].start, words[end - 1].end
    determiner = words[start - 1].text.casefold() if start else ""
    return Phrase(
        span=Span.cut(text, first, last),
        kind=kind,
        head=words[head].text.casefold(),
        beside=tuple(words[at].text.casefold() for at in beside),
        names=tuple(_inner(read, {*beside, head}, span)),
        definite=determiner in _DEFINITE
        or any(words[at].text.casefold() in _DEFINITE for at in (start, *beside)),
        sentence=number,
    )


_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


def _below(head: int, children: Mapping[int, list[int]], words: Sequence[Word]) -> Iterator[int]:
    waiting = list(children.get(head, ()))
    while waiting:
        at = waiting.pop()
        if words[at].relation in _APART:
            continue
        yield at
        waiting.extend(children.get(at, ()))


def _inner(
    read: Read, inside: set[int], span: tuple[int, int, NameKind | None]
) -> Iterator[tuple[NameKind, str]]:
    names = read.parsed.names or ()
    near = names[bisect_left(names, min(inside), key=_START) :]
    last = max(inside)
    for name in takewhile(lambda name: name.start <= last, near):
        own = (name.start, name.end) == span[:2] and name.kind is span[2]
        if not own and name.start in inside and name.kind is not NameKind.NOMINAL:
            words = read.parsed.words[name.start : name.end]
            yield (
                name.kind,
                read.sentence.text[
                    words[0].start - read.sentence.start : words[-1].end - read.sentence.start
                ],
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """The names of a story, in folds."""

    surnames: frozenset[str]
    bodies: frozenset[str]
    sorts: frozenset[str]
    """Sorts of bodies: `column`, `mission`."""


def again(read: Sequence[Read], known: KnownNames) -> Iterator[Phrase]:
    """Find known names again where the reader saw none: a surname, a body's name or its last word.

    A sort of body written large behind `the` is one too: `the Column`, of whatever name.
    """
    for number, each in enumerate(read):
        taken = {
            at
            for name in each.parsed.names or ()
            if name.kind in _KINDS
            for at in range(name.start, name.end)
        }
        words = each.parsed.words
        for at, word in enumerate(words):
            if not word.text[:1].isupper():
                continue
            led = _LED.fullmatch(word.text)
            if led or (at + 1 < len(words) and words[at + 1].text == "-" and word.text.isupper()):
                end = word.start + len(led[1] if led else word.text)
                yield _named(each, number, (word.start, end), NameKind.ORGANISATION)
            elif at not in taken:
                found = _longest(words, at, known)
                if found is not None:
                    yield _named(each, number, (word.start, found[0]), found[1])


def _longest(words: Sequence[Word], at: int, known: KnownNames) -> tuple[int, NameKind] | None:
    """Give the end and the kind of the longest known name that begins at a word."""
    for length in range(_LONGEST_BODY, 0, -1):
        stretch = words[at : at + length]
        said = fold(" ".join(word.text for word in stretch))
        sort = length == 1 and at and words[at - 1].text.casefold() == "the" and said in known.sorts
        if length == 1 and said in known.surnames:
            return stretch[-1].end, NameKind.PERSON
        if said in known.bodies or sort:
            return stretch[-1].end, NameKind.ORGANISATION
    return None


def _named(read: Read, number: int, place: tuple[int, int], kind: NameKind) -> Phrase:
    start = read.sentence.start
    quote = read.sentence.text[place[0] - start : place[1] - start]
    return Phrase(
        span=Span(start=place[0], end=place[1], quote=quote),
        kind=kind,
        head=quote.split()[-1].casefold(),
        beside=(),
        names=(),
        definite=True,
        sentence=number,
    )


_LED = re.compile(r"([A-Z]{3,})-(?:led|backed|brokered|run)")
"""`NATO-led`: the body inside a word."""
_LONGEST_BODY = 4
