"""`syrtis build`: a pile of pages in, a record out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from syrtis import __version__
from syrtis.cli.arguments import RecordOption, RuleOption
from syrtis.cli.summary import print_summary
from syrtis.cli.terminal import output, progress_shown
from syrtis.errors import StaleError
from syrtis.events import Rule
from syrtis.model import Contents
from syrtis.store import Named, check_target, kept_decisions, open_record, write_record

__all__ = ["build", "build_record"]


def build(
    pages: Annotated[
        list[Path],
        typer.Argument(
            metavar="PAGES...",
            help="Files and folders of pages: text, HTML, JSON Lines, WARC, feeds.",
        ),
    ],
    record: RecordOption,
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
) -> None:
    """Build a record from raw pages. An old record is replaced only by a whole new one, which keeps
    what was decided in it.
    """
    build_record(pages, record, gazetteer or [], outlets or [], rule=rule)
    with open_record(record) as opened:
        print_summary(output(), opened)


def build_record(
    pages: list[Path],
    record: Named,
    gazetteers: Sequence[Path] = (),
    outlets: Sequence[Path] = (),
    *,
    rule: Rule = Rule.UCDP,
) -> None:
    """Build and write a record, with a progress display."""
    check_target(record)  # before the work, not after it
    from syrtis import pipeline  # slow to import; no other command needs all of it

    with progress_shown() as progress:
        built = pipeline.build(
            pages,
            gazetteers=gazetteers,
            outlets=outlets,
            decisions=kept_decisions(record),
            rule=rule,
            progress=progress,
        )
        progress("write", 0, None)
        built = replace(built, about={**built.about, "syrtis": __version__})
        _write(record, built, outlets)


def _write(record: Named, built: Contents, outlets: Sequence[Path]) -> None:
    """Write a record; decisions that were made while it was built are laid over it and kept."""
    try:
        write_record(record, built)
    except StaleError:
        from syrtis.naming.outlets import open_outlets
        from syrtis.pipeline.views import decided

        kept = kept_decisions(record)
        write_record(record, decided(built, kept, open_outlets(tuple(outlets))))
