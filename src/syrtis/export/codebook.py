"""The codebook: every column of every export, its meaning, type, unit and codes, in Markdown.

It is made from what the exports themselves are made from: the fields of the model and the columns of the
shapes. So it cannot say anything else than what is written.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args, get_origin

from syrtis.export.columns import ShapeColumn, shape_table
from syrtis.export.files import make_folder, whole_file
from syrtis.export.shape import columns_of, inner_fields, meaning, unwrap
from syrtis.export.shaped import Shape
from syrtis.model import EVENT_TYPES, ISSUE_CODES, REFERENCES, TABLES

__all__ = ["CODEBOOK_NAME", "Line", "codebook", "lines_of", "write_codebook"]

CODEBOOK_NAME = "codebook.md"

HEAD = """\
# Codebook

<!-- Generated from the code: src/syrtis/export/codebook.py; do not edit. -->

Every column of every file that `syrtis export` writes. An empty cell (CSV) or `null` is a value: it is
not known, and `issues` says why. Days are ISO 8601. Ids are hashes of content, the same in every build
of the same pages. In CSV files a text that begins with `= + - @`, a tab or a carriage return (after any
apostrophes) has one apostrophe put before it, so that no spreadsheet runs it as a formula; lists are
JSON. `*-metadata.json` beside CSV files says the same for programs (CSVW).
"""

GEOJSON = """\
## `events.geojson` (`--format geojson`)

GeoJSON (RFC 7946): one point for each event with coordinates, longitude first, WGS 84. The `id` of a
feature is the event's id. Its properties are the columns of `events.hxl.csv` but latitude and longitude.
"""

TABLES_HEAD = """\
## The ten tables (`--format jsonl`, `csv`, `parquet`)

One file a table. A dot leads into a nested value: the name of the column in CSV, the way to it in JSON
Lines and Parquet. `[]` leads into the items of a list, which a CSV cell holds as JSON.
"""

_SHAPES: Mapping[Shape, tuple[str, str]] = {
    Shape.GED: ("ged", "ucdp"),
    Shape.ACLED: ("acled", "acled"),
    Shape.HXL: ("hxl", "hxl"),
    Shape.ANNOTATIONS: ("webannotation", "webannotation"),
}
"""The shapes that have columns of their own: the name of these, and what `--format` calls the shape."""
_TYPES: Mapping[type, str] = {int: "integer", float: "number", date: "date", str: "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One column of one of the ten tables."""

    name: str
    type: str
    doc: str
    codes: Mapping[str, str]


def write_codebook(folder: Path) -> Path:
    """Write the codebook into the folder of an export; give its path."""
    make_folder(folder)
    path = folder / CODEBOOK_NAME
    with whole_file(path) as file:
        file.write(codebook().encode())
    return path


def codebook() -> str:
    """Make the whole codebook."""
    shapes = (_shape_section(shape) for shape in _SHAPES)
    tables = (_table_section(name) for name in TABLES)
    lists = (_event_types(), _rules(), _issue_codes())
    return "\n".join([HEAD, *shapes, GEOJSON, TABLES_HEAD, *tables, *lists])


def _shape_section(shape: Shape) -> str:
    name, asked = _SHAPES[shape]
    table = shape_table(name)
    head = f"## `{shape}` (`--format {asked}`)\n\n{table.about}\n"
    tagged = any(column.hxl for column in table.columns)
    tag = ("| HXL ", "|---") if tagged else ("", "")
    rows = "".join(_shape_row(column, tagged=tagged) for column in table.columns)
    return f"{head}\n| column | type {tag[0]}| meaning |\n|---|---{tag[1]}|---|\n{rows}"


def _shape_row(column: ShapeColumn, *, tagged: bool) -> str:
    tag = f"| `{column.hxl}` " if tagged else ""
    unit = f", {column.unit}" if column.unit else ""
    return f"| `{column.name}` | {column.kind}{unit} {tag}| {column.doc}{_codes(column.codes)} |\n"


def _codes(codes: Mapping[str, str]) -> str:
    return "".join(f"<br>`{code}` {told}" for code, told in codes.items())


def _table_section(name: str) -> str:
    summary = (TABLES[name].__doc__ or "").splitlines()[0]
    rows = "".join(
        f"| `{line.name}` | {_type_told(name, line)} | {line.doc}{_codes(line.codes)} |\n"
        for line in lines_of(name)
    )
    return f"### `{name}`\n\n{summary}\n\n| column | type | meaning |\n|---|---|---|\n{rows}"


def _type_told(table: str, line: Line) -> str:
    """Say the type of a column, and the table whose rows it names."""
    target = REFERENCES.get(f"{table}.{line.name}")
    return f"{line.type}, an `id` of `{target}`" if target else line.type


def lines_of(table: str) -> Iterator[Line]:
    """Walk the columns of a table, nested ones and items of lists too."""
    for column in columns_of(table):
        yield from _lines(column.name, column.type, column.doc)


def _lines(name: str, hint: Any, doc: str) -> Iterator[Line]:
    kind, _ = unwrap(hint)
    if get_origin(kind) is tuple:
        item = unwrap(get_args(kind)[0])[0]
        inner = inner_fields(item)
        kind_told = "list" if inner else f"list of {_type(item)}"
        yield Line(name=name, type=kind_told, doc=doc, codes={})
        name = f"{name}[]"
    else:
        inner = inner_fields(kind)
        if not inner:
            yield Line(name=name, type=_type(kind), doc=doc, codes=_meanings(kind))
    for field, below in inner.items():
        yield from _lines(f"{name}.{field}", below, meaning(below) or f"{doc} ({field})")


def _type(kind: Any) -> str:
    if get_origin(kind) is tuple:
        return f"list of {_type(unwrap(get_args(kind)[0])[0])}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "code"
    return _TYPES[kind]


def _meanings(kind: Any) -> Mapping[str, str]:
    """Give what each word of a closed list stands for; empty for any other type."""
    if not (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return {}
    told = _code_tables().get(kind.__name__, {})
    return {str(word): told.get(str(word), "") for word in kind}


@cache
def _code_tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("shapes", "codes.toml").read_text("utf-8"))


def _event_types() -> str:
    """List the types of events, which are ACLED's, with what each stands for."""
    told = {column.name: column.codes for column in shape_table("acled").columns}
    codes = {each: told["sub_event_type"][each.partition(" / ")[2]] for each in EVENT_TYPES}
    return _code_section("Codes of `events.type` and `claims.event_type`", codes)


def _rules() -> str:
    title = "Rules of figures (`deaths.rule`, `killed_rule`, `--rule`)"
    return _code_section(title, _code_tables()["Rule"])


def _issue_codes() -> str:
    return _code_section("Codes of `issues.code` and `articles.reason`", ISSUE_CODES)


def _code_section(title: str, codes: Mapping[str, str]) -> str:
    rows = "".join(f"| `{code}` | {told} |\n" for code, told in codes.items())
    return f"### {title}\n\n| code | meaning |\n|---|---|\n{rows}"
