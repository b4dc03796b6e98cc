"""How long a build takes from end to end, what it needs of memory, and what a second one costs.

    uv run python benchmarks/building.py [--articles 2000] [--workers 2] [--corpus ../shared/...]

Writes a pile of real articles (`pile.py`; without the corpus, the bundled example many times over),
then runs `syrtis build` on it as a user would, each time in a process of its own: from nothing, again,
and with 50 articles more. Also a folder of three pages. Peaks are of resident memory, seen ten times
a second: of the build's own process, and of the largest of those that work for it. On a machine that
others use, the seconds of all processors together tell more than those of the clock.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path

import psutil
from pile import write_pile

from syrtis import example

CORPUS = Path(__file__).resolve().parents[2] / "shared/data/bench/timeline17"
MORE = 50
WATCHED_EVERY_SECONDS = 0.1


@dataclass(slots=True)
class Peaks:
    """Most resident bytes seen."""

    own: int = 0
    worker: int = 0


def main() -> None:
    """Measure one size and print a line for each build."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="syrtis-benchmark-") as name:
        home = Path(name)
        words = _pile(asked.corpus, home / "pages", asked.articles, 0)
        print(f"{asked.articles:,} articles, {words:,} words, {asked.workers} workers")
        options = ["--workers", str(asked.workers), "--cache", str(home / "cache")]
        first = _measured("from nothing", home, options, asked.articles)
        print(
            f"  {asked.articles / first:.1f} articles/s, {first / asked.articles * 1000:.1f} ms each"
        )
        again = _measured("again", home, options, asked.articles)
        _pile(asked.corpus, home / "pages", MORE, asked.articles)
        more = _measured(f"{MORE} more", home, options, asked.articles + MORE)
        print(f"  again {again / first:.1%}, {MORE} more {more / first:.1%} of the first build")
        _three(asked.corpus, home)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    return parser.parse_args()


def _three(corpus: Path, home: Path) -> None:
    small = home / "small"
    _pile(corpus, small / "pages", 3, 0)
    _measured("three pages, nothing kept", small, ["--cache", "none"], 3)


def _measured(what: str, home: Path, options: list[str], articles: int) -> float:
    """Run one build and print its seconds and its memory."""
    command = [str(Path(sys.executable).with_name("syrtis")), "build", str(home / "pages")]
    start = time.perf_counter()
    build = subprocess.Popen(
        [*command, "-o", str(home / "a.syrtis"), *options], stdout=subprocess.DEVNULL
    )
    peaks = Peaks()
    watch = threading.Thread(target=_watch, args=(build.pid, peaks))
    watch.start()
    _, status, used = os.wait4(build.pid, 0)
    if status:
        raise SystemExit(f"the build {what!r} failed")
    seconds = time.perf_counter() - start
    watch.join()
    print(
        f"  {what:<26}{articles:>8,} articles{seconds:>10.1f} s"
        f"{used.ru_utime + used.ru_stime:>10.1f} s of processors"
        f"{peaks.own / 1e6:>8,.0f} MB{peaks.worker / 1e6:>8,.0f} MB a worker",
        flush=True,
    )
    return seconds


def _watch(number: int, peaks: Peaks) -> None:
    try:
        process = psutil.Process(number)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            peaks.own = max(peaks.own, process.memory_info().rss)
            for child in process.children(recursive=True):
                peaks.worker = max(peaks.worker, _resident(child))
            time.sleep(WATCHED_EVERY_SECONDS)
    except psutil.NoSuchProcess:
        return


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def _pile(corpus: Path, folder: Path, articles: int, first: int) -> int:
    if corpus.is_dir():
        return write_pile(corpus, folder, articles, first=first)
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    with as_file(example.pages()) as pages:
        texts = [path.read_text() for path in sorted(pages.glob("*.txt"))]
    for number in range(first, first + articles):
        text = f"{texts[number % len(texts)]}\n\n{number}\n"
        (folder / f"{number:07d}.txt").write_text(text)
        words += len(text.split())
    return words


if __name__ == "__main__":
    main()
