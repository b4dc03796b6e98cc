"""`syrtis build`: a pile of pages in, a record out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from syrtis import __version__
from syrtis.cli.arguments import RecordOption, RuleOption
from syrtis.cli.engines import CacheOption, Places, SchedulerOption, WorkersOption, engine_opened
from syrtis.cli.summary import print_summary
from syrtis.cli.terminal import output, progress_shown
from syrtis.errors import StaleError
from syrtis.events import Rule
from syrtis.model import Contents
from syrtis.store import (
    Named,
    check_target,
    file_of,
    hold_record,
    kept_decisions,
    open_record,
    write_record,
)

if TYPE_CHECKING:
    from syrtis.pipeline import Engine, TakenIn

__all__ = ["BuildTables", "build", "build_record", "build_taken"]

_NOTHING: Mapping[str, str] = {}


def build(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGES...",
            help="Files and folders of pages: text, HTML, JSON Lines, WARC, feeds. Also any address "
            "that fsspec knows (s3://..., zip://::FILE), but none of the web.",
        ),
    ],
    record: RecordOption,
    *,
    gazetteer: Annotated[
        list[Path] | None,
        typer.Option(
            "--gazetteer",
            "-g",
            metavar="FILE",
            help="A table of places that go before all others: CSV, GeoNames dump, UCDP's events.",
        ),
    ] = None,
    outlets: Annotated[
        list[Path] | None,
        typer.Option(
            "--outlets",
            metavar="FILE",
            help="A table of mastheads and hosts that are one publisher: CSV with name, publisher.",
        ),
    ] = None,
    rule: RuleOption = Rule.UCDP,
    workers: WorkersOption = 1,
    scheduler: SchedulerOption = None,
    cache: CacheOption = None,
) -> None:
    """Build a record from raw pages. An old record is replaced only by a whole new one, which keeps
    what was decided in it.
    """
    with engine_opened(Places(workers=workers, scheduler=scheduler, cache=cache)) as engine:
        build_record(pages, record, gazetteer or [], outlets or [], rule=rule, engine=engine)
    with open_record(record) as opened:
        print_summary(output(), opened)


def build_record(
    pages: Sequence[Path | str],
    record: Named,
    gazetteers: Sequence[Path] = (),
    outlets: Sequence[Path] = (),
    *,
    rule: Rule = Rule.UCDP,
    engine: "Engine | None" = None,
) -> bool:
    """Build and write a record, with a progress display; false = it was up to date already."""
    check_target(record)  # before the work, not after it
    from syrtis import pipeline  # slow to import; no other command needs all of it

    with hold_record(record), progress_shown() as progress:
        engine = replace(engine or pipeline.HERE, progress=progress)
        taken = pipeline.take_in(pages, progress)
        tables: BuildTables = {"gazetteers": gazetteers, "outlets": outlets, "rule": rule}
        made_of = pipeline.made_of(taken, **tables, decisions=kept_decisions(record))
        if engine.kept and engine.kept.is_written(made_of, file_of(record)):
            return False
        build_taken(taken, record, tables, engine)
        if engine.kept:
            engine.kept.was_written(made_of, file_of(record))
    return True


class BuildTables(TypedDict):
    """What a user gives a build besides pages."""

    gazetteers: Sequence[Path]
    outlets: Sequence[Path]
    rule: Rule


def build_taken(
    taken: "TakenIn",
    record: Named,
    tables: BuildTables,
    engine: "Engine",
    about: Mapping[str, str] = _NOTHING,
) -> None:
    """Build and write a record of what was taken in; `about` is told in it."""
    from syrtis import pipeline

    with pipeline.cycles_unsought():
        built = pipeline.build(taken, **tables, decisions=kept_decisions(record), engine=engine)
        engine.progress("write", 0, None)
        built = replace(built, about={**built.about, **about, "syrtis": __version__})
        _write(record, built, tables["outlets"])


def _write(record: Named, built: Contents, outlets: Sequence[Path]) -> None:
    """Write a record; decisions that were made while it was built are laid over it and kept."""
    try:
        write_record(record, built)
    except StaleError:
        from syrtis.naming.outlets import open_outlets
        from syrtis.pipeline.views import decided

        kept = kept_decisions(record)
        write_record(record, decided(built, kept, open_outlets(tuple(outlets))))
