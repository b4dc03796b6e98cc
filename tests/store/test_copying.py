"""A copy is the record, in another place."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.test_database import RENAMED

from syrtis.errors import RecordError
from syrtis.model import TABLES, Contents
from syrtis.store import copy_record, copying, open_record, record_contents, write_record


def test_there_and_back_gives_the_same_bytes(
    tmp_path: Path, address: str, halvera: Contents
) -> None:
    """The example's record, copied to a database and from there to a file, is the same file."""
    first, last = tmp_path / "first.syrtis", tmp_path / "last.syrtis"
    write_record(first, replace(halvera, decisions=(RENAMED,), about={"syrtis": "0"}))
    told = copy_record(first, address)
    assert told["claims"] == len(halvera.claims) > 0
    assert set(told) == {"pages", "sources", *TABLES}
    copy_record(address, last)
    assert last.read_bytes() == first.read_bytes()


def test_both_stores_answer_alike(tmp_path: Path, address: str, halvera: Contents) -> None:
    """Every list, tally and search of the example's record is the same in both stores."""
    file = tmp_path / "a.syrtis"
    for named in (file, address):
        write_record(named, halvera)
    with open_record(file) as one, open_record(address) as other:
        for name in TABLES:
            assert list(one.rows(name)) == list(other.rows(name))
        for column in ("kind", "claimant.name", "scope", "place.name", "when.basis"):
            tallies = [list(record.tally("claims", column).items()) for record in (one, other)]
            assert tallies[0] == tallies[1]
        for asked in ("harbour", "killed children", "graca", '"at least 14"', "sold*"):
            assert list(one.search(asked)) == list(other.search(asked))
        assert record_contents(one) == record_contents(other)


def test_a_record_is_not_overwritten_unless_asked(
    kept: Path | str, tmp_path: Path, contents: Contents
) -> None:
    """A copy onto a record is refused; with `replace` it is made, and nothing of the old one stays."""
    source = tmp_path / "new.syrtis"
    write_record(source, replace(contents, claims=()))
    with pytest.raises(RecordError, match="--replace"):
        copy_record(source, kept)
    with open_record(kept) as record:
        assert record.count("claims") == 2
    assert copy_record(source, kept, replace=True)["claims"] == 0


def test_a_copy_that_is_not_the_same_is_told(
    path: Path, tmp_path: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row of a copy is compared: one that was lost on the way is an error."""
    short = replace(contents, issues=contents.issues[1:])
    monkeypatch.setattr(copying, "record_contents", lambda record: short)
    with pytest.raises(RecordError, match="its issues are not those"):
        copy_record(path, tmp_path / "copy.syrtis")


def test_a_record_is_not_copied_onto_itself(path: Path) -> None:
    """A record named twice stays as it is."""
    with pytest.raises(RecordError, match="--replace"):
        copy_record(path, path)
