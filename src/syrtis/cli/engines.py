"""Where a build's work is done and kept: options that `build` and `watch` share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from platformdirs import user_cache_path

from syrtis.cli.terminal import note

if TYPE_CHECKING:
    from syrtis.pipeline import Engine

__all__ = ["NOWHERE", "CacheOption", "Places", "SchedulerOption", "WorkersOption", "engine_opened"]

NOWHERE = "none"

WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers",
        "-w",
        min=1,
        metavar="N",
        help="Processes that work at once; more than one pay from some hundred pages on.",
    ),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="A Dask scheduler of your own, such as tcp://host:8786; its workers do the work.",
    ),
]
CacheOption = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="PLACE",
        help="Where finished work is kept, so that it is not done again: a folder, or an address "
        f"that fsspec knows (s3://...); `{NOWHERE}` keeps nothing. Default: the user's cache folder.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What a user said of where work is done and kept."""

    workers: int = 1
    scheduler: str | None = None
    cache: str | None = None


@contextmanager
def engine_opened(places: Places) -> "Iterator[Engine]":
    """Open the engine that a user asked for; say at the end what could not be kept."""
    from syrtis.pipeline import Engine, Limits, SideProcess, Workers, open_kept

    kept = None if places.cache == NOWHERE else open_kept(places.cache or str(_own_cache()))
    crew = (
        SideProcess(Limits())
        if places.workers == 1 and places.scheduler is None
        else Workers(places.workers, Limits(), scheduler=places.scheduler)
    )
    try:
        yield Engine(crew=crew, kept=kept)
        if kept:
            kept.tidy()
    finally:
        crew.close()
        for trouble in kept.troubles if kept else ():
            note(f"{trouble}; the record is whole, and a next build does that work again")


def _own_cache() -> Path:
    home = os.environ.get("SYRTIS_HOME")
    return (Path(home) if home else user_cache_path("syrtis", appauthor=False)) / "work"
