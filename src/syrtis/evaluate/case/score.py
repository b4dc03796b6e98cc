"""Reads a case and scores a record against it, section by section."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from syrtis.errors import BenchmarkError
from syrtis.evaluate.case.counts import score_counts
from syrtis.evaluate.case.names import score_actors, score_control, score_places
from syrtis.evaluate.case.occurrences import score_events, score_origins
from syrtis.evaluate.case.pages import score_dates, score_evidence, score_furniture
from syrtis.evaluate.case.sides import Section, sides_of
from syrtis.evaluate.readers.lines import read_json
from syrtis.evaluate.rows import Tables

__all__ = ["read_case", "score_case"]

_SECTIONS = (
    score_evidence,
    score_dates,
    score_furniture,
    score_counts,
    score_control,
    score_actors,
    score_places,
    score_origins,
    score_events,
)
_LISTS = ("documents", "furniture", "lineage", "actors", "places", "claims", "control", "events")
_SPANNED = ("furniture", "lineage", "claims", "control")


def read_case(path: Path) -> Mapping[str, Any]:
    """Read the gold of a case and check that every part of it is there."""
    gold = read_json(path)
    for name in _LISTS:
        if not isinstance(gold.get(name), list):
            raise BenchmarkError(f"{path} has no list `{name}`: it is not the gold of a case")
    for name in _SPANNED:
        for number, item in enumerate(gold[name], start=1):
            _check_span(path, f"{name} {number}", item)
    return gold


def _check_span(path: Path, place: str, item: Any) -> None:
    fine = isinstance(item, dict) and {"document", "start", "end", "quote"} <= item.keys()
    if not fine or item["end"] - item["start"] != len(item["quote"]):
        raise BenchmarkError(
            f"{path}, {place}: no `document`, `start`, `end` and `quote` that fit each other"
        )


def score_case(tables: Tables, gold: Mapping[str, Any]) -> Section:
    """Score a record's tables against a case: the same figures as the case's referee."""
    sides = sides_of(tables, gold)
    parts = [score(sides) for score in _SECTIONS]
    return Section(
        figures={name: value for part in parts for name, value in part.figures.items()},
        misses=tuple(miss for part in parts for miss in part.misses),
    )
