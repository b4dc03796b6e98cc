"""A read sentence as a tree that rules can walk, with its counting phrases at their words."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from syrtis.model import EventStatus, NameKind, Parsed, Quantity, Read, Sentence, Word

__all__ = ["ACRONYMS", "Tree", "name_kinds", "plant"]

_INNER = frozenset({"punct", "cc", "det", "case", "mark"})
_PHRASE_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "goeswith", "flat"})
_PHRASE_RIGHT = frozenset({"flat", "goeswith", "fixed"})
_OF = frozenset({"of", "from"})
_DEEPEST = 4
"""Nouns of nouns that one phrase still takes in: `members of the guard of the city of Bendir`."""
_PROPER = frozenset(
    {
        NameKind.PERSON,
        NameKind.PLACE,
        NameKind.FACILITY,
        NameKind.ORGANISATION,
        NameKind.ARMED_GROUP,
        NameKind.STATE_FORCE,
    }
)
ACRONYMS = frozenset({"IS", "US"})
"""Names of parties to wars that a small-letter reading takes for other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence; words are known by their position, from 0."""

    sentence: Sentence
    words: tuple[Word, ...]
    low: tuple[str, ...]
    """The words in small letters."""
    children: tuple[tuple[int, ...], ...]
    counted: dict[int, Quantity]
    """Word -> the counting phrase it is part of."""
    covers: dict[Quantity, tuple[int, int]]
    """Counting phrase -> its first and last word."""
    dates: tuple[tuple[int, int], ...]
    """First and last word of every time named."""
    status: dict[int, EventStatus]
    """Word that tells an event -> whether it happened, as the reader takes it."""
    named: dict[int, NameKind]
    """Word -> what kind of name it is part of."""
    spans: dict[int, tuple[int, int]]
    """Word -> first and last word of the proper name it is part of."""
    parsed: Parsed

    def relation(self, at: int) -> str:
        """Give a word's relation to its head without its subtype: `nsubj:pass` is `nsubj`."""
        return self.words[at].relation.partition(":")[0]

    def head(self, at: int) -> int:
        """Give a word's head; the root is its own."""
        head = self.words[at].head
        return at if head is None else head

    def kids(self, at: int, *relations: str) -> Iterator[int]:
        """Walk a word's children that have one of these relations; with subtype where given."""
        for child in self.children[at]:
            if self.relation(child) in relations or self.words[child].relation in relations:
                yield child

    def kid(self, at: int, *relations: str) -> int | None:
        """Find the first such child; null = none."""
        return next(self.kids(at, *relations), None)

    def case(self, at: int) -> frozenset[str]:
        """Give the prepositions that stand before a noun."""
        cases = list(self.kids(at, "case"))
        return frozenset(
            self.low[each] for case in cases for each in (case, *self.kids(case, "fixed"))
        )

    def under(self, at: int, *cases: str) -> Iterator[int]:
        """Walk the nouns that hang on a word by one of these prepositions."""
        wanted = frozenset(cases)
        for child in self.kids(at, "obl", "nmod"):
            if self.case(child) & wanted:
                yield child

    def conjuncts(self, at: int) -> list[int]:
        """List a word and all that is joined to it by `and`, in order."""
        joined, waiting = [], [at]
        while waiting:
            here = waiting.pop()
            joined.append(here)
            waiting.extend(self.kids(here, "conj"))
        return sorted(joined)

    def subtree(self, at: int) -> list[int]:
        """List a word and everything below it, in order."""
        found, waiting = [], [at]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(self.children[here])
        return sorted(found)

    def above(self, at: int) -> Iterator[int]:
        """Walk from a word's head up to the root."""
        while self.words[at].head is not None:
            at = self.head(at)
            yield at

    def phrase(self, at: int, depth: int = 0) -> tuple[int, int]:
        """Give the words of the noun phrase around its head, as first and last.

        Counting words, articles, clauses and what is joined to it stay outside; `members of the
        Home Guard` is one phrase.
        """
        first = last = at
        for child in self.children[at]:
            if child < at and self.relation(child) in _PHRASE_LEFT:
                if not self.case(child) and child not in self.counted:
                    first = min(first, self._left(child))
            elif child > at and self.relation(child) in _PHRASE_RIGHT:
                last = max(last, self.subtree(child)[-1])
            elif child > at and self._is_of(child) and depth < _DEEPEST:
                last = max(last, self.phrase(child, depth + 1)[1])
        start, end = self.spans.get(at, (at, at))
        first, last = min(first, start), max(last, end)
        while first < at and (first in self.counted or not self.low[first][:1].isalnum()):
            first += 1
        return first, last

    def _is_of(self, at: int) -> bool:
        return self.relation(at) == "nmod" and bool(self.case(at) & _OF)

    def _left(self, child: int) -> int:
        first = child
        for word in self.subtree(child):
            if word in self.counted or self.relation(word) in _INNER:
                continue
            first = min(first, word)
        return first

    def text(self, first: int, last: int) -> str:
        """Give the words from `first` to `last` (included) as they stand in the article."""
        start, end = self.words[first].start, self.words[last].end
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def line(self, first: int, last: int) -> tuple[str, ...]:
        """Give the words from `first` up to but not including `last`, in small letters."""
        return self.low[max(0, first) : max(0, last)]


def name_kinds(read: Sequence[Read]) -> dict[str, NameKind]:
    """Settle what each proper name of an article names: what it was read as most often.

    One name is one kind of thing in one article; a place read once as a person is a place.
    """
    seen: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for each in read:
        for name in each.parsed.names or ():
            seen[_name(each, name.start, name.end)][name.kind] += 1
    return {name: _settled(kinds) for name, kinds in seen.items() if name[:1].isupper()}


def _settled(kinds: Counter[NameKind]) -> NameKind:
    """Choose the commonest reading; a place that is as often read as a person is a place."""
    most, often = kinds.most_common(1)[0]
    person = most is NameKind.PERSON and kinds[NameKind.PLACE] * 2 >= often
    return NameKind.PLACE if person else most


def _name(read: Read, first: int, last: int) -> str:
    return " ".join(word.text for word in read.parsed.words[first:last])


def plant(
    read: Read, quantities: Sequence[Quantity], kinds: Mapping[str, NameKind] | None = None
) -> Tree:
    """Make the tree of a read sentence; its quantities must be in order.

    `kinds` says what a proper name names in this article, whatever this sentence was read as.
    """
    words = _with_acronyms(read.parsed.words)
    children: list[list[int]] = [[] for _ in words]
    for at, word in enumerate(words):
        if word.head is not None:
            children[word.head].append(at)
    counted = dict(_counted(words, quantities))
    covers: dict[Quantity, tuple[int, int]] = {}
    for at, quantity in counted.items():
        covers[quantity] = (covers.get(quantity, (at, at))[0], at)
    names = read.parsed.names or ()
    return Tree(
        sentence=read.sentence,
        covers=covers,
        dates=tuple(
            (n.start, n.end - 1)
            for n in names
            if n.kind is NameKind.DATE and n.end - 1 not in counted
        ),
        status={event.word: event.status for event in read.parsed.events or ()},
        words=words,
        low=tuple(map(_small, words)),
        children=tuple(map(tuple, children)),
        counted=counted,
        named={
            at: (kinds or {}).get(_name(read, name.start, name.end), name.kind)
            for name in names
            for at in range(name.start, name.end)
        },
        spans={
            at: (name.start, name.end - 1)
            for name in read.parsed.names or ()
            if name.kind in _PROPER
            for at in range(name.start, name.end)
        },
        parsed=read.parsed,
    )


def _small(word: Word) -> str:
    """Write a word small; `IS` tagged as a name is not the verb `is`."""
    if word.tag == "PROPN" and word.text in ACRONYMS:
        return word.text
    return word.text.casefold().replace("’", "'")


def _with_acronyms(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Mend what a reader makes of a group's acronym that is also a verb: `IS killed 49 people`.

    In a sentence not all in capitals, `IS` before a verb is its subject, and what the reader took for
    the subject of a passive behind that verb is its object.
    """
    if not any(word.text in ACRONYMS and word.tag == "AUX" for word in words) or not any(
        word.text.islower() for word in words
    ):
        return words
    mended = list(words)
    for at, word in enumerate(words[:-1]):
        if word.text not in ACRONYMS or word.tag != "AUX":
            continue
        after = words[at + 1]
        if after.tag in ("NOUN", "ADJ"):
            mended[at] = replace(word, tag="PROPN", relation="compound", head=at + 1)
        elif word.head is not None:
            mended[at] = replace(word, tag="PROPN", fine_tag="NNP", relation="nsubj")
            for other, each in enumerate(words):
                if each.head == word.head and each.relation == "nsubj:pass" and other > word.head:
                    mended[other] = replace(each, relation="obj")
    return tuple(mended)


def _counted(
    words: Sequence[Word], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, Quantity]]:
    starts, ends = [word.start for word in words], [word.end for word in words]
    for quantity in quantities:
        first = bisect_right(ends, quantity.span.start)
        last = bisect_left(starts, quantity.span.end)
        for at in range(first, last):
            yield at, quantity
