"""Sketches: the few numbers by which stories that may be related are brought together.

Four kinds, each for what the others miss. `band` keys are MinHash signatures cut into bands: whole
stories alike. `run` keys are a sample of the runs of eight words, chosen by their own hash and so the
same in every story: passages lifted. `quote` keys are a sample of the runs of five words inside
quotations: rewrites that keep the quotes. `fact` keys are names of two words and hard numbers, which
bring two stories together only where several of them are rare and shared: rewrites that keep no words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import xxhash

from syrtis.origins.story import Story

__all__ = ["BANDS", "ROWS", "Column", "sketch"]

Keys = npt.NDArray[np.uint64]

BANDS = 24
ROWS = 3
"""A pair whose share of common runs of three words is .3 meets in a band with a chance of .48, one
of .5 with .96, of .1 with .02: chance meetings cost a comparison, and no more."""
_SHINGLE = 3
_RUN = 8
_ONE_RUN_IN = 8
"""A passage of 40 words lifted whole has a chance of .99 to leave a key; one of 20, of .82."""
_QUOTED_RUN = 5
_ONE_QUOTED_RUN_IN = 2
_SHARDS = 8
"""Columns that runs, quotes and facts are spread over, so that they can be sorted apart."""
_SEED = 20160609
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(29)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """Keys of one kind from a batch of stories, and the story that each belongs to."""

    name: str
    """`band-07`, `run-3`, `quote-0`, `fact-5`: only keys of one column are compared."""
    articles: tuple[str, ...]
    keys: Keys
    """Shape (n,)."""
    owners: npt.NDArray[np.int32]
    """Shape (n,): position in `articles`."""


def sketch(stories: Sequence[Story]) -> Iterator[Column]:
    """Make the columns of a batch of stories; the size of the batch changes no key."""
    articles = tuple(story.article_id for story in stories)
    words, lengths = _hashed(stories)
    for name, keys, owners in (
        *_bands(words, lengths),
        *_sharded("run", *_sampled(words, lengths, _RUN, _ONE_RUN_IN)),
        *_sharded("quote", *_quoted(stories, words, lengths)),
        *_sharded("fact", *_facts(stories)),
    ):
        yield Column(name=name, articles=articles, keys=keys, owners=owners)


Named = tuple[str, Keys, npt.NDArray[np.int32]]


def _hashed(stories: Sequence[Story]) -> tuple[Keys, npt.NDArray[np.int64]]:
    """Hash every word of every story, one after another, and count each story's words."""
    known: dict[str, int] = {}
    for story in stories:
        for word in story.words:
            if word not in known:
                known[word] = xxhash.xxh3_64_intdigest(word.encode())
    lengths = np.array([len(story.words) for story in stories], dtype=np.int64)
    words = np.fromiter(
        (known[word] for story in stories for word in story.words), np.uint64, lengths.sum()
    )
    return words, lengths


def _mixed(keys: Keys) -> Keys:
    """Scatter keys over all 64 bits (the finaliser of SplitMix64, public domain)."""
    keys = keys + _MIX
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))


def _runs(
    words: Keys, lengths: npt.NDArray[np.int64], size: int
) -> tuple[Keys, npt.NDArray[np.int32]]:
    """Hash all runs of `size` words that lie in one story, and name the story of each."""
    owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    if len(words) < size:
        return np.empty(0, np.uint64), np.empty(0, np.int32)
    keys = np.zeros(len(words) - size + 1, np.uint64)
    for at in range(size):
        keys = _mixed((keys << _TURN | keys >> np.uint64(35)) ^ words[at : at + len(keys)])
    inside = owners[: len(keys)] == owners[size - 1 :]
    return keys[inside], owners[: len(keys)][inside]


def _bands(words: Keys, lengths: npt.NDArray[np.int64]) -> Iterator[Named]:
    """Sign every story with MinHash and cut the signature into bands; no run, no signature."""
    keys, owners = _runs(words, lengths, _SHINGLE)
    if not len(keys):
        return
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    signed = owners[firsts]
    seeds = np.random.default_rng(_SEED).integers(1, 2**63, BANDS * ROWS, dtype=np.uint64)
    for band in range(BANDS):
        joint = np.zeros(len(firsts), np.uint64)
        for seed in seeds[band * ROWS : (band + 1) * ROWS]:
            least = np.minimum.reduceat((keys ^ seed) * (seed | np.uint64(1)), firsts)
            joint = _mixed(joint ^ least)
        yield f"band-{band:02}", joint, signed


def _sampled(
    words: Keys, lengths: npt.NDArray[np.int64], size: int, one_in: int
) -> tuple[Keys, npt.NDArray[np.int32]]:
    keys, owners = _runs(words, lengths, size)
    kept = keys % np.uint64(one_in) == 0
    return keys[kept], owners[kept]


def _quoted(
    stories: Sequence[Story], words: Keys, lengths: npt.NDArray[np.int64]
) -> tuple[Keys, npt.NDArray[np.int32]]:
    """Sample the runs inside quotations, each quotation taken for a text of its own."""
    begins = np.concatenate(([0], np.cumsum(lengths)))
    bounds = [
        (int(begins[at]) + first, int(begins[at]) + last, at)
        for at, story in enumerate(stories)
        for first, last in story.quotations
    ]
    if not bounds:
        return np.empty(0, np.uint64), np.empty(0, np.int32)
    said = np.concatenate([words[first:last] for first, last, _ in bounds])
    sizes = np.array([last - first for first, last, _ in bounds], dtype=np.int64)
    keys, quotations = _sampled(said, sizes, _QUOTED_RUN, _ONE_QUOTED_RUN_IN)
    return keys, np.array([at for _, _, at in bounds], dtype=np.int32)[quotations]


def _facts(stories: Sequence[Story]) -> tuple[Keys, npt.NDArray[np.int32]]:
    """Hash the full names and the hard numbers of every story, each once."""
    keys: list[int] = []
    owners: list[int] = []
    for at, story in enumerate(stories):
        for fact in sorted(story.facts):
            keys.append(xxhash.xxh3_64_intdigest(fact.encode()))
            owners.append(at)
    return np.array(keys, dtype=np.uint64), np.array(owners, dtype=np.int32)


def _sharded(kind: str, keys: Keys, owners: npt.NDArray[np.int32]) -> Iterator[Named]:
    shards = keys >> np.uint64(61)
    for shard in range(_SHARDS):
        here = shards == shard
        if here.any():
            yield f"{kind}-{shard}", keys[here], owners[here]
