"""`syrtis export`: the tables of a record, or its events and claims in others' shapes, as files."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import output
from syrtis.events import Rule
from syrtis.export import (
    FileFormat,
    Shape,
    Shaped,
    export_record,
    export_shape,
    write_codebook,
)
from syrtis.model import TABLES, Contents, Row
from syrtis.store import Record, open_record, record_contents

__all__ = ["export"]


class _Format(StrEnum):
    """What `--format` may be."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    UCDP = "ucdp"
    ACLED = "acled"
    HXL = "hxl"
    GEOJSON = "geojson"
    WEBANNOTATION = "webannotation"


_SHAPES = {
    _Format.UCDP: Shape.GED,
    _Format.ACLED: Shape.ACLED,
    _Format.HXL: Shape.HXL,
    _Format.GEOJSON: Shape.GEOJSON,
    _Format.WEBANNOTATION: Shape.ANNOTATIONS,
}


def export(
    record: RecordArgument,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ],
    file_format: Annotated[
        _Format,
        typer.Option(
            "--format",
            "-f",
            help="Ten tables as jsonl, csv or parquet; or the events as ucdp (GED), acled, hxl (flat, "
            "with a row of HXL tags) or geojson; or the claims as webannotation.",
        ),
    ] = _Format.JSONL,
    rule: Annotated[
        Rule | None,
        typer.Option(
            "--rule",
            help="Choose the figures of events by this rule, in the files only: ucdp, acled, majority "
            "or latest. Without it, that of the record; for the format acled, acled.",
        ),
    ] = None,
) -> None:
    """Write the ten tables of a record into a folder, one file each; or its events or claims in one
    file of a shape that others' tools expect. `codebook.md` beside them says what every column means.
    """
    with open_record(record) as opened:
        if file_format in _SHAPES:
            contents = _ruled(record_contents(opened), file_format, rule)
            _print_shaped(export_shape(contents, _SHAPES[file_format], folder))
        else:
            _export_tables(opened, FileFormat(file_format), folder, rule)
    output().print(Text(f"{'':>14}  {write_codebook(folder)}"), soft_wrap=True)


def _ruled(contents: Contents, file_format: _Format, rule: Rule | None) -> Contents:
    """Choose the figures anew, where a rule or a shape asks for it."""
    if rule is None and file_format is not _Format.ACLED:
        return contents
    from syrtis.pipeline.profiles import as_acled, by_rule  # slow to import

    if file_format is _Format.ACLED:
        return as_acled(contents, rule or Rule.ACLED)
    return by_rule(contents, rule or Rule.UCDP)


def _export_tables(
    opened: Record, file_format: FileFormat, folder: Path, rule: Rule | None
) -> None:
    rows: dict[str, Iterable[Row]] = {name: opened.rows(name) for name in TABLES}
    if rule is not None:
        ruled = _ruled(record_contents(opened), _Format.JSONL, rule)
        ordered = sorted(ruled.events, key=lambda event: event.id)
        rows["events"] = ordered
    written = export_record(rows, file_format=file_format, folder=folder)
    for path in written:
        number = f"{opened.count(path.stem):>9,} rows" if path.stem in TABLES else ""
        output().print(Text(f"{number:>14}  {path}"), soft_wrap=True)


def _print_shaped(shaped: Shaped) -> None:
    console = output()
    for path in shaped.paths:
        console.print(Text(f"written: {path}"), soft_wrap=True)
    for reason, number in shaped.left_out.reasons.items():
        console.print(Text(f"{number:>9,} events left out: {reason}", style="dim"), soft_wrap=True)
