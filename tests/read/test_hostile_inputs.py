"""Input made to do harm costs itself and nothing else: an issue with its name, and the rest is read."""

import csv
import gzip
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syrtis.export import FileFormat, export_record
from syrtis.model import Article, Issue, Media, Page, Status, page_id
from syrtis.read import read_page
from syrtis.read.html import MOST_ATTRIBUTES, MOST_TAGS
from syrtis.read.inputs import Limits, gather
from syrtis.read.inputs.warc import LONGEST_HEADER, read_warc

STORY = (
    "<p>Shells fell on Brandt on Friday, killing at least 14 people, the port master said.</p>\n"
)
SMALL = Limits(page=100_000, feed=100_000)
LONG = "SYRTIS_LONG" in os.environ
"""Whether tests that take minutes are run too: `SYRTIS_LONG=1 pytest tests/read`."""

HEAD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://quay.example/\r\n"
    b"WARC-Date: 2019-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
)
HTTP = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"


def read(content: str, media: Media = Media.HTML) -> Article:
    """Read a page; there is one article whatever it holds."""
    page = content.encode()
    rows = list(read_page(Page(id=page_id(page), source="x", media=media, content=page)))
    (article,) = (row for row in rows if isinstance(row, Article))
    return article


def codes(found: Iterator[Page | Issue]) -> list[str]:
    """Name what was found: the codes of issues, and `page`."""
    return [each.code if isinstance(each, Issue) else "page" for each in found]


@pytest.mark.parametrize(
    "markup",
    [
        "<b>" * 1_000_000,
        "<div>" * 1_000_000,
        "<ul><li>" * 500_000,
        "<table><tr><td>" * 333_000 + STORY,
        "<div>" * 500 + STORY * 5,
        '<!DOCTYPE l [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><html><body>&a;' + STORY * 5,
        "<a" * 500_000,
        "<!--" * 100_000 + STORY,
        "<br>" * (MOST_TAGS + 1) + STORY,
        "<div><p>a<span>b</div>" * MOST_TAGS,
        f"<p {' '.join(f'a{n}=1' for n in range(MOST_ATTRIBUTES + 1))}>{STORY}",
        f"<p {'a ' * 200_000}>{STORY}",
    ],
    ids=lambda markup: markup[:12],
)
def test_markup_made_to_break_parsers_is_set_aside(markup: str) -> None:
    """A million levels, tags or attributes are no page; it is set aside with the reason."""
    article = read(markup)
    assert article.status is Status.SET_ASIDE
    assert article.reason == "unreadable-markup"


@pytest.mark.parametrize(
    "markup",
    [
        "<br>" * 3_000 + STORY * 5,
        f'<p title="{"x" * 1_000_000}">{STORY * 5}',
        f'<script type="application/ld+json">{"[" * 100_000}</script>{STORY * 5}',
        f'<script type="application/ld+json">{"{" + chr(34) + "@graph" + chr(34) + ":"}</script>'
        + STORY * 5,
    ],
    ids=range(4),
)
def test_odd_markup_keeps_its_story(markup: str) -> None:
    """What is only odd is read."""
    assert "killing at least 14 people" in read(markup).text


PIECES = [
    "a",
    " ",
    "\n",
    "(",
    "[",
    "1,",
    "- ",
    "A. ",
    '"',
    "“",
    "\u202e",
    "\u200b",
    "©",
    "2011-",
    "By ",
    "(AP) ",
    "e\u0301",
    "死",
    "x.",
    "12\n",
    "CAPS\n",
    "Mr. ",
    " | ",
    "\x85",
    "\u2028",
    "and ",
]


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_repetition_kills_no_pattern(piece: str) -> None:
    """Twenty thousand times the same behind a story is read like any other text."""
    text = STORY + piece * 20_000
    assert read(text, Media.TEXT).text == text


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.html.gz", "bomb.rss.gz"])
def test_a_compressed_bomb_is_not_unpacked(name: str, tmp_path: Path) -> None:
    """What unpacks to more than a page may have is refused by name, and the next file is read."""
    (tmp_path / name).write_bytes(gzip.compress(b"a" * 30_000_000, 9))
    (tmp_path / "page.txt").write_text("A page.")
    assert codes(gather([tmp_path], limits=SMALL)) == ["page-too-large", "page"]


def test_an_archive_is_not_opened(tmp_path: Path) -> None:
    """A zip file is no page and is never unpacked, whatever its members say they are."""
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/page.txt", "0" * 5_000_000)
    (page,) = gather([tmp_path])
    assert isinstance(page, Page)
    (article,) = (row for row in read_page(page) if isinstance(row, Article))
    assert article.reason == "binary-page"


class Endless(io.RawIOBase):
    """A WARC file whose first record is as long as one likes, made while it is read."""

    def __init__(self, size: int) -> None:
        body = HTTP + b"<p>Hi</p>"
        self._parts = [
            (HEAD % (len(HTTP) + size) + HTTP, 1),
            (b"\0" * 65_536, size // 65_536),
            (b"\r\n\r\n" + HEAD % len(body) + body + b"\r\n\r\n", 1),
        ]
        self._rest, self._at = b"", 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be begun again."""
        return True

    def seek(self, at: int, whence: int = 0) -> int:
        """Only its beginning is looked at again."""
        self._rest, self._at = b"WA", at
        self._parts = []
        return at

    def tell(self) -> int:
        """Say how much was read."""
        return self._at

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """Give the next bytes."""
        while not self._rest and self._parts:
            part, times = self._parts.pop(0)
            self._rest = part
            if times > 1:
                self._parts.insert(0, (part, times - 1))
        given = self._rest[: len(room)]
        room[: len(given)] = given
        self._rest, self._at = self._rest[len(given) :], self._at + len(given)
        return len(given)


@pytest.mark.parametrize(
    "size",
    [
        65_536 * 1_000,
        pytest.param(
            65_536 * 152_588, marks=pytest.mark.skipif(not LONG, reason="10 GB take a minute")
        ),
    ],
)
def test_a_record_of_gigabytes_is_passed_over(size: int) -> None:
    """A record too large for a page is an issue, however large it is; the one behind it is read."""
    raw = io.BufferedReader(Endless(size))  # type: ignore[type-var]
    assert codes(read_warc(raw, source="x", limit=100_000)) == ["page-too-large", "page"]


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.0\r\nWARC-Type: " + b"x" * 2 * LONGEST_HEADER,
        b"WARC/1.0\r\n" + b"A: b\r\n" * LONGEST_HEADER,
        HEAD % (2 * LONGEST_HEADER) + b"HTTP/1.0 200 OK\r\nX: " + b"x" * 2 * LONGEST_HEADER,
        b"WARC/1.0\r\nWARC-Type: response\r\n",
    ],
    ids=["a line", "lines", "http", "cut"],
)
def test_headers_without_end_are_told(content: bytes, tmp_path: Path) -> None:
    """Headers that never end use no memory, and the file is said to break off."""
    (tmp_path / "crawl.warc").write_bytes(content)
    assert codes(gather([tmp_path])) == ["truncated-warc"]


@pytest.mark.parametrize(
    "content",
    [
        HEAD % 9 + b"not http!\r\n\r\n",
        (HEAD % 5).replace(b": response", b": what") + b"abcde\r\n\r\n",
        (HEAD % 5).replace(b": 5\r", b": -5\r") + b"abcde\r\n\r\n",
        b"WARC/1.0\rfWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
    ],
)
def test_a_warc_without_a_page_says_so(content: bytes, tmp_path: Path) -> None:
    """Records of no known kind are counted in an issue: no file goes by in silence."""
    (tmp_path / "crawl.warc").write_bytes(content)
    assert codes(gather([tmp_path]))


def test_a_feed_of_entities_that_multiply_is_refused(tmp_path: Path) -> None:
    """A feed whose entities unfold to gigabytes is told to be broken."""
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    (tmp_path / "news.rss").write_text(
        f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">{entities}]>'
        "<rss version='2.0'><channel><item><title>&j;</title></item></channel></rss>"
    )
    found = list(gather([tmp_path]))
    assert "broken-feed" in codes(iter(found))
    assert sum(len(each.content) for each in found if isinstance(each, Page)) < 10_000


def test_a_feed_of_broken_tags_is_read(tmp_path: Path) -> None:
    """An entry whose summary opens and never closes has an empty one."""
    path = tmp_path / "feed.rss"
    path.write_bytes(
        b"<rss><description></description<item</description<description></description/<>"
        b"<item></description<"
    )
    assert set(codes(gather([path]))) <= {"page", "broken-feed"}


@pytest.mark.parametrize("entity", ["&#xD800;", "&#x110000;", "&#99999999999;", "&#-1;", "&#0;"])
def test_characters_that_are_none_break_no_feed(entity: str, tmp_path: Path) -> None:
    """A feed with numbers of characters that do not exist is told to be broken, or read."""
    for part in ("title", "description", "pubDate", "link"):
        (tmp_path / "news.rss").write_text(
            f"<rss version='2.0'><channel><item><{part}>A{entity}</{part}></item>"
            "<item><title>Two died</title></item></channel></rss>"
        )
        found = list(gather([tmp_path]))
        assert set(codes(iter(found))) <= {"page", "broken-feed"}
        assert any(b"Two died" in each.content for each in found if isinstance(each, Page))


@pytest.mark.parametrize("text", ["\\ud800", "\\udfff\\ud800", "\\u0000", "\\u202e\\u2066"])
def test_rubbish_of_surrogates_is_no_text(text: str, tmp_path: Path) -> None:
    """Half a surrogate pair in JSON is an issue; other odd characters are kept as they are."""
    story = "Two men died in Brandt on Friday, the port master said. "
    (tmp_path / "crawl.jsonl").write_text(f'{{"text": "{story * 5}{text}"}}\n')
    for found in gather([tmp_path]):
        if isinstance(found, Page):
            rows = [row for row in read_page(found) if isinstance(row, Article)]
            rows[0].text.encode()
        else:
            assert found.code == "bad-json-line"


NAMES = [
    "=cmd|' !A0.txt",
    "+1.txt",
    "a\nb.txt",
    "a\r\nb,\"c';\t.txt",
    "@SUM(1).txt",
    "\u202etxt.exe.txt",
    "-2+3.txt",
    "\x1b[2J.txt",
    "zero\u200bwidth.txt",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_of_files_break_no_table(name: str, tmp_path: Path) -> None:
    """A file's name is kept to the letter, and is one harmless cell of a table."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / name).write_text("A page.")
    (page,) = gather([pages])
    assert page.source == name
    article = Article(id="1", source=name, status=Status.READ)
    folder = tmp_path / "out"
    export_record({"articles": (article,)}, file_format=FileFormat.CSV, folder=folder)
    with (folder / "articles.csv").open(newline="", encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert not row["source"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["source"].lstrip("'").endswith(name.lstrip("=+-@"))


ENDINGS = ("txt", "html", "jsonl", "rss", "warc", "gz", "html.gz", "warc.gz", "bin")
WHOLE = st.sampled_from(
    [
        b"",
        b"{",
        b'{"text":"a"}',
        b"<p>",
        b"<html>",
        b"<rss>",
        b"WARC/1.0\r\n",
        b"\x1f\x8b",
        HEAD % 5,
        HTTP,
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"<?xml version='1.0' encoding='utf-7'?>",
        b"<meta charset=hex>",
        STORY.encode() * 3,
        gzip.compress(STORY.encode(), mtime=0),
        json.dumps({"html": STORY}).encode(),
    ]
)


@pytest.mark.parametrize("ending", ENDINGS)
@given(content=st.lists(st.one_of(st.binary(max_size=60), WHOLE), max_size=6).map(b"".join))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_a_page_or_an_issue(ending: str, content: bytes, tmp_path: Path) -> None:
    """Whatever a file holds, it gives a page or an issue, and every word told of it stands."""
    (tmp_path / f"page.{ending}").write_bytes(content)
    found = list(gather([tmp_path]))
    assert found or not content.strip() or b"<rss" in content  # a feed may have no entry yet
    for page in found:
        if isinstance(page, Page):
            articles = [row for row in read_page(page) if isinstance(row, Article)]
            assert len(articles) == 1
            for each in articles[0].evidence:
                if each.start is not None:
                    assert articles[0].text[each.start : each.end] == each.quote
