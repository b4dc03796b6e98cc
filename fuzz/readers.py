"""Feed damaged and hostile bytes to every reader, and keep what breaks one. Run by hand.

    pip install atheris                # guides the bytes by the lines they reach; works without
    python fuzz/readers.py html --minutes 5 --keep found/

A reader is broken by any exception, by a file that gives neither page nor issue, by words that do
not stand where an article says, by a text that no record can hold, and by taking longer than SLOW_S.
What breaks one is written to the folder given by `--keep`; each finding becomes a test in
tests/read/test_hostile_inputs.py.
"""

import argparse
import gzip
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import as_file
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    with atheris.instrument_imports(include=["syrtis.read", "feedparser", "warcio"]):
        from syrtis.read import read_page
        from syrtis.read.inputs import gather
else:
    from syrtis.read import read_page
    from syrtis.read.inputs import gather

from syrtis import example
from syrtis.model import Article, Issue, Page

SLOW_S = 20.0
"""Seconds of processor time that no input of a fuzzer's size (under 100 kB) may take."""

LONGEST = 100_000
SEED = 7
ENDINGS = {
    "text": "txt",
    "html": "html",
    "lines": "jsonl",
    "feed": "rss",
    "warc": "warc",
    "packed": "html.gz",
    "packed-warc": "warc.gz",
    "unnamed": "bin",
}


@dataclass
class Tally:
    """What a campaign did."""

    runs: int = 0
    slowest_s: float = 0.0
    found: dict[str, bytes] = field(default_factory=dict)


def check(content: bytes, ending: str, folder: Path) -> None:
    """Read bytes as a file of this ending; an exception is a finding."""
    path = folder / f"page.{ending}"
    path.write_bytes(content)
    found = list(gather([path]))
    empty = not content.strip() or b"<rss" in content  # a feed may have no entry yet
    assert found or empty, "neither page nor issue"
    for each in found:
        if isinstance(each, Page):
            check_page(each)


def check_page(page: Page) -> None:
    """Read a page, and hold every word of the article against its text."""
    read = list(read_page(page))
    articles = [row for row in read if isinstance(row, Article)]
    assert len(articles) == 1, "not one article"
    assert all(isinstance(row, (Article, Issue)) for row in read)
    article = articles[0]
    article.text.encode("utf-8")
    for each in article.evidence:
        each.quote.encode("utf-8")
        if each.start is not None:
            assert article.text[each.start : each.end] == each.quote, (
                "words that do not stand there"
            )
    for stretch in article.furniture:
        assert 0 <= stretch.start < stretch.end <= len(article.text), "furniture outside the text"


def seeds(ending: str) -> list[bytes]:
    """Give what to start from: the example's pages, as files of the ending are."""
    with as_file(example.pages()) as folder:
        files = sorted(folder.iterdir())
        pages = {path.suffix: [] for path in files} | {".html": [], ".txt": []}
        for path in files:
            pages[path.suffix].append(path.read_bytes())
    html, text = pages[".html"], pages[".txt"]
    story = b'{"title":"A","date":"2019-05-03","text":"Two men died in Brandt on Friday."}\n'
    rss = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>A</title>'
        b"<pubDate>Tue, 05 Mar 2019 10:00:00 GMT</pubDate><description>Two died.</description></item>"
        b"</channel></rss>"
    )
    http = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html[0][:2_000]
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
        b"WARC-Date: 2019-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(http)
    )
    warc = (head + http + b"\r\n\r\n") * 2
    return {
        "txt": text,
        "html": html,
        "jsonl": [story * 3],
        "rss": [rss],
        "warc": [warc],
        "html.gz": [gzip.compress(page, mtime=0) for page in html[:3]],
        "warc.gz": [gzip.compress(warc, mtime=0)],
        "bin": [*html[:2], *text[:2], rss, story],
    }[ending]


HOSTILE = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    "\u202e\u2066".encode(),
    "\u200b\ufeff".encode(),
    b"<div>" * 50,
    b"<script>",
    b"]]>",
    b"<!--",
    b"&#0;",
    b"&#xD800;",
    b"&#x110000;",
    b"=cmd|' /C calc'!A0",
    b"\r",
    b"\x1b[2J",
    b"(" * 200,
    b" " * 500,
    b"1," * 200,
    b"By ",
    b"(AP) - ",
    b"2019-02-30",
    b"31 November 2019",
    b"Content-Length: -1\r\n",
    b'{"a":' * 100,
    b"99999999999999999999",
    b"<meta charset=utf-7>",
    b"charset=undefined",
    "e\u0301".encode() * 50,
    "\U000e0041".encode(),
)
"""Pieces that have broken readers somewhere."""


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Damage bytes in a few places."""
    made = bytearray(
        content[: chance.randrange(1, len(content) + 1)] if chance.random() < 0.2 else content
    )
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(5):
            case 0:
                made[at:at] = chance.choice(HOSTILE)
            case 1:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                del made[at : at + chance.choice((1, 8, 200))]
            case 3:
                piece = made[at : at + chance.choice((4, 60, 800))]
                made[at:at] = piece * chance.choice((1, 3, 40))
            case _:
                made[at:at] = chance.randbytes(chance.choice((1, 4, 30)))
    return bytes(made[:LONGEST])


def plain_inputs(ending: str) -> Iterator[bytes]:
    """Give damaged seeds without end, the same on every run."""
    chance, begun = random.Random(SEED), seeds(ending)
    while True:
        yield mutated(chance.choice(begun), chance)


def run_one(content: bytes, ending: str, folder: Path, tally: Tally) -> None:
    """Check one input, and keep what it broke."""
    begun = time.process_time()
    try:
        check(content, ending, folder)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        tally.found.setdefault(f"{type(error).__name__}: {str(error)[:100]}", content)
    spent = time.process_time() - begun
    tally.runs += 1
    tally.slowest_s = max(tally.slowest_s, spent)
    if spent > SLOW_S:
        tally.found.setdefault(f"slow: {spent:.0f} s", content)


def run_plain(ending: str, seconds: float, one: Callable[[bytes], None]) -> None:
    """Try damaged seeds until the time is up."""
    until = time.monotonic() + seconds
    for content in plain_inputs(ending):
        one(content)
        if time.monotonic() > until:
            return


def run_guided(
    ending: str, seconds: float, one: Callable[[bytes], None], end: Callable[[], None]
) -> None:
    """Let atheris find bytes that reach new lines; `end` tells what came of it."""
    corpus = Path(tempfile.mkdtemp(prefix="syrtis-fuzz-"))
    for number, seed in enumerate(seeds(ending)):
        (corpus / str(number)).write_bytes(seed[:LONGEST])
    chance = random.Random(SEED)

    def mutate(content: bytes, most: int, seed: int) -> bytes:
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(content, most))
        return mutated(content or b" ", chance)[:most]

    given = [
        sys.argv[0],
        f"-max_len={LONGEST}",
        f"-seed={SEED}",
        "-verbosity=0",
        "-rss_limit_mb=4096",
    ]
    until = time.monotonic() + seconds

    def one_in_time(content: bytes) -> None:
        one(content)
        if time.monotonic() > until:
            end()
            os._exit(0)  # the fuzzer itself never comes back

    atheris.Setup([*given, str(corpus)], one_in_time, custom_mutator=mutate)
    atheris.Fuzz()


def main() -> None:
    """Run a campaign against one reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reader", choices=ENDINGS)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--keep", type=Path, default=None, help="folder for what breaks the reader")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    given = parser.parse_args()
    ending, tally = ENDINGS[given.reader], Tally()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)

        def one(content: bytes) -> None:
            run_one(content, ending, folder, tally)

        def end() -> None:
            report(given.reader, tally, given.keep)

        if atheris is None or given.plain:
            run_plain(ending, given.minutes * 60, one)
            end()
        else:
            run_guided(ending, given.minutes * 60, one, end)


def report(reader: str, tally: Tally, keep: Path | None) -> None:
    """Print what was done and found; keep the bytes."""
    print(
        f"{reader}: {tally.runs:,} inputs, slowest {tally.slowest_s:.1f} s, {len(tally.found)} findings"
    )
    for number, (what, content) in enumerate(sorted(tally.found.items())):
        print(f"  {what} ({len(content):,} bytes)")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{reader}-{number}").write_bytes(content)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
