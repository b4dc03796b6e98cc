"""The columns of the event shapes: their order, types, meanings and codes, from one file a shape.

What is written, what CSVW says of it and what the codebook says all come from here, so that they
cannot drift apart.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

__all__ = ["Kind", "ShapeColumn", "ShapeTable", "shape_table"]


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeColumn:
    """One column of a shape."""

    name: str
    kind: Kind
    doc: str
    unit: str | None = None
    hxl: str | None = None
    """Its HXL hashtag; null = none is given."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Code -> what it stands for; empty = the column is no list of codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeTable:
    """What one shape holds."""

    about: str
    columns: tuple[ShapeColumn, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)


@cache
def shape_table(name: str) -> ShapeTable:
    """Open the columns of a shape (`ged`, `acled`, `hxl`)."""
    text = files(__package__).joinpath("shapes", f"{name}.toml").read_text("utf-8")
    read = tomllib.loads(text)
    columns = (
        ShapeColumn(
            name=column,
            kind=Kind(told["type"]),
            doc=told["doc"],
            unit=told.get("unit"),
            hxl=told.get("hxl"),
            codes=told.get("codes", {}),
        )
        for column, told in read["columns"].items()
    )
    return ShapeTable(about=read["about"], columns=tuple(columns))
