"""`syrtis watch`: pages are added to a record as they come into a folder or a feed."""

import json
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from syrtis import __version__
from syrtis.cli.arguments import RecordOption, RuleOption
from syrtis.cli.build import BuildTables, build_taken
from syrtis.cli.engines import CacheOption, Places, SchedulerOption, WorkersOption, engine_opened
from syrtis.cli.terminal import clipped, note, one_line, output
from syrtis.events import Rule
from syrtis.model import Issue, Page
from syrtis.store import Named, check_target, hold_record, open_record, record_exists

if TYPE_CHECKING:
    from syrtis.pipeline import Engine
    from syrtis.pipeline.watching import Watched

__all__ = ["watch"]

_LEAST_MINUTES = 5.0
_AGENT = f"syrtis/{__version__} (reads feeds that its user names; keeps what they print)"


def watch(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="FOLDER|FEED...",
            help="Folders (as for `build`), and addresses of RSS or Atom feeds.",
        ),
    ],
    record: RecordOption,
    *,
    every: Annotated[
        float,
        typer.Option(
            min=_LEAST_MINUTES,
            metavar="MINUTES",
            help="How long to wait between two looks; longer where a server asks for it or fails.",
        ),
    ] = 30.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    gazetteer: Annotated[
        list[Path] | None,
        typer.Option("--gazetteer", "-g", metavar="FILE", help="As for `build`."),
    ] = None,
    outlets: Annotated[
        list[Path] | None, typer.Option("--outlets", metavar="FILE", help="As for `build`.")
    ] = None,
    rule: RuleOption = Rule.UCDP,
    workers: WorkersOption = 1,
    scheduler: SchedulerOption = None,
    cache: CacheOption = None,
) -> None:
    """Add pages to a record as they come: what it holds stays, what is new is read. Feeds are asked
    only for what changed, and by name. End it with Ctrl-C; the record is whole at any time.
    """
    check_target(record)
    tables: BuildTables = {
        "gazetteers": gazetteer or (),
        "outlets": outlets or (),
        "rule": rule,
    }
    with engine_opened(Places(workers=workers, scheduler=scheduler, cache=cache)) as engine:
        for wait_s in _looks(places, record, tables, engine, every * 60):
            if once:
                return
            time.sleep(wait_s)


def _looks(
    places: Sequence[str], record: Named, tables: BuildTables, engine: "Engine", every_s: float
) -> Iterator[float]:
    """Look into the places that are due, add what is new, and give the seconds until the next look."""
    from syrtis.pipeline.watching import Watched, look, next_look_s
    from syrtis.read.inputs.fetching import FetchLimits

    watched = _states(record)
    due = dict.fromkeys(places, time.monotonic())
    while True:
        found: list[Page | Issue] = []
        for place in [each for each in places if due[each] <= time.monotonic()]:
            seen = look(
                place,
                watched.get(place, Watched()),
                agent=_AGENT,
                now=datetime.now(UTC),
                limits=FetchLimits(),
            )
            watched[place] = seen.watched
            due[place] = time.monotonic() + next_look_s(seen.watched, every_s)
            found += seen.found
            if seen.trouble:
                note(f"{place}: {seen.trouble}; asked again later, nothing is lost")
        _add(record, found, tables, engine, watched)
        yield max(0.0, min(due.values()) - time.monotonic())


def _states(record: Named) -> "dict[str, Watched]":
    from syrtis.pipeline.watching import states_of

    if not record_exists(record):
        return {}
    with open_record(record) as opened:
        return states_of(opened.about)


def _add(
    record: Named,
    found: Sequence[Page | Issue],
    tables: BuildTables,
    engine: "Engine",
    watched: "dict[str, Watched]",
) -> None:
    """Build the record anew of its own pages and the new ones; kept work makes that short."""
    from syrtis.pipeline.watching import ABOUT, added

    with hold_record(record):
        pages, sources, issues = _held(record)
        taken = added(pages, sources, issues, found)
        if taken is None:
            return
        about = {
            ABOUT + place: json.dumps(dict(each.state), sort_keys=True)
            for place, each in watched.items()
            if each.state
        }
        build_taken(taken, record, tables, engine, about)
    for page in found:
        if isinstance(page, Page) and (page.id, page.source) not in set(sources):
            output().print(f"+ {clipped(one_line(page.source), 100)}")


def _held(record: Named) -> tuple[list[Page], list[tuple[str, str]], list[Issue]]:
    if not record_exists(record):
        return [], [], []
    with open_record(record) as opened:
        return list(opened.pages()), list(opened.sources()), list(opened.issues())
