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
from pathlib import Path

import psutil
from pile import CORPUS, write_pages

MORE = 50
WATCHED_EVERY_SECONDS = 0.1


@dataclass(slots=True)
class Peaks:
    """Most resident bytes seen."""

    own: int = 0
    worker: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What one build took: seconds of the clock and of all processors, and its peaks of memory."""

    what: str
    articles: int
    seconds: float
    processors: float
    peaks: Peaks

    def __str__(self) -> str:
        """Give one line of the table that `main` prints."""
        return (
            f"  {self.what:<26}{self.articles:>8,} articles{self.seconds:>10.1f} s"
            f"{self.processors:>10.1f} s of processors"
            f"{self.peaks.own / 1e6:>8,.0f} MB{self.peaks.worker / 1e6:>8,.0f} MB a worker"
        )

    def each_ms(self) -> float:
        """Tell the milliseconds of processors that an article has cost."""
        return self.processors / self.articles * 1000


def main() -> None:
    """Measure one size and print a line for each build."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="syrtis-benchmark-") as name:
        home = Path(name)
        words = write_pages(asked.corpus, home / "pages", asked.articles)
        print(f"{asked.articles:,} articles, {words:,} words, {asked.workers} workers")
        options = ["--workers", str(asked.workers), "--cache", str(home / "cache")]
        first = _told("from nothing", home, options, asked.articles)
        print(
            f"  {asked.articles / first.seconds:.1f} articles/s, "
            f"{first.seconds / asked.articles * 1000:.1f} ms each by the clock, "
            f"{first.each_ms():.1f} ms of processors"
        )
        again = _told("again", home, options, asked.articles)
        write_pages(asked.corpus, home / "pages", MORE, first=asked.articles)
        more = _told(f"{MORE} more", home, options, asked.articles + MORE)
        for share, of in (("by the clock", "seconds"), ("of processors", "processors")):
            whole = getattr(first, of)
            print(
                f"  {share}: again {getattr(again, of) / whole:.1%}, "
                f"{MORE} more {getattr(more, of) / whole:.1%} of the first build"
            )
        small = home / "small"
        write_pages(asked.corpus, small / "pages", 3)
        _told("three pages, nothing kept", small, ["--cache", "none"], 3)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    return parser.parse_args()


def _told(what: str, home: Path, options: list[str], articles: int) -> Build:
    done = build(what, home, options, articles)
    print(done, flush=True)
    return done


def build(what: str, home: Path, options: list[str], articles: int) -> Build:
    """Run `syrtis build` on the pages of a folder and watch what it takes."""
    command = [str(Path(sys.executable).with_name("syrtis")), "build", str(home / "pages")]
    start = time.perf_counter()
    running = subprocess.Popen(
        [*command, "-o", str(home / "a.syrtis"), *options], stdout=subprocess.DEVNULL
    )
    peaks = Peaks()
    watch = threading.Thread(target=_watch, args=(running.pid, peaks))
    watch.start()
    _, status, used = os.wait4(running.pid, 0)
    if status:
        raise SystemExit(f"the build {what!r} failed")
    seconds = time.perf_counter() - start
    watch.join()
    return Build(
        what=what,
        articles=articles,
        seconds=seconds,
        processors=used.ru_utime + used.ru_stime,
        peaks=peaks,
    )


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


if __name__ == "__main__":
    main()
