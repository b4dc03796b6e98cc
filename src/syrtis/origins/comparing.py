"""Two stories word by word: what the shorter one has from the longer, and what both know."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from syrtis.origins.story import Story

__all__ = ["Likeness", "Passage", "compare"]

Item = TypeVar("Item")

_SEED = 4
"""Words in a row that open a common passage."""
_KEPT = 256
"""Stories whose places are kept for the next comparison: pairs come in the order of their ids."""
_LONG = 8
"""Words in a row that are no chance: names of offices and stock phrases end before."""
_GAP = 4
"""Words that may differ inside a passage that goes on in both stories."""
_PLACES = 8
"""Places of the longer story that a run of four words is looked up at; more is a refrain."""
_LEAD = 40
"""Words of a story's lead, with the headline above it."""
_LEAD_KEPT = 0.5
_FEWEST_STEMS = 4
"""Sentences of fewer words say nothing (`It was over.`)."""
_SHARED_STEMS = 3
"""Words that two sentences must share to tell of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words `first..last` of the shorter story, which stand in the longer one from `there` on."""

    first: int
    last: int
    there: int
    until: int
    same: int
    """How many of the words are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two stories have in common, seen from the shorter one; shares are of 1."""

    short: Story
    long: Story
    passages: tuple[Passage, ...]
    """Long runs of words in both, in the shorter story's order."""
    copied: float
    """Share of the shorter story's words that stand in long passages."""
    copied_of_long: float
    """The same words, as a share of the longer story."""
    lead_of_short: bool
    """Whether the shorter story's lead stands in such passages."""
    lead_of_long: bool
    """Whether the longer story's lead does."""
    quoted: float
    """Share of the words it quotes that the other story has in the same order; 0 without quotations."""
    told: float
    """Share of its sentences' words that one sentence of the other holds together."""
    nearest: tuple[int, int] | None
    """The sentence of each that has most in common with the other's; null = none has enough."""
    counted: float
    """Share of its numbers that the other has too."""
    named: float
    """Share of its names that the other has too."""
    named_in_full: float
    """Share of its full names that the other has too."""


def compare(left: Story, right: Story) -> Likeness:
    """Compare two stories; the order in which they are given is no matter."""
    short, long = sorted((left, right), key=lambda story: (len(story.words), story.article_id))
    runs = tuple(_runs(short.words, long.words))
    passages = tuple(_joined(runs))
    copied = sum(each.same for each in passages)
    told = _told(short.sentences, long.sentences)
    return Likeness(
        short=short,
        long=long,
        passages=passages,
        copied=copied / max(1, len(short.words)),
        copied_of_long=copied / max(1, len(long.words)),
        lead_of_short=_is_lead([(p.first, p.last) for p in passages], len(short.words)),
        lead_of_long=_is_lead([(p.there, p.until) for p in passages], len(long.words)),
        quoted=_quoted(short, runs),
        told=told.share,
        nearest=told.nearest,
        counted=_shared(short.numbers, long.numbers, 2),
        named=_shared(short.names, long.names, 3),
        named_in_full=_shared(short.full_names, long.full_names, 2),
    )


def _runs(short: tuple[str, ...], long: tuple[str, ...]) -> Iterator[Passage]:
    """Walk the longest runs of four and more words that both have."""
    places = _places_of_runs(long)
    at = 0
    while at <= len(short) - _SEED:
        candidates = places.get(short[at : at + _SEED])
        if candidates is None:
            at += 1
            continue
        size, there = max((_run(short, at, long, p), -p) for p in candidates[:_PLACES])
        yield Passage(first=at, last=at + size, there=-there, until=size - there, same=size)
        at += size


@lru_cache(maxsize=_KEPT)
def _places_of_runs(words: tuple[str, ...]) -> Mapping[tuple[str, ...], Sequence[int]]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - _SEED + 1):
        places[words[at : at + _SEED]].append(at)
    return dict(places)


def _run(short: Sequence[str], at: int, long: Sequence[str], there: int) -> int:
    size, most = 0, min(len(short) - at, len(long) - there)
    while size < most and short[at + size] == long[there + size]:
        size += 1
    return size


def _joined(runs: Sequence[Passage]) -> Iterator[Passage]:
    """Join runs that go on in both stories behind a few changed words; give the long ones."""
    last: Passage | None = None
    for run in runs:
        if last and 0 <= run.first - last.last <= _GAP and 0 <= run.there - last.until <= _GAP:
            last = Passage(
                first=last.first,
                last=run.last,
                there=last.there,
                until=run.until,
                same=last.same + run.same,
            )
            continue
        if last and last.same >= _LONG:
            yield last
        last = run
    if last and last.same >= _LONG:
        yield last


def _is_lead(stretches: Sequence[tuple[int, int]], words: int) -> bool:
    """Say whether a story's first words stand in the stretches, but for a headline above them."""
    lead = min(_LEAD, words)
    kept = sum(max(0, min(last, lead) - first) for first, last in stretches)
    return kept >= _LEAD_KEPT * lead


def _quoted(short: Story, runs: Sequence[Passage]) -> float:
    said = short.quoted()
    kept = sum(at in said for run in runs for at in range(run.first, run.last))
    return kept / len(said) if said else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one story's sentences have of the other's."""

    share: float
    nearest: tuple[int, int] | None
    """The two sentences that have most in common; null = none has enough."""


def _told(short: Sequence[frozenset[str]], long: tuple[frozenset[str], ...]) -> _Told:
    places = _places_of_stems(long)
    words = told = most = 0
    nearest = None
    for at, sentence in enumerate(short):
        if len(sentence) < _FEWEST_STEMS:
            continue
        held = Counter(there for stem in sentence for there in places.get(stem, ()))
        there, best = min(held.items(), key=lambda h: (-h[1], h[0]), default=(0, 0))
        words += len(sentence)
        told += best if best >= _SHARED_STEMS else 0
        if best > most and best >= _SHARED_STEMS:
            most, nearest = best, (at, there)
    return _Told(share=told / words if words else 0.0, nearest=nearest)


@lru_cache(maxsize=_KEPT)
def _places_of_stems(sentences: tuple[frozenset[str], ...]) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for stem in sentence:
            places[stem].append(at)
    return dict(places)


def _shared(short: frozenset[Item], long: frozenset[Item], fewest: int) -> float:
    """Give the share of the shorter story's items; with fewer than `fewest`, none is the whole."""
    return len(short & long) / max(fewest, len(short))
