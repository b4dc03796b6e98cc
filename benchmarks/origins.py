"""What it costs to bring like articles together, and how that grows, beside datasketch in one run.

    uv run --group bench python benchmarks/origins.py [ARTICLES ...]

For each number of articles (10,000 and 100,000 unless told), invented ones of 300 to 500 words of which
one in ten is an edited copy, each of these runs in a process of its own and prints its seconds of
processor and peak memory, and how many of the copies it brings together with their source:

- `ours`: all four kinds of keys, sorted and met, as a build does it
- `bands`: MinHash signatures and banding alone
- `datasketch`: MinHash and MinHashLSH with as many bands and rows, on the same runs of words; skipped,
  and said so, where it is not installed
"""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from random import Random
from time import process_time

from costs import peak_mb

from syrtis.origins import Story, meet, sketch, worth_comparing
from syrtis.origins.sketching import BANDS, ROWS

SIZES = (10_000, 100_000)
BATCH = 500
COPIED = 10
"""One article in so many is a copy of the one before it, with one word in twenty changed."""
VOCABULARY = 60_000


def main() -> None:
    """Run every way at every size in a process of its own."""
    if len(sys.argv) > 2 and sys.argv[1] == "--one":
        _one(sys.argv[2], int(sys.argv[3]))
        return
    if len(sys.argv) > 2 and sys.argv[1] == "--json":  # as report.py asks
        print(json.dumps(asdict(met(sys.argv[2], int(sys.argv[3])))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    ways = [way for way in WAYS if way != "datasketch" or find_spec("datasketch")]
    if "datasketch" not in ways:
        print("datasketch is not installed: left out (run with `uv run --group bench`)")
    for size in sizes:
        for way in ways:
            command = [sys.executable, __file__, "--one", way, str(size)]
            subprocess.run(command, check=True)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a way has cost and found; seconds of processor, without those of making the articles."""

    seconds: float
    mb: float
    """Over what the process held before."""
    copies: float
    """The share of copies brought together with their source."""
    others: int


def met(way: str, size: int) -> Meeting:
    """Bring the like of so many articles together in one of the `WAYS`."""
    if way == "datasketch":
        import_module("datasketch")
    before, start = peak_mb(), process_time()
    pairs = WAYS[way](size)
    seconds = process_time() - start
    copies = {(_name(at - 1), _name(at)) for at in range(size) if at % COPIED == COPIED - 1}
    return Meeting(
        seconds=seconds - _making(size),
        mb=peak_mb() - before,
        copies=len(copies & pairs) / len(copies),
        others=len(pairs - copies),
    )


def _one(way: str, size: int) -> None:
    cost = met(way, size)
    print(
        f"{way:<11}{size:>8,} articles {cost.seconds:8.1f} s {cost.mb:8,.0f} MB "
        f"{cost.copies:7.1%} of copies met, {cost.others:,} other pairs",
        flush=True,
    )


def _ours(size: int) -> set[tuple[str, str]]:
    return _met(size, "")


def _bands(size: int) -> set[tuple[str, str]]:
    return _met(size, "band")


def _met(size: int, kind: str) -> set[tuple[str, str]]:
    columns = defaultdict(list)
    for batch in _batches(size):
        for column in sketch(batch):
            if column.name.startswith(kind):
                columns[column.name].append(column)
    return {*worth_comparing(m for name in sorted(columns) for m in meet(name, columns[name]))}


def _datasketch(size: int) -> set[tuple[str, str]]:
    from datasketch import MinHash, MinHashLSH  # no dependency of ours

    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    pairs = set()
    for batch in _batches(size):
        for story in batch:
            signature = MinHash(num_perm=BANDS * ROWS, seed=1)
            words = story.words
            runs = zip(words, words[1:], words[2:], strict=False)
            signature.update_batch([" ".join(run).encode() for run in runs])
            for other in index.query(signature):
                pairs.add((min(other, story.article_id), max(other, story.article_id)))
            index.insert(story.article_id, signature)
    return pairs


def _batches(size: int) -> Iterator[list[Story]]:
    batch: list[Story] = []
    for at in range(size):
        batch.append(_story(at))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _making(size: int) -> float:
    """Time the making of the articles alone, which is nobody's cost."""
    start = process_time()
    for _ in _batches(min(size, 5_000)):
        pass
    return (process_time() - start) * size / min(size, 5_000)


def _story(at: int) -> Story:
    copied = at % COPIED == COPIED - 1
    words = _words(at - 1 if copied else at)
    if copied:
        chance = Random(-at)
        words = [w if chance.random() > 0.05 else f"edit{chance.randrange(1000)}" for w in words]
    chance = Random(at)
    return Story(
        article_id=_name(at),
        words=tuple(words),
        starts=tuple(range(len(words))),
        ends=tuple(range(1, len(words) + 1)),
        quotations=((20, 45),),
        sentences=(),
        bounds=(),
        numbers=frozenset(chance.sample(range(11, 900), 4)),
        telling=frozenset(),
        names=frozenset(),
        full_names=frozenset(f"{words[k]} {words[k + 1]}" for k in range(0, 100, 10)),
    )


def _words(at: int) -> list[str]:
    """Write an article whose words are as unequally common as a language's."""
    chance = Random(at)
    return [f"w{int(VOCABULARY ** chance.random())}" for _ in range(chance.randint(300, 500))]


def _name(at: int) -> str:
    return f"{at:08}"


WAYS = {"bands": _bands, "ours": _ours, "datasketch": _datasketch}


if __name__ == "__main__":
    main()
