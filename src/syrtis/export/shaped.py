"""One file in the shape that others' tools expect, with what describes it beside it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from syrtis.errors import RecordError
from syrtis.export.acled import acled_rows
from syrtis.export.annotations import write_annotations
from syrtis.export.columns import ShapeTable, shape_table
from syrtis.export.csvw import write_csvw_of
from syrtis.export.files import make_folder, whole_file
from syrtis.export.flat import flat_rows
from syrtis.export.ged import ged_rows
from syrtis.export.geojson import write_geojson
from syrtis.export.separated import write_cells
from syrtis.export.shelf import Cell, LeftOut
from syrtis.model import Contents

__all__ = ["SHAPE_COLUMNS", "Shape", "Shaped", "export_shape", "write_shape"]


class Shape(StrEnum):
    """One file in a shape of others; the value is the file's name."""

    GED = "events.ged.csv"
    """UCDP's GED table."""
    ACLED = "events.acled.csv"
    HXL = "events.hxl.csv"
    """Every event, flat, with a row of HXL tags."""
    GEOJSON = "events.geojson"
    ANNOTATIONS = "claims.jsonld"
    """Claims as W3C Web Annotations."""


SHAPE_COLUMNS: Mapping[Shape, str] = {Shape.GED: "ged", Shape.ACLED: "acled", Shape.HXL: "hxl"}
"""The shapes that are CSV files, and the name of their columns."""

Rows = Callable[[Contents, Counter[str]], Iterator[dict[str, Cell]]]

_ROWS: Mapping[Shape, Rows] = {
    Shape.GED: ged_rows,
    Shape.ACLED: acled_rows,
    Shape.HXL: flat_rows,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """The files written, the shape's own first, and the events that it has no room for."""

    paths: tuple[Path, ...]
    left_out: LeftOut


def export_shape(contents: Contents, shape: Shape, folder: Path) -> Shaped:
    """Write a record in one shape; each file is whole or absent.

    A CSV file gets CSVW metadata beside it (`events.ged.csv-metadata.json`).
    """
    make_folder(folder)
    path = folder / shape
    try:
        with whole_file(path) as file:
            left = write_shape(contents, shape, file)
    except UnicodeEncodeError as error:
        raise RecordError(
            f"{path.name} would hold text that no file can hold ({error}); please report it"
        ) from error
    if shape not in SHAPE_COLUMNS:
        return Shaped(paths=(path,), left_out=left)
    beside = folder / f"{shape}-metadata.json"
    with whole_file(beside) as file:
        write_csvw_of(shape_table(SHAPE_COLUMNS[shape]), path.name, file, tagged=has_tags(shape))
    return Shaped(paths=(path, beside), left_out=left)


def write_shape(contents: Contents, shape: Shape, file: BinaryIO) -> LeftOut:
    """Write the file of a shape; give what it has no room for."""
    if shape is Shape.GEOJSON:
        return write_geojson(contents, file)
    if shape is Shape.ANNOTATIONS:
        return write_annotations(contents, file)
    left: Counter[str] = Counter()
    table = shape_table(SHAPE_COLUMNS[shape])
    rows = ([row[name] for name in table.names] for row in _ROWS[shape](contents, left))
    write_cells(_heads(table, tagged=has_tags(shape)), rows, file)
    return LeftOut(reasons=dict(sorted(left.items())))


def has_tags(shape: Shape) -> bool:
    """Say whether the second row of a shape are HXL tags."""
    return shape is Shape.HXL


def _heads(table: ShapeTable, *, tagged: bool) -> list[list[str]]:
    tags = [column.hxl or "" for column in table.columns]
    return [list(table.names), *([tags] if tagged else [])]
