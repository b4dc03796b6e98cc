"""`syrtis evaluate`: how well the system reads, on public benchmarks, and the pinned floors."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis import __version__, example
from syrtis.cli.arguments import JsonOption
from syrtis.cli.terminal import clipped, fail, one_line, output, progress_shown
from syrtis.errors import InputError
from syrtis.evaluate import (
    BENCHMARKS,
    FLOORS,
    Floor,
    Report,
    System,
    Tables,
    accuracy_page,
    benchmark_named,
    broken_by,
    flat,
    floor_path,
    is_breakable,
    read_export,
    read_floors,
    run_benchmark,
    saved_run,
    tables_of,
    update_floor,
    write_floors,
)
from syrtis.evaluate.readers.lines import read_json
from syrtis.language import open_reader
from syrtis.pipeline import Engine, build
from syrtis.store import open_record

__all__ = ["evaluate"]

FLOORS_NAME, ACCURACY_NAME = "floors", "accuracy"
_QUOTE_WIDTH = 100


def evaluate(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=f"A benchmark ({', '.join(BENCHMARKS)}); or `floors`: check all pinned floors; or "
            "`accuracy`: print the page of a saved run.",
        ),
    ],
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="The benchmark's file or folder; for `floors` the folder of shared data, if there "
            "is one; for `accuracy` a saved run.",
        ),
    ] = None,
    *,
    record: Annotated[
        str | None,
        typer.Option(
            metavar="RECORD",
            help="Score this record (or folder of its JSON Lines) in place of building the pages.",
        ),
    ] = None,
    as_json: JsonOption = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what went wrong, with the words.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="With `floors`: raise every floor that can be raised.")
    ] = False,
    lower: Annotated[
        str | None,
        typer.Option(
            metavar="REASON",
            help="With `floors --update`: let floors sink; CHANGELOG.md must name each.",
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With `floors`: run all and save the run as JSON."),
    ] = None,
    quick: Annotated[
        bool,
        typer.Option("--quick", help="With `floors`: leave out those that take minutes each."),
    ] = False,
) -> None:
    """Measure how well the system reads, on a public benchmark in its own format."""
    if name == FLOORS_NAME:
        _floors(path, update=update, lower=lower, save=save, quick=quick)
    elif path is None:
        raise InputError(f"`evaluate {name}` needs a PATH: the benchmark's file or folder")
    elif name == ACCURACY_NAME:
        typer.echo(accuracy_page(read_json(path)), nl=False)
    else:
        with _system(record) as system:
            report = run_benchmark(benchmark_named(name), path, system)
        _print_json(report, errors=errors) if as_json else _print(report, errors=errors)


@contextmanager
def _system(record: str | None) -> Iterator[System]:
    """Give what is measured: the pipeline as it is, or a record made earlier."""
    if record is None:
        with progress_shown() as progress:
            yield System(
                build=lambda inputs, gazetteers=(): _rows_of(
                    build(inputs, gazetteers=gazetteers, engine=Engine(progress=progress))
                ),
                reader=lambda: open_reader("en"),
            )
    else:
        tables = _read_record(record)
        yield System(build=lambda inputs, gazetteers=(): tables)


def _rows_of(built: object) -> Tables:
    return tables_of(lambda table: getattr(built, table))


def _read_record(record: str) -> Tables:
    if Path(record).is_dir():
        return read_export(Path(record))
    with open_record(record) as opened:
        return tables_of(opened.rows)


def _print(report: Report, *, errors: bool) -> None:
    console = output()
    console.print(Text(f"{report.name}: {report.items} items, data {report.data}", style="bold"))
    console.print(Text(report.meaning), soft_wrap=True)
    console.print(_figures_table(report))
    for note in report.notes:
        console.print(Text(f"note: {note}", style="dim"), soft_wrap=True)
    if not report.published:
        console.print(Text("published: no figure known to us", style="dim"))
    if errors:
        _print_errors(console, report)


def _figures_table(report: Report) -> Table:
    best = {entry.figure: entry for entry in report.published}
    table = Table(box=None, pad_edge=False)
    for heading in ("figure", "ours", "best published", ""):
        table.add_column(heading, justify="right" if heading == "ours" else "left")
    for name, value in flat(report.figures):
        entry = best.get(name)
        table.add_row(
            name,
            "-" if value is None else str(value),
            f"{entry.value} {entry.who}" if entry else "",
            Text(f"not the same: {entry.caveat}" if entry and not entry.same else "", style="dim"),
        )
    return table


def _print_errors(console: Console, report: Report) -> None:
    for miss in report.errors:
        quote = f" “{clipped(one_line(miss.quote), _QUOTE_WIDTH)}”" if miss.quote else ""
        line = f"{miss.kind} · {miss.where}{quote}: wanted {miss.wanted}; found {miss.found}"
        console.print(Text(one_line(line)), soft_wrap=True)


def _print_json(report: Report, *, errors: bool) -> None:
    row = msgspec.to_builtins(report)
    if not errors:
        del row["errors"]
    typer.echo(msgspec.json.encode(row).decode())


def _floors(
    shared: Path | None, *, update: bool, lower: str | None, save: Path | None, quick: bool
) -> None:
    """Run the floors whose data is there; end with 1 where one is broken."""
    if lower is not None and not update:
        raise InputError("--lower goes with --update: a check alone never lowers a floor")
    floors = read_floors()
    homes = {"project": Path(str(files(example))), "checkout": Path.cwd()}
    homes |= {"shared": shared} if shared else {}
    with _system(None) as system:
        chosen = floors if update or save else [floor for floor in floors if is_breakable(floor)]
        chosen = [floor for floor in chosen if not (quick and floor.slow)]
        reports = {
            floor.name: report
            for floor in chosen
            if (report := _measured(floor, system, homes)) is not None
        }
    if save:
        save.write_bytes(_saved(reports))
    if update:
        _update(floors, reports, lower)
    else:
        _check(floors, reports)


def _measured(floor: Floor, system: System, homes: Mapping[str, Path]) -> Report | None:
    path = floor_path(floor, homes)
    if path is None:
        output().print(Text(f"{floor.name}: its data is not here", style="dim"))
        return None
    return run_benchmark(benchmark_named(floor.benchmark), path, system)


def _check(floors: Sequence[Floor], reports: dict[str, Report]) -> None:
    broken = [
        line
        for floor in floors
        if floor.name in reports
        for line in broken_by(floor, reports[floor.name])
    ]
    for line in broken:
        fail(line)
    if broken:
        raise typer.Exit(1)
    output().print(Text(f"{len(reports)} floors hold"))


def _update(floors: Sequence[Floor], reports: dict[str, Report], lower: str | None) -> None:
    changelog = Path("CHANGELOG.md")
    told = changelog.read_text(encoding="utf-8") if lower and changelog.is_file() else ""
    new = [
        update_floor(floor, reports[floor.name], lower=lower is not None, changelog=told)
        if floor.name in reports
        else floor
        for floor in floors
    ]
    write_floors(new)
    moved = [floor.name for floor, old in zip(new, floors, strict=True) if floor != old]
    output().print(Text(f"{FLOORS.name}: {', '.join(moved) or 'nothing'} moved"))


def _saved(reports: dict[str, Report]) -> bytes:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return saved_run(reports, day=date.today().isoformat(), machine=machine, version=__version__)
