"""The benchmarks are run by hand; here only that they still fit the code that they measure."""

import sys
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

import pytest

from syrtis import example
from syrtis.model import Article, Page, Status
from syrtis.read import read_page
from syrtis.read.inputs import gather

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
ways = pytest.importorskip("ways")
regex_baseline = pytest.importorskip("regex_baseline")
report = pytest.importorskip("report")

UNTRAINED = {way for each in ways.STAGES.values() for way in each if way.needs != "spacy"}
LACKS = [way.lacks for each in ways.STAGES.values() for way in each]


def _pieces() -> tuple[tuple[Page, ...], tuple[Article, ...]]:
    with as_file(example.pages()) as folder:
        pages = [page for page in gather([folder]) if isinstance(page, Page)]
    markup, text = (
        next(p for p in pages if n in p.source) for n in ("market-bomb", "port-shelled")
    )
    read = [row for row in read_page(text) if isinstance(row, Article)]
    return (markup,), tuple(row for row in read if row.status is Status.READ)


@pytest.mark.parametrize("way", sorted(UNTRAINED, key=lambda way: way.name), ids=lambda w: w.name)
def test_every_way_reads_a_page(way: object, tmp_path: Path) -> None:
    """Ours and the peers that need no training read an article of the example and find something."""
    pytest.importorskip(way.needs)
    pages, articles = _pieces()
    of_pages = way in ways.STAGES["Pages to articles"]
    cost = ways.measure(way, pages if of_pages else articles, tmp_path, 60)
    assert cost.articles == 1
    assert cost.found > 0


def test_a_peer_that_is_absent_is_told() -> None:
    """A package that is not installed is said to be so, and ends nothing."""
    way = replace(next(iter(UNTRAINED)), needs="no_such_package")
    assert report.measured(way, Path("pieces"), Path("home")) == "not installed"


@pytest.mark.parametrize("lacks", [*LACKS, *(each[2] for each in report.NEAR_COPIES.values())])
def test_what_is_not_done_is_told_in_few_words(lacks: str) -> None:
    """Five words at most."""
    assert 0 < len(lacks.split()) <= 5


def test_the_baseline_is_no_straw_man() -> None:
    """It reads number words, thousands and places, and takes no year for a number."""
    text = (
        "Shelling killed twelve people in Tripoli. In 2011 1,200 were wounded. It rained in 2012."
    )
    rows = [(row.number, row.harm, row.place) for row in regex_baseline.open_baseline()(text)]
    assert rows == [(12, "killed", "Tripoli"), (1200, "wounded", None)]
