"""Noun phrases that name or describe somebody: their head, and all that stands beside it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from syrtis.model import NameKind, Party, Read, Span

__all__ = ["Phrase", "find_phrases"]

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


def find_phrases(text: str, read: Sequence[Read], parties: Sequence[Party]) -> list[Phrase]:
    """Find the phrases that name somebody: what the reader found, and those of the claims."""
    found: dict[tuple[int, int], Phrase] = {}
    for number, each in enumerate(read):
        children = _children(each)
        for start, end, kind in _spans(each, parties):
            phrase = _phrase(text, number, each, children, (start, end, kind))
            if phrase is not None:
                found.setdefault((phrase.span.start, phrase.span.end), phrase)
    return [found[key] for key in sorted(found)]


def _spans(read: Read, parties: Sequence[Party]) -> Iterator[tuple[int, int, NameKind | None]]:
    for name in read.parsed.names or ():
        if name.kind in _KINDS:
            yield name.start, name.end, name.kind
    words = read.parsed.words
    for party in parties:
        if read.sentence.start <= party.start < read.sentence.end:
            inside = [at for at, w in enumerate(words) if party.start <= w.start < party.end]
            if inside:
                yield inside[0], inside[-1] + 1, None


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
        definite=determiner in _DEFINITE or words[start].text.casefold() in _DEFINITE,
        sentence=number,
    )


_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


def _below(head: int, children: Mapping[int, list[int]], words: Sequence[object]) -> Iterator[int]:
    waiting = list(children.get(head, ()))
    while waiting:
        at = waiting.pop()
        word = words[at]
        if getattr(word, "relation", "") in _APART:
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
