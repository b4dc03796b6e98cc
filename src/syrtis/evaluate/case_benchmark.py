"""The benchmark `case`: a folder with reports/ and gold.json."""

from pathlib import Path

from syrtis.errors import BenchmarkError
from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.case import read_case, score_case
from syrtis.evaluate.corpus import files_below
from syrtis.evaluate.report import Report

__all__ = ["CASE"]


def _measure(path: Path, system: System) -> Report:
    gold = read_case(path / "gold.json")
    own = path / "gazetteer.csv"
    pages = [_pages(path)]
    tables = system.build(pages, [own]) if own.is_file() else system.build(pages)
    section = score_case(tables, gold)
    return Report(
        name="case",
        items=len(gold["documents"]),
        figures=section.figures,
        meaning="of what a careful reader finds in these pages: how much the record holds, at the "
        "right words (counts.f1: count claims found with the exact number)",
        notes=_notes(gold, served={"events": bool(tables.events), "places": bool(tables.places)}),
        errors=section.misses,
    )


def _pages(path: Path) -> Path:
    """Find the folder of a case's pages: reports/, or pages/ in the bundled example."""
    for name in ("reports", "pages"):
        if (path / name).is_dir():
            return path / name
    raise BenchmarkError(f"{path} is no case: it has gold.json, but no folder reports/")


def _files(path: Path) -> tuple[Path, ...]:
    if not (path / "gold.json").is_file():
        raise BenchmarkError(f"{path} is no case: it needs gold.json and a folder reports/")
    return (path / "gold.json", *files_below(_pages(path)))


def _notes(gold: object, *, served: dict[str, bool]) -> tuple[str, ...]:
    missing = [name for name, there in served.items() if not there]
    return tuple(f"not served yet: {name} (the record holds none)" for name in missing)


CASE = Benchmark(
    name="case",
    measure=_measure,
    files=_files,
    headlines=(
        "quotes_true",
        "articles_read",
        "dates.right",
        "dates.wrong",
        "furniture_found",
        "story_lost",
        "counts.f1",
        "control_recall",
        "actors.pair_f1",
        "places_right",
        "origins.falsely_joined",
        "origins.cited_found",
        "events.found",
        "events.wrongly_merged",
    ),
    lower_is_better=(
        "dates.wrong",
        "story_lost",
        "origins.falsely_joined",
        "events.wrongly_merged",
    ),
)
