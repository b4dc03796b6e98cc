"""`syrtis export`: the tables of a record, or its events and claims in others' shapes, as files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import output
from syrtis.errors import InputError
from syrtis.events import Rule
from syrtis.export import (
    FileFormat,
    Redaction,
    Shape,
    Shaped,
    export_record,
    export_shape,
    redact_names,
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
    redact: Annotated[
        Redaction | None,
        typer.Option(
            help="names: people's names as pseudonyms, and the words of pages withheld (docs/care.md)."
        ),
    ] = None,
) -> None:
    """Write the ten tables of a record into a folder, one file each; or its events or claims in one
    file of a shape that others' tools expect. `codebook.md` beside them says what every column means.
    """
    if redact and file_format is _Format.WEBANNOTATION:
        raise InputError(
            "annotations are the very words of pages, which --redact withholds; choose another format"
        )
    with open_record(record) as opened:
        if file_format in _SHAPES:
            contents = _redacted(_ruled(record_contents(opened), file_format, rule), redact)
            _print_shaped(export_shape(contents, _SHAPES[file_format], folder))
        else:
            _export_tables(_tables(opened, rule, redact), FileFormat(file_format), folder)
    output().print(Text(f"{'':>14}  {write_codebook(folder)}"), soft_wrap=True)


def _ruled(contents: Contents, file_format: _Format, rule: Rule | None) -> Contents:
    """Choose the figures anew, where a rule or a shape asks for it."""
    if rule is None and file_format is not _Format.ACLED:
        return contents
    from syrtis.pipeline.profiles import as_acled, by_rule  # slow to import

    if file_format is _Format.ACLED:
        return as_acled(contents, rule or Rule.ACLED)
    return by_rule(contents, rule or Rule.UCDP)


def _redacted(contents: Contents, redact: Redaction | None) -> Contents:
    """Take names out, before any format sees a row."""
    return contents if redact is None else redact_names(contents)


def _tables(
    opened: Record, rule: Rule | None, redact: Redaction | None
) -> Mapping[str, Iterable[Row]]:
    """Give the rows of each table: as they stand, read one by one; else all of them, made anew."""
    if rule is None and redact is None:
        return {name: opened.rows(name) for name in TABLES}
    contents = record_contents(opened)
    if rule is not None:
        ruled = _ruled(contents, _Format.JSONL, rule).events
        contents = replace(contents, events=tuple(sorted(ruled, key=lambda event: event.id)))
    contents = _redacted(contents, redact)
    return {name: getattr(contents, name) for name in TABLES}


def _export_tables(
    tables: Mapping[str, Iterable[Row]], file_format: FileFormat, folder: Path
) -> None:
    counts = dict.fromkeys(TABLES, 0)

    def counted(name: str, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            counts[name] += 1
            yield row

    rows = {name: counted(name, each) for name, each in tables.items()}
    for path in export_record(rows, file_format=file_format, folder=folder):
        number = f"{counts[path.stem]:>9,} rows" if path.stem in TABLES else ""
        output().print(Text(f"{number:>14}  {path}"), soft_wrap=True)


def _print_shaped(shaped: Shaped) -> None:
    console = output()
    for path in shaped.paths:
        console.print(Text(f"written: {path}"), soft_wrap=True)
    for reason, number in shaped.left_out.reasons.items():
        console.print(Text(f"{number:>9,} events left out: {reason}", style="dim"), soft_wrap=True)
