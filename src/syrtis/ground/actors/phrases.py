"""Noun phrases that name or describe somebody: their head, and all that stands beside it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from syrtis.ground.folding import fold
from syrtis.model import NameKind, Party, Read, Span, Word

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
    text: str, read: Sequence[Read], parties: Sequence[Party], nouns: Collection[str]
) -> list[Phrase]:
    """Find the phrases that name somebody.

    They are what the reader found, those of the claims, and every phrase whose head is one of
    `nouns`, with all that stands beside it (`forces loyal to X`).
    """
    found: dict[tuple[int, int], Phrase] = {}
    for number, each in enumerate(read):
        children = _children(each)
        for start, end, kind in _spans(each, parties, nouns, children):
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
            inside = [at for at, w in enumerate(words) if party.start <= w.start < party.end]
            if inside:
                yield inside[0], inside[-1] + 1, None
    for at, word in enumerate(words):
        if word.tag in _NOUNS and word.text.casefold() in nouns:
            start, end = _reach(at, children, words)
            yield start, end, None


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
    for name in read.parsed.names or ():
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
        words = each.parsed.words
        taken = {
            at
            for name in each.parsed.names or ()
            if name.kind in _KINDS
            for at in range(name.start, name.end)
        }
        for at, word in enumerate(words):
            if at in taken or not word.text[:1].isupper():
                continue
            for length in range(_LONGEST_BODY, 0, -1):
                stretch = words[at : at + length]
                said = fold(" ".join(each.text for each in stretch))
                large = at and words[at - 1].text.casefold() == "the" and length == 1
                kind = _kind_again(said, stretch, known)
                if kind is None and large and said in known.sorts:
                    kind = NameKind.ORGANISATION
                if kind is not None:
                    first, last = word.start, stretch[-1].end
                    start = each.sentence.start
                    yield Phrase(
                        span=Span(
                            start=first,
                            end=last,
                            quote=each.sentence.text[first - start : last - start],
                        ),
                        kind=kind,
                        head=stretch[-1].text.casefold(),
                        beside=(),
                        names=(),
                        definite=True,
                        sentence=number,
                    )
                    break


_LONGEST_BODY = 4


def _kind_again(said: str, stretch: Sequence[Word], known: KnownNames) -> NameKind | None:
    if len(stretch) == 1 and said in known.surnames:
        return NameKind.PERSON
    return NameKind.ORGANISATION if said in known.bodies else None
