"""Pages at any address that fsspec knows are read as those of a folder are."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from syrtis.errors import InputError
from syrtis.model import Issue, Page
from syrtis.read.inputs import Limits, gather, shown

PAGES = {
    "b.txt": b"Two people were killed in Bendir on Friday.\n",
    "a/c.html": b"<html><body><p>Rebels left Korro.</p></body></html>",
    "a.jsonl": b'{"text": "one"}\n{"text": "two"}\n',
    "feeds/x.rss": b"<rss version='2.0'><channel><item><title>t</title></item></channel></rss>",
    ".hidden/d.txt": b"hidden",
    "a/.e.txt": b"hidden",
    "old.syrtis": b"a record",
    "cut.txt.gz": b"\x1f\x8b\x08\x00cut",
    "large.txt": b"x" * 3_000,
}
LIMITS = Limits(page=2_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a pile of pages into a folder."""
    for name, content in PAGES.items():
        (tmp_path / "pile" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pile" / name).write_bytes(content)
    return tmp_path / "pile"


@pytest.fixture
def stored() -> Iterator[str]:
    """Write the same pile into the memory of fsspec."""
    memory = fsspec.filesystem("memory")
    for name, content in PAGES.items():
        memory.pipe_file(f"/pile/{name}", content)
    yield "memory://pile"
    memory.rm("/pile", recursive=True)


@pytest.fixture
def zipped(folder: Path) -> str:
    """Pack the same pile into a zip file."""
    with zipfile.ZipFile(folder.parent / "pile.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in PAGES.items():
            packed.writestr(name, content)
    return f"zip://::{folder.parent / 'pile.zip'}"


def _order(found: Page | Issue) -> tuple[str, str]:
    return (found.source or "", str(found))


def test_pages_are_the_same_wherever_they_lie(folder: Path, stored: str, zipped: str) -> None:
    """A store's and a packed folder's pages, issues and sources are those of the folder itself."""
    here = list(gather([folder], limits=LIMITS))
    assert len([each for each in here if isinstance(each, Page)]) == 5
    assert {each.code for each in here if isinstance(each, Issue)} == {
        "broken-gzip",
        "page-too-large",
    }
    for place in (stored, f"{stored}/", zipped, f"file://{folder}"):
        there = list(gather([place], limits=LIMITS))
        assert sorted(there, key=_order) == sorted(here, key=_order)


def test_one_file_and_a_folder_below_may_be_named(stored: str, zipped: str) -> None:
    """An address of one file is that page; one of a folder inside is what lies below it."""
    assert [each.source for each in gather([f"{stored}/b.txt"])] == ["b.txt"]
    assert [each.source for each in gather([f"{stored}/a"])] == ["c.html"]
    assert [each.source for each in gather([zipped.replace("zip://", "zip://a")])] == ["c.html"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("memory://nowhere", "nothing is at"),
        ("zip://::/nowhere/pile.zip", "cannot be read"),
        ("nokind://pile", "cannot be read"),
        ("https://example.org/pages", "an address of the web"),
        ("zip://a::https://example.org/pile.zip", "an address of the web"),
    ],
)
def test_an_address_that_cannot_be_read_is_told(address: str, told: str) -> None:
    """What is not there, of no known kind, or of the web stops the build with the address."""
    with pytest.raises(InputError, match=told):
        list(gather([address]))


def test_a_damaged_or_locked_zip_costs_its_page(tmp_path: Path) -> None:
    """A page of a zip file that is damaged or locked is an issue; the others are read."""
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as packed:
        packed.writestr("good.txt", "Two people were killed in Bendir.")
        packed.writestr("bad.txt", "damaged here")
        packed.writestr("locked.txt", "locked here")
    data = bytearray((tmp_path / "pile.zip").read_bytes())
    data[data.index(b"damaged here")] ^= 1
    named = data.rindex(b"locked.txt")
    data[named - 46 + 8] |= 1  # the flag of a locked file, in the list at the end
    (tmp_path / "pile.zip").write_bytes(data)
    found = list(gather([f"zip://::{tmp_path / 'pile.zip'}"]))
    assert [each.source for each in found if isinstance(each, Page)] == ["good.txt"]
    issues = {each.source: each.code for each in found if isinstance(each, Issue)}
    assert set(issues) == {"bad.txt", "locked.txt"}


def test_no_password_is_shown() -> None:
    """The user and password of an address stand in no error and no issue."""
    assert shown("ftp://ann:secret@host/pile") == "ftp://host/pile"
    with pytest.raises(InputError) as told:
        list(gather(["nokind://ann:secret@host/pile"]))
    assert "secret" not in str(told.value)
    assert "host" in str(told.value)
