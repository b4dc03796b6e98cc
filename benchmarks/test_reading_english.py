"""Speed and memory of the English reader on one core; run by hand, never by the tests.

    OMP_NUM_THREADS=1 uv run pytest benchmarks/test_reading_english.py

Prints pytest-benchmark's table (one round reads 2,000 words); `extra_info` of the saved JSON holds
words a second. The two tests without a table print what they measured in processes of their own.
"""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from syrtis import example
from syrtis.language import Reader, Token, cut_words, open_reader, split_sentences

WORDS = 2000
SCRIPT = """
import resource, sys, time
started = time.perf_counter()
from syrtis.language import open_reader, read_text
reader = open_reader("en")
opened = time.perf_counter() - started
text = {text!r} * {times}
words = sum(len(read.parsed.words) for read in read_text(text, reader, language="en"))
taken = time.perf_counter() - started - opened
print(opened, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, words, words / taken)
"""


def sentences() -> list[list[Token]]:
    """About 2,000 words of the bundled example's pages."""
    from importlib.resources import files

    texts = sorted(files(example).joinpath("pages").iterdir(), key=lambda page: page.name)
    cut: list[list[Token]] = []
    for page in texts:
        if page.name.endswith(".txt"):
            text = page.read_text(encoding="utf-8")
            cut += [cut_words(s.text) for s in split_sentences(text, language="en")]
    while sum(map(len, cut)) < WORDS:
        cut += cut
    return cut


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The opened model."""
    return open_reader("en")


def test_words_a_second(benchmark: object, reader: Reader) -> None:
    """All heads on every sentence."""
    cut = sentences()
    benchmark.extra_info["words"] = sum(map(len, cut))  # type: ignore[attr-defined]
    benchmark(reader.read, cut)  # type: ignore[operator]


def measured(times: int) -> Sequence[float]:
    """Seconds to open, megabytes at most, words and words a second, in a fresh process."""
    text = "Two soldiers were killed near Kalonda on Monday, the army said. Residents fled. "
    script = SCRIPT.format(text=text, times=times)
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return [float(value) for value in done.stdout.split()]


def test_memory_of_a_worker() -> None:
    """What a process holds at most, on a short text and on 200,000 words."""
    for times in (10, 1000, 12_500):
        opened, megabytes, words, speed = measured(times)
        print(f"\n{words:.0f} words: open {opened:.2f} s, {megabytes:.0f} MB, {speed:.0f} words/s")
