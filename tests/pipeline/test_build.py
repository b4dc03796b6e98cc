"""Building: the same record from the same pages, and nothing lost when some are bad."""

import gzip
import os
import random
import shutil
from importlib.resources import as_file
from pathlib import Path

import pytest

from syrtis import example
from syrtis.errors import InputError
from syrtis.model import COUNT_KINDS, Contents, Status
from syrtis.pipeline import build

STORY = (
    "Four killed as shells hit market\n\n"
    "PORT ANSEL (Reuters) - Four people were killed and nine wounded when shells hit the market of "
    "Port Ansel on Tuesday, the mayor said.\n\n"
    "Residents said the shelling began at dawn and went on for two hours. The army denied that it had "
    "fired on the town, and said that it would look into the reports.\n"
)


def _folder(tmp_path: Path, **pages: bytes | str) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, content in pages.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def _codes(built: Contents) -> dict[str, str]:
    return {issue.code: issue.message for issue in built.issues}


def _story_is_whole(built: Contents) -> bool:
    read = [a for a in built.articles if a.status is Status.READ]
    told = [claim.kind for claim in built.claims if claim.article_id == read[0].id]
    counts = sorted(kind for kind in told if kind in COUNT_KINDS)
    return len(read) == 1 and counts == ["killed", "wounded"]


def test_building_twice_gives_the_same_rows(halvera: Contents) -> None:
    """The same pages make the same record, to the last field."""
    with as_file(example.pages()) as pages, as_file(example.gazetteer()) as places:
        assert build([pages], gazetteers=[places]) == halvera


def test_order_is_no_matter(tmp_path: Path) -> None:
    """Files named one by one in any order make the record of the folder, but for their paths."""
    with as_file(example.pages()) as pages:
        files = sorted(pages.iterdir())
        random.Random(5).shuffle(files)
        shuffled = build(files)
        assert shuffled == build(sorted(files))


BAD = {
    "empty-page": ("empty__txt", b""),
    "binary-page": ("noise__txt", bytes(range(256)) * 40),
    "broken-gzip": ("cut__txt__gz", gzip.compress(STORY.encode() * 50)[:90]),
    "bad-json-line": ("pages__jsonl", b'{"text": "unfinished\n'),
    "nul-bytes": ("nul__txt", STORY.replace("dawn", "da\0wn").replace("Four", "Two").encode()),
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_page_costs_nothing_else(code: str, tmp_path: Path) -> None:
    """A bad page is signalled with its code and its source, and the good page is read whole."""
    name, content = BAD[code]
    folder = _folder(tmp_path, **{"a_story__txt": STORY, name: content})
    built = build([folder])
    issue = next(issue for issue in built.issues if issue.code == code)
    assert name.replace("__", ".") in (issue.source or issue.message)
    stories = [a for a in built.articles if a.source == "a_story.txt"]
    assert stories[0].status is Status.READ
    assert {"killed", "wounded"} <= {c.kind for c in built.claims if c.article_id == stories[0].id}


def test_a_page_too_large_is_signalled(tmp_path: Path) -> None:
    """A page of 50 MB is named with its size and the limit, and the good page is read."""
    folder = _folder(tmp_path, a_story__txt=STORY)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    built = build([folder])
    assert "huge.txt" in _codes(built)["page-too-large"]
    assert _story_is_whole(built)


def test_a_bad_line_among_good_ones(tmp_path: Path) -> None:
    """In a JSON Lines file the bad line is named by its number and the others are read."""
    import json

    good = json.dumps({"url": "https://example.org/1", "text": STORY}).encode()
    folder = _folder(tmp_path, pages__jsonl=b"not json\n" + good + b"\n")
    built = build([folder])
    assert "line 1" in _codes(built)["bad-json-line"]
    assert _story_is_whole(built)


def test_the_same_page_twice_counts_once(tmp_path: Path) -> None:
    """The same bytes under two names are one article, and both places are kept."""
    folder = _folder(tmp_path, a__txt=STORY, b__txt=STORY)
    built = build([folder])
    assert [source for _, source in built.sources] == ["a.txt", "b.txt"]
    assert "b.txt" in _codes(built)["same-page-twice"]
    assert _story_is_whole(built)


def test_a_symlink_loop_ends(tmp_path: Path) -> None:
    """A folder that links to itself is walked once, and the loop is signalled."""
    folder = _folder(tmp_path, a__txt=STORY)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    built = build([folder])
    assert "again" in _codes(built)["symlink-loop"]
    assert _story_is_whole(built)


def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    """A named pipe among the pages is passed over with an issue."""
    folder = _folder(tmp_path, a__txt=STORY)
    os.mkfifo(folder / "pipe.txt")
    built = build([folder])
    assert "pipe.txt" in _codes(built)["not-a-regular-file"]
    assert _story_is_whole(built)


def test_no_input_is_an_error(tmp_path: Path) -> None:
    """A path that does not exist, or a folder with nothing in it, is refused by name."""
    with pytest.raises(InputError, match="nowhere"):
        build([tmp_path / "nowhere"])
    empty = _folder(tmp_path)
    with pytest.raises(InputError, match="pages"):
        build([empty])


def test_the_input_folder_may_vanish(tmp_path: Path) -> None:
    """Every page's bytes are in what was built, so the folder is not needed any more."""
    folder = _folder(tmp_path, a__txt=STORY)
    built = build([folder])
    shutil.rmtree(folder)
    assert [page.content.decode() for page in built.pages] == [STORY]
