"""What grounding costs beside the reader, and what opening the gazetteer costs a worker.

    uv run python benchmarks/grounding.py PAGES...

Reads, claims and grounds every page in this process and prints the seconds of each step, the share of
grounding in the reader's time, and the gazetteer's opening time and memory (Linux and macOS only).
"""

import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from syrtis.language import LANGUAGES
from syrtis.model import Article, Page, Status
from syrtis.pipeline import claiming
from syrtis.read import read_page
from syrtis.read.inputs import gather

STEPS = {
    "read_text": "reading sentences",
    "find_claims": "claims",
    "find_times": "times",
    "place_names": "places",
    "chain_actors": "actors",
    "date_claims": "claims dated",
    "locate_claims": "claims located",
}
GROUNDING = ("times", "places", "actors", "claims dated", "claims located")

OPENING = """
import resource, sys
from time import perf_counter
import syrtis.ground.places as places
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = perf_counter()
places.open_gazetteer().named("Tripoli")
scale = 1024 if sys.platform != "darwin" else 1024 * 1024
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(f"gazetteer: {(perf_counter() - start) * 1000:.1f} ms to open and look up, {grown / scale:.1f} MB")
"""


def main() -> None:
    """Measure, and print a line for each step."""
    spent: defaultdict[str, float] = defaultdict(float)
    for name, step in STEPS.items():
        setattr(claiming, name, _timed(getattr(claiming, name), step, spent))
    articles = list(_articles([Path(path) for path in sys.argv[1:]]))
    list(claiming.claim(articles[0]))  # opens the model and the gazetteer
    spent.clear()
    for article in articles:
        list(claiming.claim(article))
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles):,} articles, {words:,} words")
    for step in STEPS.values():
        print(f"{step:<20}{spent[step]:8.2f} s")
    grounding = sum(spent[step] for step in GROUNDING)
    print(f"grounding is {grounding / spent['reading sentences']:.1%} of the reader's time")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:,.0f} MB")
    subprocess.run([sys.executable, "-c", OPENING], check=True)


def _articles(paths: list[Path]) -> Iterator[Article]:
    for page in gather(paths):
        if isinstance(page, Page):
            for read in read_page(page, languages=LANGUAGES):
                if isinstance(read, Article) and read.status is Status.READ:
                    yield read


def _timed(
    function: Callable[..., Any], step: str, spent: defaultdict[str, float]
) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        start = perf_counter()
        result = function(*given, **named)
        result = list(result) if hasattr(result, "__next__") else result
        spent[step] += perf_counter() - start
        return result

    return timed


if __name__ == "__main__":
    main()
