"""The in-process engine: runs a stage over records here and now, with no start-up cost."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from syrtis.pipeline.stages import Group, Map

__all__ = ["Progress", "run_group", "run_map", "silent"]

In = TypeVar("In")
Out = TypeVar("Out")

Progress = Callable[[str, int, int | None], None]
"""Told the stage's name, how much is done, and of how much (null = not known yet)."""


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


def run_map(stage: Map[In, Out], records: Sequence[In], progress: Progress = silent) -> list[Out]:
    """Run a `Map` stage over records, in the order given."""
    results: list[Out] = []
    for done, record in enumerate(records):
        progress(stage.name, done, len(records))
        results.extend(stage.apply(record))
    progress(stage.name, len(records), len(records))
    return results


def run_group(
    stage: Group[In, Out], records: Sequence[In], progress: Progress = silent
) -> list[Out]:
    """Run a `Group` stage: keys in sorted order, each with its records in the stage's order."""
    groups: defaultdict[str, list[In]] = defaultdict(list)
    for record in records:
        key = stage.key(record)
        if key is not None:
            groups[key].append(record)
    results: list[Out] = []
    for done, key in enumerate(sorted(groups)):
        progress(stage.name, done, len(groups))
        results.extend(stage.apply(key, sorted(groups[key], key=stage.order)))
    progress(stage.name, len(groups), len(groups))
    return results
