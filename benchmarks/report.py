"""How fast Syrtis is beside what a user would pick instead, as tables in Markdown.

    uv run --group bench python benchmarks/report.py [--articles N] [--full]

Measures by stage, on one core, ours and the peers that are installed, on the same articles and each in
a process of its own; then how long small commands take; then whole builds, by one and two workers, of
250, 500 and 1,000 articles (with `--full` up to 20,000, which takes an hour). Without the corpora of
`../shared/data` it takes the bundled example many times over. Nothing of it is kept.
"""

import argparse
import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

from building import Build, build
from pile import CORPUS, WORLDS, write_pages
from ways import STAGES, Cost, Way

from syrtis import example
from syrtis.ground import open_gazetteer
from syrtis.model import Article, Page, Status
from syrtis.read import read_page
from syrtis.read.inputs import gather

HERE = Path(__file__).resolve().parent
PAGES = CORPUS.parent / "pages"
ARTICLES = 75
ROUNDS = 2
"""Ours and the peers take turns; the faster turn of each counts, for others may use the machine."""
LIMIT_S = 30
"""A way that needs longer is stopped, and its rate is that of the articles it has read."""
STORIES = 5_000
"""Invented stories among which near copies are sought."""
SIZES, FULL = (250, 500, 1_000), (2_000, 5_000, 10_000, 20_000)
BOTH = 500
"""The size that one worker builds too."""
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
PEERS = ("trafilatura", "spacy", "dateparser", "datasketch")

NEAR_COPIES = {
    "ours": ("ours: all four kinds of keys", "syrtis.origins", "insertion one by one"),
    "bands": ("ours: signatures and banding alone", "syrtis.origins", "quotations, numbers, names"),
    "datasketch": ("datasketch: `MinHashLSH`", "datasketch", "quotations, numbers, names"),
}


def main() -> None:
    """Print every table."""
    asked = _arguments()
    start = time.perf_counter()
    _heading()
    with tempfile.TemporaryDirectory(prefix="syrtis-report-") as name:
        home = Path(name)
        _stages(home, asked.articles)
        _near_copies()
        _starting(home)
        _growth(home, (*SIZES, *FULL) if asked.full else SIZES)
    print(f"\nThis report took {time.perf_counter() - start:.0f} s.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES, help="articles for the stages")
    parser.add_argument("--full", action="store_true", help="builds of up to 20,000 articles too")
    return parser.parse_args()


def _heading() -> None:
    versions = ", ".join(f"{name} {_version(name)}" for name in ("syrtis", *PEERS))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, ", end="")
    print(f"{os.getloadavg()[0]:.1f} processes at work before this one. {versions}.")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _stages(home: Path, articles: int) -> None:
    """Measure every stage's ways on the same pieces."""
    open_gazetteer()  # is made at the first use, which is nobody's cost here
    pages = tuple(islice(cycle(_html()), articles))
    stories = tuple(_articles(home / "pile", articles))
    words = sum(len(story.text.split()) for story in stories) // len(stories)
    print(f"\n## Stages, on one core\n\n{len(pages)} HTML pages; {len(stories)} articles", end="")
    print(f" of {words} words. Seconds are those of the processor.")
    untrained = _trained(home / "spacy") if find_spec("spacy") else ""
    for stage, ways in STAGES.items():
        _table(stage, "articles/s", "MB", "ready, s", "found", "does not do")
        pieces = home / "pieces"
        pieces.write_bytes(pickle.dumps(pages if stage.startswith("Pages") else stories))
        rounds = [
            [
                untrained if way.needs == "spacy" and untrained else measured(way, pieces, home)
                for way in ways
            ]
            for _ in range(ROUNDS)
        ]
        for way, costs in zip(ways, zip(*rounds, strict=True), strict=True):
            _stage_row(way, _best(costs))


def _html() -> list[Page]:
    """Take the example's HTML pages, and real ones where there are some."""
    with as_file(example.pages()) as folder:
        found = [*gather([folder]), *(gather([PAGES]) if PAGES.is_dir() else ())]
        return [page for page in found if isinstance(page, Page) and page.media == "html"]


def _articles(folder: Path, articles: int) -> Iterator[Article]:
    """Take different stories: of those that the pile tells several times, one telling."""
    write_pages(CORPUS, folder, articles * WORLDS)
    for page in islice(gather([folder]), 0, None, WORLDS):
        if isinstance(page, Page):
            for read in read_page(page, languages=frozenset({"en"})):
                if isinstance(read, Article) and read.status is Status.READ:
                    yield read


def _trained(folder: Path) -> str:
    """Train the pipeline; tell why not, or nothing."""
    start = time.perf_counter()
    done = _run(str(HERE / "spacy_peer.py"), str(folder))
    if done.returncode:
        return f"not trained: {done.stderr.strip().splitlines()[-1]}"
    print(f"The spaCy pipeline was trained for {time.perf_counter() - start:.0f} s in this run.")
    return ""


def measured(way: Way, pieces: Path, home: Path) -> Cost | str:
    """Measure a way in a process of its own; or tell why it was not."""
    if find_spec(way.needs) is None:
        return "not installed"
    done = _run(str(HERE / "ways.py"), way.name, str(pieces), str(home), str(LIMIT_S))
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1]}"
    return Cost(**json.loads(done.stdout))


def _best(costs: tuple[Cost | str, ...]) -> Cost | str:
    """Take the fastest turn; or why there was none."""
    done = [cost for cost in costs if isinstance(cost, Cost)]
    return max(done, key=lambda cost: cost.articles / cost.seconds) if done else costs[0]


def _stage_row(way: Way, cost: Cost | str) -> None:
    if isinstance(cost, str):
        _row(way.name, cost, "", "", "", way.lacks)
        return
    _row(
        way.name,
        f"{cost.articles / cost.seconds:,.1f}",
        f"{cost.mb:,.0f}",
        f"{cost.ready:.1f}",
        f"{cost.found:,} {way.found}",
        way.lacks,
    )


def _near_copies() -> None:
    """Bring like stories together, as `origins.py` does, and add what the import costs."""
    _table(
        f"Near copies, among {STORIES:,} invented stories",
        "articles/s", "MB", "import, s", "copies found", "does not do",
    )  # fmt: skip
    for way, (name, package, lacks) in NEAR_COPIES.items():
        if find_spec(package) is None:
            _row(name, "not installed", "", "", "", lacks)
            continue
        imported = json.loads(_run(str(HERE / "costs.py"), package).stdout)
        told = json.loads(_run(str(HERE / "origins.py"), "--json", way, str(STORIES)).stdout)
        _row(
            name,
            f"{STORIES / told['seconds']:,.0f}",
            f"{told['mb'] + imported['mb']:,.0f}",
            f"{imported['seconds']:.1f}",
            f"{told['copies']:.1%}",
            lacks,
        )


def _starting(home: Path) -> None:
    """Time small commands by the clock, the best of three."""
    write_pages(CORPUS, home / "three", 3)
    syrtis = str(Path(sys.executable).with_name("syrtis"))
    target = ["-o", str(home / "three.syrtis"), "--cache", "none"]
    commands = {
        "`syrtis --version`": ["--version"],
        "`syrtis --help`": ["--help"],
        "`syrtis build` of three pages": ["build", str(home / "three"), *target],
    }
    _table("Start-up", "seconds by the clock, best of 3")
    for name, command in commands.items():
        _row(name, f"{min(_timed([syrtis, *command]) for _ in range(3)):.2f}")


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _growth(home: Path, sizes: tuple[int, ...]) -> None:
    """Build piles of growing size by two workers, and one of them by one."""
    _table(
        "Whole builds, from nothing",
        "workers", "articles/s by the clock", "cores it got", "ms of processors an article",
        "MB, the build", "MB, a worker",
    )  # fmt: skip
    done = {}
    for size in sizes:
        for workers in (1, 2) if size == BOTH else (2,):
            done[size, workers] = _built(home / "build", size, workers)
    first, last = done[sizes[0], 2], done[sizes[-1], 2]
    saved = done[BOTH, 1].seconds / done[BOTH, 2].seconds
    print(
        f"\nAn article among {last.articles:,} costs {last.each_ms() / first.each_ms():.2f} times",
        end="",
    )
    print(f" that among {first.articles:,}. Two workers are {saved:.2f} times as fast as one.")


def _built(folder: Path, articles: int, workers: int) -> Build:
    write_pages(CORPUS, folder / "pages", articles)
    options = ["--workers", str(workers), "--cache", str(folder / "cache")]
    done = build("from nothing", folder, options, articles)
    shutil.rmtree(folder)
    _row(
        f"{articles:,} articles",
        str(workers),
        f"{articles / done.seconds:.1f}",
        f"{done.processors / done.seconds:.2f}",
        f"{done.each_ms():.0f}",
        f"{done.peaks.own / 1e6:,.0f}",
        f"{done.peaks.worker / 1e6:,.0f}" if workers > 1 else "-",
    )
    return done


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **ONE_CORE},
        capture_output=True,
        text=True,
        check=False,
    )


def _table(*heads: str) -> None:
    print()
    _row(*heads)
    _row("---", *["---:"] * (len(heads) - 1))


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
