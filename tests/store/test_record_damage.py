"""A file that is not a whole record of this Syrtis is refused in words."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from syrtis.errors import RecordError
from syrtis.model import TABLES, Article, Contents, Page
from syrtis.store import Verified, open_record, verify_record, write_record


@pytest.fixture
def path(tmp_path: Path, contents: Contents) -> Path:
    """Write the small pile."""
    target = tmp_path / "pile.syrtis"
    write_record(target, contents)
    return target


def change(path: Path, *statements: str) -> None:
    """Change a record behind Syrtis's back."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def read_everything(path: Path) -> None:
    """Read every row and page."""
    with open_record(path) as record:
        for name in TABLES:
            list(record.rows(name))
        list(record.pages())


def faults_of(path: Path) -> list[str]:
    """List what is wrong with a record, whether it can be opened or not."""
    try:
        with open_record(path) as record:
            return record.faults()
    except RecordError as error:
        return [str(error)]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.unlink(), "there is no record"),
        (lambda path: path.write_bytes(b""), "not a Syrtis record"),
        (lambda path: path.write_bytes(b"\x00garbage" * 999), "not a Syrtis record"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes() + b"more"), "is damaged"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    ],
)
def test_what_is_no_whole_record_is_refused(
    path: Path, damage: Callable[[Path], object], told: str
) -> None:
    """A missing, empty, foreign, cut or lengthened file is told by what it is."""
    damage(path)
    with pytest.raises(RecordError, match=told):
        open_record(path)


@pytest.mark.parametrize("page", range(1, 12))
def test_overwritten_pages_never_pass_in_silence(path: Path, page: int) -> None:
    """Garbage over any part of the file is found, in one clear error."""
    whole = path.read_bytes()
    path.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
    assert faults_of(path) != []


def test_a_newer_schema_is_refused(path: Path) -> None:
    """A record of a newer Syrtis says that an upgrade is needed."""
    change(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="newer Syrtis"):
        open_record(path)


def test_an_unknown_older_schema_is_refused(path: Path) -> None:
    """A record of a schema that this Syrtis cannot read says so."""
    change(path, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(RecordError, match="build the record again"):
        open_record(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET kind = 'rumour'",
        'UPDATE claims SET count = \'{"low": 9, "high": 1, "words": "x"}\'',
        "UPDATE claims SET count = 'not json'",
        "UPDATE claims SET start = 'ten'",
        "UPDATE articles SET published = '{}' WHERE published IS NOT NULL",
        "UPDATE pages SET content = x'00'",
        "UPDATE articles SET text = CAST(x'ff' AS TEXT)",
        "DROP TABLE mentions",
    ],
)
def test_rows_that_are_no_records_are_refused(path: Path, statement: str) -> None:
    """A row that does not fit the model is damage, never a record with odd values."""
    change(path, statement)
    with pytest.raises(RecordError, match="is damaged"):
        read_everything(path)


def test_a_reader_cannot_write(path: Path) -> None:
    """A record is opened so that nothing can change it."""
    with open_record(path) as record, pytest.raises(Exception, match="readonly"):
        record._connection.exec_driver_sql("DELETE FROM claims")


def check(path: Path, contents: Contents) -> Verified:
    """Verify a record, reading each page as the article it was written with."""
    texts = {article.id: article for article in contents.articles}

    def reread(page: Page) -> Article:
        return texts[page.id]

    with open_record(path) as record:
        return verify_record(record, reread)


def test_a_sound_record_verifies(path: Path, contents: Contents) -> None:
    """Every quote of a record that was written by Syrtis stands."""
    verified = check(path, contents)
    assert verified.failures == ()
    assert verified.pages == 3
    assert verified.quotes == 10


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE claims SET start = start + 1", "does not stand at"),
        ("UPDATE claims SET start = -5", "does not stand at"),
        ("UPDATE claims SET quote = 'words nobody said'", "does not stand at"),
        ("UPDATE claims SET claimant = replace(claimant, 'master', 'minder')", "claimant"),
        ("UPDATE claims SET count = replace(count, 'Dozens', 'Scores')", "'Scores'"),
        ("UPDATE mentions SET quote = 'Brond'", "'Brond'"),
        ("UPDATE articles SET evidence = replace(evidence, 'Gulls', 'Gills')", "title"),
        ("UPDATE articles SET text = text || '.'", "another text"),
        ("UPDATE origins SET relations = replace(relations, 'rebel', 'royal')", "cites"),
        ("UPDATE pages SET content = (SELECT max(content) FROM pages)", "bytes are not those"),
        ("DELETE FROM pages", "holds no page"),
        ("DELETE FROM articles", "is not there"),
    ],
)
def test_whatever_was_changed_is_found(
    path: Path, contents: Contents, statement: str, told: str
) -> None:
    """A value, text or page changed behind Syrtis's back fails, with its words."""
    change(path, statement)
    assert any(told in failure.message for failure in check(path, contents).failures)


def test_a_date_in_metadata_has_to_be_found_again(tmp_path: Path, contents: Contents) -> None:
    """A quote that stands outside the text is looked for in the page read again."""
    first = contents.articles[0]
    assert first.published is not None
    quoted = replace(first, published=replace(first.published, quote="2019-06-07T08:00"))
    changed = replace(contents, articles=(quoted, *contents.articles[1:]))
    target = tmp_path / "a.syrtis"
    write_record(target, changed)
    assert check(target, changed).failures == ()
    (failure,) = check(target, contents).failures
    assert "not found again" in failure.message
