"""ROUGE-N counts: how many runs of content words two summaries share."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from syrtis.evaluate.metrics.agreement import f1, ngrams, share
from syrtis.evaluate.metrics.stem import stem

__all__ = ["Overlap", "likeness", "overlap_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Shared runs of words, and how many each side has."""

    shared: int
    found: int
    wanted: int


def overlap_of(found: Iterable[str], wanted: Iterable[str], size: int) -> Overlap:
    """Count the runs of `size` stemmed content words that two lists of sentences share."""
    got, gold = _runs(tuple(found), size), _runs(tuple(wanted), size)
    return Overlap(shared=(got & gold).total(), found=got.total(), wanted=gold.total())


def likeness(found: Iterable[str], wanted: Iterable[str]) -> float:
    """Give the F1 of the bare words of two lists of sentences: tilse's stand-in for ROUGE-1."""
    got = Counter(word for sentence in found for word in sentence.split())
    gold = Counter(word for sentence in wanted for word in sentence.split())
    shared = (got & gold).total()
    return f1(share(shared, got.total()), share(shared, gold.total()))


@lru_cache(maxsize=4096)
def _runs(sentences: tuple[str, ...], size: int) -> Counter[tuple[str, ...]]:
    content = [
        stem(word)
        for sentence in sentences
        for word in sentence.casefold().split()
        if word not in _function_words()
    ]
    return Counter(run for run in ngrams(content, size) if len(run) == size)


@cache
def _function_words() -> frozenset[str]:
    text = files(__package__).joinpath("function_words.toml").read_text(encoding="utf-8")
    return frozenset(word for words in tomllib.loads(text).values() for word in words)
