"""Inputs: every container gives its pages, and bad ones cost nothing but themselves."""

import gzip
import io
import json
import os
import random
import socket
from collections.abc import Iterable
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from syrtis.errors import InputError
from syrtis.model import Issue, Media, Page, page_id
from syrtis.read.inputs import Limits, gather


def _pages(found: Iterable[Page | Issue]) -> list[Page]:
    return [each for each in found if isinstance(each, Page)]


def _issues(found: Iterable[Page | Issue]) -> list[Issue]:
    return [each for each in found if isinstance(each, Issue)]


def _warc(pages: dict[str, bytes], *, packed: bool, kind: str = "text/html") -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, body in pages.items():
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", f"{kind}; charset=windows-1251")], protocol="HTTP/1.0"
        )
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers
            )
        )
    return out.getvalue()


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay Post</title>
<item><title>Bridge shelled</title><link>https://quay.example/1</link>
<pubDate>Tue, 05 Mar 2019 10:00:00 GMT</pubDate><description>Two died.</description></item>
<item><title>Talks held</title><link>https://quay.example/2</link></item></channel></rss>"""


def test_a_folder_is_read_whole_in_sorted_order(tmp_path: Path) -> None:
    """Every file below a folder is a page, named by its path below it; hidden ones are not."""
    for name in ("b.txt", "a.html", "deep/er/c.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"page {name}")
    pages = _pages(gather([tmp_path]))
    assert [page.source for page in pages] == ["a.html", "b.txt", "deep/er/c.txt"]
    assert [page.media for page in pages] == [Media.HTML, Media.TEXT, Media.TEXT]
    assert all(page.id == page_id(page.content) for page in pages)


def test_a_record_among_the_pages_is_no_page(tmp_path: Path) -> None:
    """A record that was built into its own input folder does not change the next build."""
    (tmp_path / "a.txt").write_text("one page")
    before = list(gather([tmp_path]))
    (tmp_path / "war.syrtis").write_bytes(b"SQLite format 3\0")
    assert list(gather([tmp_path])) == before


def test_the_order_of_inputs_is_no_matter(tmp_path: Path) -> None:
    """The same files named in any order give the same pages in the same order."""
    files = [tmp_path / f"{n}.txt" for n in range(8)]
    for number, file in enumerate(files):
        file.write_text(f"page {number}")
    expected = list(gather(files))
    random.Random(3).shuffle(files)
    assert list(gather(files)) == expected


@pytest.mark.parametrize("name", ["page.txt.gz", "page.html.gz", "page.gz"])
def test_compressed_files_are_unpacked(name: str, tmp_path: Path) -> None:
    """A compressed page has the bytes it had before."""
    (tmp_path / name).write_bytes(gzip.compress(b"<html><p>Two men died.</p></html>"))
    page = _pages(gather([tmp_path]))[0]
    assert page.content == b"<html><p>Two men died.</p></html>"
    assert page.media is (Media.TEXT if ".txt" in name else Media.HTML)


def test_json_lines_are_one_page_a_line(tmp_path: Path) -> None:
    """The line itself is kept as the page, and its number is in the source."""
    rows = [json.dumps({"text": f"page {n}"}) for n in range(3)]
    (tmp_path / "crawl.jsonl").write_text("\n".join(rows) + "\n\n")
    pages = _pages(gather([tmp_path]))
    assert [page.source for page in pages] == [f"crawl.jsonl#L{n}" for n in (1, 2, 3)]
    assert [page.content.decode() for page in pages] == rows


@pytest.mark.parametrize("line", ["{", "[1]", '"text"', "\x00", '{"a":' * 5_000])
def test_a_bad_json_line_is_named_and_the_others_are_read(line: str, tmp_path: Path) -> None:
    """A line that is no JSON object is an issue with its number."""
    (tmp_path / "crawl.jsonl").write_text(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    found = list(gather([tmp_path]))
    assert len(_pages(found)) == 2
    assert [issue.code for issue in _issues(found)] == ["bad-json-line"]
    assert "line 2" in _issues(found)[0].message


def test_a_feed_is_one_page_an_entry(tmp_path: Path) -> None:
    """Each entry of a feed keeps its address, its title and the feed's name."""
    (tmp_path / "news.xml").write_text(RSS)
    pages = _pages(gather([tmp_path]))
    rows = [json.loads(page.content) for page in pages]
    assert [row["title"] for row in rows] == ["Bridge shelled", "Talks held"]
    assert rows[0]["publisher"] == "The Quay Post"
    assert [page.url for page in pages] == ["https://quay.example/1", "https://quay.example/2"]


def test_a_broken_feed_gives_what_can_be_told_apart(tmp_path: Path) -> None:
    """A feed that breaks off gives its whole entries and an issue that counts them."""
    (tmp_path / "news.rss").write_text(RSS[: RSS.index("Talks")])
    found = list(gather([tmp_path]))
    assert "broken-feed" in [issue.code for issue in _issues(found)]
    assert b"Bridge shelled" in _pages(found)[0].content


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_is_one_page_a_response(packed: bool, tmp_path: Path) -> None:
    """A response keeps its body, its address and the charset its server declared."""
    bodies = {f"https://quay.example/{n}": b"<p>page %d</p>" % n for n in range(3)}
    (tmp_path / "crawl.warc").write_bytes(_warc(bodies, packed=packed))
    found = list(gather([tmp_path]))
    assert not _issues(found)
    assert {page.url: page.content for page in _pages(found)} == bodies
    assert {page.charset for page in _pages(found)} == {"windows-1251"}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kept", [0.35, 0.62, 0.93])
def test_a_truncated_warc_says_how_many_records_were_read(
    packed: bool, kept: float, tmp_path: Path
) -> None:
    """A WARC file that breaks off gives its whole records, and an issue with their number."""
    noise = random.Random(1).randbytes(3_000).hex().encode()
    whole = _warc({f"https://quay.example/{n}": noise + b"%d" % n for n in range(5)}, packed=packed)
    (tmp_path / "crawl.warc").write_bytes(whole[: int(len(whole) * kept)])
    found = list(gather([tmp_path]))
    issues = _issues(found)
    assert [issue.code for issue in issues] == ["truncated-warc"]
    assert f"{len(_pages(found))} records were read" in issues[0].message
    assert len(_pages(found)) == int(5 * kept)


def test_warc_records_that_hold_no_page_are_counted(tmp_path: Path) -> None:
    """Images and the like are passed over, and how many is said."""
    images = {"https://quay.example/1": b"x", "https://quay.example/2": b"y"}
    (tmp_path / "crawl.warc").write_bytes(_warc(images, packed=False, kind="image/png"))
    found = list(gather([tmp_path]))
    assert not _pages(found)
    assert [(i.code, "2 records" in i.message) for i in _issues(found)] == [
        ("warc-records-passed-over", True)
    ]


def test_a_decompression_bomb_is_bounded(tmp_path: Path) -> None:
    """A small file that unpacks to more than a page may have is an issue, not a page."""
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(5_000_000)))
    found = list(gather([tmp_path], limits=Limits(page=100_000)))
    assert [issue.code for issue in _issues(found)] == ["page-too-large"]
    assert "100,000" in _issues(found)[0].message


def test_an_overlong_json_line_costs_only_itself(tmp_path: Path) -> None:
    """A line beyond the limit is an issue, and the next line is read."""
    (tmp_path / "crawl.jsonl").write_text('{"text": "' + "x" * 5_000 + '"}\n{"text": "b"}\n')
    found = list(gather([tmp_path], limits=Limits(page=1_000)))
    assert [issue.code for issue in _issues(found)] == ["page-too-large"]
    assert [page.content for page in _pages(found)] == [b'{"text": "b"}']


def test_broken_gzip_is_an_issue(tmp_path: Path) -> None:
    """A compressed file that breaks off gives no half page."""
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(os.urandom(3_000))[:1_000])
    found = list(gather([tmp_path]))
    assert not _pages(found)
    assert [issue.code for issue in _issues(found)] == ["broken-gzip"]


def test_what_is_no_file_does_not_hang(tmp_path: Path) -> None:
    """Pipes and sockets are passed over with an issue."""
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "sock"))
        codes = [issue.code for issue in _issues(gather([tmp_path]))]
    assert codes == ["not-a-regular-file", "not-a-regular-file"]


def test_a_symlink_loop_is_walked_once(tmp_path: Path) -> None:
    """A link to a folder above is an issue; a link to a file is that file."""
    (tmp_path / "a.txt").write_text("one page")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(gather([tmp_path]))
    assert [page.source for page in _pages(found)] == ["a.txt", "b.txt"]
    assert [issue.code for issue in _issues(found)] == ["symlink-loop"]


def test_a_dangling_link_is_an_issue(tmp_path: Path) -> None:
    """A link that leads nowhere is named, and the rest is read."""
    (tmp_path / "a.txt").write_text("one page")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(gather([tmp_path]))
    assert len(_pages(found)) == 1
    assert [(i.code, i.source) for i in _issues(found)] == [("unreadable-file", "gone.txt")]


def test_an_unreadable_file_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is named, and the rest is read."""
    for name in ("a.txt", "locked.txt"):
        (tmp_path / name).write_text("one page")
    really_open = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return really_open(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    found = list(gather([tmp_path]))
    assert [page.source for page in _pages(found)] == ["a.txt"]
    assert [(i.code, i.source) for i in _issues(found)] == [("unreadable-file", "locked.txt")]


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    """A file whose name holds other bytes gets a source that any file can hold."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("one page")
    assert [page.source for page in _pages(gather([tmp_path]))] == ["caf\ufffd.txt"]


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """An input that is not there stops the build with its name."""
    with pytest.raises(InputError, match="nowhere"):
        list(gather([tmp_path / "nowhere"]))
