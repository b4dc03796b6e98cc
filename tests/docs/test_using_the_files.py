"""The recipes of docs/using.md, run as they stand."""

import re
from pathlib import Path

import pytest

from syrtis.export import FileFormat, Shape, export_record, export_shape
from syrtis.export.columns import Kind, shape_table
from syrtis.model import TABLES, Contents
from syrtis.store import write_record

PAGE = (Path(__file__).resolve().parents[2] / "docs/using.md").read_text("utf-8")
READR = {"double": {Kind.NUMBER, Kind.INTEGER}, "integer": {Kind.INTEGER}, "date": {Kind.DATE}}


def _recipe(library: str, language: str) -> str:
    section = PAGE.split(f"\n## {library}")[1].split("\n## ")[0]
    (block,) = re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    return str(block)


@pytest.mark.parametrize("library", ["pandas", "polars", "geopandas"])
def test_the_recipe_runs(
    library: str, halvera: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page says of a library works on the example, where the library is installed."""
    pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    for shape in Shape:
        export_shape(halvera, shape, tmp_path / "tables")
    tables = {name: getattr(halvera, name) for name in TABLES}
    export_record(tables, file_format=FileFormat.PARQUET, folder=tmp_path / "tables")
    exec(compile(_recipe(library, "python"), "docs/using.md", "exec"), {})


def test_r_is_given_the_types_of_the_columns() -> None:
    """The types that the page gives to readr are those that the codebook gives."""
    given = dict(re.findall(r"(\w+) = col_(\w+)\(\)", _recipe("R\n", "r")))
    del given["default"]
    kinds = {column.name: column.kind for column in shape_table("ged").columns}
    assert all(kinds[name] in READR[told] for name, told in given.items())
    typed = {name for name, kind in kinds.items() if kind is not Kind.TEXT}
    empty = {"active_year", "conflict_new_id", "dyad_new_id"}
    assert typed - empty == {*given}


def test_the_question_to_datasette_has_an_answer(halvera: Contents, tmp_path: Path) -> None:
    """The SQL of the page runs on the record file, as Datasette runs it."""
    import sqlite3

    target = tmp_path / "example.syrtis"
    write_record(target, halvera)
    rows = sqlite3.connect(target).execute(_recipe("Datasette", "sql")).fetchall()
    assert rows
    assert all(title and quote for title, quote, _ in rows)
