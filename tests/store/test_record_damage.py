"""A file that is not a whole record of this Syrtis is refused in words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.places import change

from syrtis.errors import RecordError
from syrtis.model import TABLES, Article, Contents, Page
from syrtis.store import Named, Verified, open_record, verify_record, write_record


def read_everything(named: Named) -> None:
    """Read every row and page."""
    with open_record(named) as record:
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


def test_a_newer_schema_is_refused(kept: Named) -> None:
    """A record of a newer Syrtis says that an upgrade is needed."""
    change(kept, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match="newer Syrtis"):
        open_record(kept)


def test_an_unknown_older_schema_is_refused(kept: Named) -> None:
    """A record of a schema that this Syrtis cannot read says so."""
    change(kept, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(RecordError, match="build the record again"):
        open_record(kept)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET kind = 'rumour'",
        'UPDATE claims SET count = \'{"low": 9, "high": 1, "words": "x"}\'',
        "UPDATE claims SET count = 'not json'",
        "UPDATE articles SET published = '{}' WHERE published IS NOT NULL",
        "UPDATE pages SET content = ''",
        "DROP TABLE mentions",
    ],
)
def test_rows_that_are_no_records_are_refused(kept: Named, statement: str) -> None:
    """A row that does not fit the model is damage, never a record with odd values."""
    change(kept, statement)
    with pytest.raises(RecordError, match="is damaged"):
        read_everything(kept)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE claims SET start = 'ten'", "UPDATE articles SET text = CAST(x'ff' AS TEXT)"],
)
def test_values_that_a_file_lets_in_are_refused(path: Path, statement: str) -> None:
    """SQLite holds any value in any column; what does not fit is damage."""
    change(path, statement)
    with pytest.raises(RecordError, match="is damaged"):
        read_everything(path)


def test_a_reader_cannot_write(kept: Named) -> None:
    """A record is opened so that nothing can change it."""
    with open_record(kept) as record, pytest.raises(Exception, match=r"read-?only"):
        record._connection.exec_driver_sql("DELETE FROM claims")


def check(named: Named, contents: Contents) -> Verified:
    """Verify a record, reading each page as the article it was written with."""
    texts = {article.id: article for article in contents.articles}

    def reread(page: Page) -> Article:
        return texts[page.id]

    with open_record(named) as record:
        return verify_record(record, reread)


def test_a_sound_record_verifies(kept: Named, contents: Contents) -> None:
    """Every quote of a record that was written by Syrtis stands."""
    verified = check(kept, contents)
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
        (
            "UPDATE pages SET content = (SELECT content FROM pages ORDER BY content DESC LIMIT 1)",
            "bytes are not those",
        ),
        ("DELETE FROM pages", "holds no page"),
        ("DELETE FROM articles", "is not there"),
    ],
)
def test_whatever_was_changed_is_found(
    kept: Named, contents: Contents, statement: str, told: str
) -> None:
    """A value, text or page changed behind Syrtis's back fails, with its words."""
    change(kept, statement)
    assert any(told in failure.message for failure in check(kept, contents).failures)


def test_a_date_in_metadata_has_to_be_found_again(place: Named, contents: Contents) -> None:
    """A quote that stands outside the text is looked for in the page read again."""
    first = contents.articles[0]
    assert first.published is not None
    quoted = replace(first, published=replace(first.published, quote="2019-06-07T08:00"))
    changed = replace(contents, articles=(quoted, *contents.articles[1:]))
    write_record(place, changed)
    assert check(place, changed).failures == ()
    (failure,) = check(place, contents).failures
    assert "not found again" in failure.message
