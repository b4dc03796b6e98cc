"""What is handed out is the record, in forms that other programs open."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.errors import RecordError
from syrtis.export import FileFormat, export_record, record_to_json
from syrtis.export.csvw import METADATA_NAME
from syrtis.model import (
    TABLES,
    Article,
    Claim,
    ClaimKind,
    Count,
    Furniture,
    Issue,
    Mention,
    MentionKind,
    Origin,
    Party,
    Place,
    Relation,
    RelationKind,
    Row,
    Status,
    VoiceKind,
    When,
    field_docs,
)

DAY = When(earliest=date(2019, 6, 7), latest=None, basis="printed", quote="Friday", start=5, end=11)

ROWS: dict[str, tuple[Row, ...]] = {
    "articles": (
        Article(
            id="a1",
            source="-dash/first.txt",
            status=Status.READ,
            title="=HYPERLINK(1)",
            byline=("Ann", "Bo, Jr"),
            text='On a Friday,\r\n"they" said\x00 \U0001f600\n',
            published=DAY,
            furniture=(
                Furniture(start=0, end=2, rule="menu"),
                Furniture(start=4, end=9, rule="sign-up"),
            ),
        ),
        Article(id="a2", source="second.txt", status=Status.SET_ASIDE, reason="not-a-story"),
    ),
    "mentions": (
        Mention(
            id="m1",
            article_id="a1",
            start=5,
            end=11,
            quote="Friday",
            kind=MentionKind.TIME,
            earliest=date(2019, 6, 7),
            latest=date(2019, 6, 7),
            precision="day",
        ),
    ),
    "claims": (
        Claim(
            id="c1",
            article_id="a1",
            start=15,
            end=19,
            quote="they",
            kind=ClaimKind.KILLED,
            claimant=Party(name="they", start=15, end=19),
            count=Count(low=49, high=None, words="at least 49"),
        ),
    ),
    "places": (Place(id="p1", name="@Bay", kind=None, latitude=-3.5, longitude=-0.25),),
    "origins": (
        Origin(
            kind=VoiceKind.AGENCY,
            id="o1",
            name="+Wire",
            articles=("a1",),
            relations=(Relation(article_id="a1", relation=RelationKind.COPY, of="Wire"),),
        ),
    ),
    "issues": (Issue(code="not-a-story", message="an advertisement", article_id="a2"),),
}


def exported(folder: Path, file_format: FileFormat) -> Path:
    """Export the rows above into a folder."""
    export_record(ROWS, file_format=file_format, folder=folder)
    return folder


def lines(folder: Path, table: str) -> list[dict[str, Any]]:
    """Read a JSON Lines table as any other program would."""
    text = (folder / f"{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.mark.parametrize("file_format", FileFormat)
def test_all_nine_tables_are_written(tmp_path: Path, file_format: FileFormat) -> None:
    """A table without rows is a file without rows, not a missing file."""
    written = export_record(ROWS, file_format=file_format, folder=tmp_path / "new" / "folder")
    names = {path.stem for path in written if path.name != METADATA_NAME}
    assert names == set(TABLES)
    assert all(path.is_file() for path in written)


@pytest.mark.parametrize("file_format", FileFormat)
def test_the_same_rows_give_the_same_bytes(tmp_path: Path, file_format: FileFormat) -> None:
    """An export made twice is the same to the byte, Parquet too."""
    one, two = exported(tmp_path / "1", file_format), exported(tmp_path / "2", file_format)
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()


def test_json_lines_are_what_the_record_fixes(tmp_path: Path) -> None:
    """JSON Lines have the model's fields in its order; furniture is pairs, null stays null."""
    folder = exported(tmp_path, FileFormat.JSONL)
    first, second = lines(folder, "articles")
    assert first["furniture"] == [[0, 2], [4, 9]]
    assert first["furniture_rules"] == ["menu", "sign-up"]
    assert [name for name in first if name != "furniture_rules"] == list(field_docs(Article))
    assert second["title"] is None
    assert second["published"] is None
    (claim,) = lines(folder, "claims")
    assert list(claim) == list(field_docs(Claim))
    assert claim["count"] == {"low": 49, "high": None, "words": "at least 49"}
    assert claim["claimant"] == {
        "name": "they",
        "start": 15,
        "end": 19,
        "actor_id": None,
        "found_id": None,
    }
    (mention,) = lines(folder, "mentions")
    assert (mention["earliest"], mention["precision"]) == ("2019-06-07", "day")
    assert mention["actor_id"] is None
    assert first["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_pandas_opens_the_csv(tmp_path: Path) -> None:
    """CSV opens in pandas: nested values under dotted names, lists as JSON, null as missing."""
    folder = exported(tmp_path, FileFormat.CSV)
    claims = pd.read_csv(folder / "claims.csv")
    assert claims.loc[0, "count.low"] == 49
    assert pd.isna(claims.loc[0, "count.high"])
    assert claims.loc[0, "claimant.name"] == "they"
    articles = pd.read_csv(folder / "articles.csv")
    assert json.loads(articles.loc[0, "byline"]) == ["Ann", "Bo, Jr"]
    assert json.loads(articles.loc[0, "furniture"]) == [[0, 2], [4, 9]]
    assert articles.loc[0, "published.earliest"] == "2019-06-07"
    assert len(articles) == 2
    origins = pd.read_csv(folder / "origins.csv")
    assert json.loads(origins.loc[0, "relations"])[0]["relation"] == "copy"
    assert len(pd.read_csv(folder / "events.csv")) == 0


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """A text that a spreadsheet would run has an apostrophe before it; a number is left alone."""
    folder = exported(tmp_path, FileFormat.CSV)
    articles = pd.read_csv(folder / "articles.csv")
    assert articles.loc[0, "title"] == "'=HYPERLINK(1)"
    assert articles.loc[0, "source"] == "'-dash/first.txt"
    assert pd.read_csv(folder / "origins.csv").loc[0, "name"] == "'+Wire"
    places = pd.read_csv(folder / "places.csv")
    assert places.loc[0, "name"] == "'@Bay"
    assert places.loc[0, "latitude"] == -3.5


@given(st.text(st.sampled_from("'=+-@\t\rab"), max_size=6))
def test_escaping_can_be_undone(title: str) -> None:
    """Taking one apostrophe away from an escaped cell always gives the text back."""
    from syrtis.export.separated import _FORMULA, safe_cell

    cell = safe_cell(title)
    assert not cell.startswith(tuple("=+-@\t\r"))
    assert (cell[1:] if _FORMULA.match(cell) else cell) == title


def test_csvw_describes_every_column(tmp_path: Path) -> None:
    """The metadata beside the CSV files names each column of each table, in order."""
    folder = exported(tmp_path, FileFormat.CSV)
    described = json.loads((folder / METADATA_NAME).read_text(encoding="utf-8"))
    assert {table["url"] for table in described["tables"]} == {f"{name}.csv" for name in TABLES}
    for table in described["tables"]:
        header = (folder / table["url"]).read_bytes().split(b"\r\n")[0].decode().split(",")
        assert [column["name"] for column in table["tableSchema"]["columns"]] == header


def test_parquet_has_real_types(tmp_path: Path) -> None:
    """In Parquet days are days, numbers numbers, and nested values structs and lists."""
    folder = exported(tmp_path, FileFormat.PARQUET)
    articles = pq.read_table(folder / "articles.parquet")
    published = articles.schema.field("published").type
    assert published.field("earliest").type == pa.date32()
    assert articles.schema.field("byline").type == pa.list_(pa.string())
    assert articles.to_pylist()[0]["furniture"] == [[0, 2], [4, 9]]
    assert articles.to_pylist()[0]["published"]["earliest"] == date(2019, 6, 7)
    assert articles.to_pylist()[0]["text"] == ROWS["articles"][0].text  # type: ignore[union-attr]
    claims = pq.read_table(folder / "claims.parquet").to_pylist()
    assert claims[0]["count"] == {"low": 49, "high": None, "words": "at least 49"}
    assert claims[0]["who"] is None
    assert pq.read_table(folder / "events.parquet").num_rows == 0


def test_parquet_and_json_lines_say_the_same(tmp_path: Path) -> None:
    """Every table has the same fields and values in Parquet as in JSON Lines."""
    exported(tmp_path, FileFormat.JSONL)
    exported(tmp_path, FileFormat.PARQUET)
    for table in TABLES:
        rows = pq.read_table(tmp_path / f"{table}.parquet").to_pylist()
        assert json.loads(json.dumps(rows, default=date.isoformat)) == lines(tmp_path, table)


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, the error names it."""
    (tmp_path / "file").write_text("notes")
    with pytest.raises(RecordError, match="file cannot be used as a folder"):
        exported(tmp_path / "file", FileFormat.JSONL)


@pytest.mark.parametrize("file_format", FileFormat)
def test_an_interrupted_export_leaves_whole_files(tmp_path: Path, file_format: FileFormat) -> None:
    """A table that cannot be read to its end leaves the old file, and nothing beside it."""
    exported(tmp_path, file_format)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def failing() -> Any:
        yield ROWS["claims"][0]
        raise RecordError("the record is damaged")

    with pytest.raises(RecordError, match="the record is damaged"):
        export_record({**ROWS, "claims": failing()}, file_format=file_format, folder=tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_unknown_table_is_refused(tmp_path: Path) -> None:
    """A table that the model does not have is a mistake of the caller."""
    with pytest.raises(ValueError, match="no such table: rumours"):
        export_record({"rumours": ()}, file_format=FileFormat.JSONL, folder=tmp_path)


def test_a_number_past_64_bits_is_told(tmp_path: Path) -> None:
    """A count too big for Parquet is refused in words, and stands whole in JSON Lines."""
    huge = Claim(
        id="c1",
        article_id="a1",
        start=0,
        end=1,
        quote="x",
        kind=ClaimKind.KILLED,
        count=Count(low=10**30, high=None, words="x"),
    )
    assert json.loads(record_to_json(huge))["count"]["low"] == 10**30
    with pytest.raises(RecordError, match="use the format jsonl"):
        export_record({"claims": [huge]}, file_format=FileFormat.PARQUET, folder=tmp_path)


def test_half_a_surrogate_pair_is_told(tmp_path: Path) -> None:
    """Text that has no bytes is refused with the table's name."""
    broken = Issue(code="x", message="\ud800")
    with pytest.raises(RecordError, match="a row of issues"):
        export_record({"issues": [broken]}, file_format=FileFormat.JSONL, folder=tmp_path)
