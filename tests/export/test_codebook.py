"""The codebook, held against what exports write."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from tests.export.invented_events import contents_of, event

from syrtis.events import Rule
from syrtis.export import Shape, codebook, export_shape, write_codebook
from syrtis.export.codebook import lines_of
from syrtis.export.columns import shape_table
from syrtis.export.separated import leaves_of
from syrtis.model import EVENT_TYPES, TABLES


@pytest.mark.parametrize("shape", [Shape.GED, Shape.ACLED, Shape.HXL])
def test_every_column_of_a_shape_is_explained(tmp_path: Path, shape: Shape) -> None:
    """Each column of a file's header has a row in the codebook's section on the file, in order."""
    path = export_shape(contents_of(event("e")), shape, tmp_path).paths[0]
    header = path.read_text("utf-8-sig").splitlines()[0].split(",")
    section = codebook().split(f"## `{shape}`")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE) == header


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_a_table_is_explained_with_its_codes(table: str) -> None:
    """Each column of a table's CSV file stands in the codebook, and every code says what it means."""
    lines = {line.name: line for line in lines_of(table)}
    for leaf in leaves_of(table):
        assert leaf.name in lines
        if isinstance(leaf.type, type) and issubclass(leaf.type, StrEnum):
            assert {*lines[leaf.name].codes} == {*leaf.type}
    assert all(line.doc.strip() for line in lines.values())
    assert all(all(line.codes.values()) for line in lines.values())


def test_no_code_is_explained_that_is_not_written() -> None:
    """The lists of codes are those of the model, word for word."""
    import tomllib
    from importlib.resources import files

    from syrtis import model

    text = files("syrtis.export").joinpath("shapes", "codes.toml").read_text("utf-8")
    for name, told in tomllib.loads(text).items():
        listed = Rule if name == "Rule" else getattr(model, name)
        assert [*told] == [str(word) for word in listed]


def test_every_event_type_has_its_meaning() -> None:
    """Each type that an event may have is a code of the ACLED shape's columns."""
    codes = {column.name: column.codes for column in shape_table("acled").columns}
    for event_type in EVENT_TYPES:
        family, _, kind = event_type.partition(" / ")
        assert family in codes["event_type"]
        assert kind in codes["sub_event_type"]


def test_tags_are_hxl() -> None:
    """Every tag of the flat table is a hashtag with attributes, and no two columns share one."""
    tags = [column.hxl for column in shape_table("hxl").columns]
    assert all(tag and re.fullmatch(r"#[a-z]\w*(\+[a-z]\w*)*", tag) for tag in tags)
    as_sets = [frozenset(re.split(r"(?=\+)", tag or "")) for tag in tags]
    assert len({*as_sets}) == len(tags)


def test_the_codebook_is_written_beside_the_files(tmp_path: Path) -> None:
    """The folder of an export gets the whole codebook."""
    assert write_codebook(tmp_path / "new").read_text("utf-8") == codebook()
