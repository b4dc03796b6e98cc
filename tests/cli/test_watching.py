"""Watching: what comes into a folder or a feed is added, whatever the server does."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from syrtis.cli.app import app
from syrtis.model import Page
from syrtis.pipeline.watching import LONGEST_S, Watched, look, next_look_s
from syrtis.read.inputs.fetching import Fetched, FetchLimits, Refused, Unchanged, fetch
from syrtis.store import open_record

NOW = datetime(2019, 6, 7, tzinfo=UTC)
QUICK = FetchLimits(seconds=0.6, bytes=100_000)
STORY = (
    "BENDIR, Halvera (Coast Wire) - Four people were killed and nine wounded when shells hit the "
    "market of Bendir on {day}, the mayor said. Residents of the harbour fled to the hills."
)


def _feed(*days: str) -> bytes:
    items = "".join(
        f"<item><title>Shells hit market on {day}</title><link>http://coast.example/{day}</link>"
        f"<description>{STORY.format(day=day)}</description></item>"
        for day in days
    )
    return f"<rss version='2.0'><channel><title>Coast</title>{items}</channel></rss>".encode()


class Server(ThreadingHTTPServer):
    """A server that answers as a test wants it to, and remembers what it was asked."""

    daemon_threads = True
    answer: Callable[[BaseHTTPRequestHandler], None]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        """Name the feed."""
        return f"http://127.0.0.1:{self.server_address[1]}/feed"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Remember what was asked, and answer as the test wants."""
        self.server.asked.append(dict(self.headers))
        self.server.answer(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """Start a server on this machine only."""
    started = Server()
    threading.Thread(target=started.serve_forever, daemon=True).start()
    yield started
    started.shutdown()
    started.server_close()


def _plain(body: bytes, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(body)

    return answer


def _status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(code)
        for name, value in headers.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()

    return answer


def _drip(asked: BaseHTTPRequestHandler) -> None:
    asked.send_response(200)
    asked.end_headers()
    for _ in range(100):
        asked.wfile.write(b" ")
        asked.wfile.flush()
        time.sleep(0.05)


def _drip_headers(asked: BaseHTTPRequestHandler) -> None:
    for byte in b"HTTP/1.0 200 OK\r\n" + b"X-Slow: yes\r\n" * 50:
        asked.wfile.write(bytes([byte]))
        asked.wfile.flush()
        time.sleep(0.02)


def _endless(asked: BaseHTTPRequestHandler) -> None:
    asked.send_response(200)
    asked.end_headers()
    while True:
        asked.wfile.write(b"<item>" * 10_000)


def _silence(asked: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def _hang_up(asked: BaseHTTPRequestHandler) -> None:
    asked.connection.close()


def _rubbish(asked: BaseHTTPRequestHandler) -> None:
    asked.wfile.write(b"\x00\xff\xfe not http at all\r\n\r\n")


BAD = {
    "slow drip": (_drip, "took more than"),
    "slow headers": (_drip_headers, "took more than"),
    "endless body": (_endless, "has more than 100,000 bytes"),
    "silence": (_silence, "took more than|timed out"),
    "hang up": (_hang_up, "."),
    "rubbish": (_rubbish, "."),
    "wrong length": (_plain(b"<rss", Content_Length="4000"), "breaks off"),
    "gzip bomb": (
        _plain(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"),
        "has more than 100,000 bytes",
    ),
    "cut gzip": (
        _plain(gzip.compress(_feed("Monday"))[:-12], Content_Encoding="gzip"),
        "breaks off",
    ),
    "broken gzip": (_plain(b"no gzip at all", Content_Encoding="gzip"), "error"),
    "unasked packing": (_plain(b"x", Content_Encoding="br"), "not asked for"),
    "loop": (_status(302, Location="/feed"), "leads on more than 5 times"),
    "error": (_status(500), "500"),
    "gone": (_status(410), "410"),
    "file": (_status(302, Location="file:///etc/passwd"), "no address"),
}


@pytest.mark.parametrize("how", BAD)
def test_a_bad_answer_is_refused_in_time(how: str, server: Server) -> None:
    """Whatever a server does, a fetch ends in its time and its size, and says what was wrong."""
    import re

    server.answer, reason = BAD[how]
    start = time.monotonic()
    found = look(server.address, Watched(), agent="test", now=NOW, limits=QUICK)
    assert time.monotonic() - start < 5
    assert found.found == ()
    assert found.trouble is not None
    assert re.search(reason, found.trouble)
    assert found.watched.failures == 1


def test_a_feed_is_asked_only_for_what_changed(server: Server) -> None:
    """The second fetch names the state it has; a server that says `304` sends nothing."""
    server.answer = _plain(
        _feed("Monday"), ETag='"one"', Last_Modified="Fri, 07 Jun 2019 00:00:00 GMT"
    )
    first = look(server.address, Watched(), agent="syrtis/test", now=NOW, limits=QUICK)
    assert len(first.found) == 1
    server.answer = _status(304)
    second = look(server.address, first.watched, agent="syrtis/test", now=NOW, limits=QUICK)
    assert second.found == ()
    assert second.trouble is None
    assert server.asked[1]["If-None-Match"] == '"one"'
    assert server.asked[1]["If-Modified-Since"] == "Fri, 07 Jun 2019 00:00:00 GMT"
    assert {asked["User-Agent"] for asked in server.asked} == {"syrtis/test"}
    assert isinstance(fetch(server.address, agent="a", state={}, now=NOW, limits=QUICK), Unchanged)


def test_a_packed_feed_is_unpacked(server: Server) -> None:
    """A body in gzip is the feed."""
    server.answer = _plain(gzip.compress(_feed("Monday")), Content_Encoding="gzip")
    found = fetch(server.address, agent="a", state={}, now=NOW, limits=QUICK)
    assert isinstance(found, Fetched)
    assert found.body == _feed("Monday")


def test_a_server_that_asks_for_peace_gets_it(server: Server) -> None:
    """Retry-After is kept to, as seconds or as a time; failures double the wait; a day is the most."""
    server.answer = _status(429, Retry_After="7200")
    busy = look(server.address, Watched(), agent="a", now=NOW, limits=QUICK)
    assert next_look_s(busy.watched, 600) == 7200
    later = format_datetime(NOW + timedelta(hours=3), usegmt=True)
    server.answer = _status(503, Retry_After=later)
    busy = look(server.address, Watched(), agent="a", now=NOW, limits=QUICK)
    assert next_look_s(busy.watched, 600) == 3 * 3600
    server.answer = _status(503, Retry_After="soon")
    found = fetch(server.address, agent="a", state={}, now=NOW, limits=QUICK)
    assert isinstance(found, Refused)
    assert found.retry_after_s is None
    assert next_look_s(Watched(failures=2), 600) == 2400
    assert next_look_s(Watched(retry_after_s=1e12), 600) == LONGEST_S
    assert next_look_s(Watched(failures=10_000), 600) == LONGEST_S


def test_a_damaged_feed_gives_what_it_has(server: Server) -> None:
    """Bad XML is signalled, and the entries that could be told apart are there."""
    server.answer = _plain(_feed("Monday").replace(b"</channel>", b"<oops>&nothing;"))
    found = look(server.address, Watched(), agent="a", now=NOW, limits=QUICK)
    assert [each.source for each in found.found if isinstance(each, Page)] == [
        "http://coast.example/Monday"
    ]
    assert "broken-feed" in {getattr(each, "code", None) for each in found.found}


def _watch(*given: object) -> Result:
    result = CliRunner().invoke(app, ["watch", *map(str, given), "--once", "--cache", "none"])
    assert result.exit_code == 0, result.output
    return result


def _sources(record: Path) -> list[str]:
    with open_record(record) as opened:
        return sorted(source for _, source in opened.sources())


def test_new_entries_are_added_and_nothing_else(server: Server, tmp_path: Path) -> None:
    """Each look adds what is new to the pages that are there; states change at will, rows do not."""
    record = tmp_path / "a.syrtis"
    server.answer = _plain(_feed("Monday"), ETag='"one"')
    _watch(server.address, "-o", record)
    assert _sources(record) == ["http://coast.example/Monday"]
    before = record.read_bytes()
    server.answer = _plain(_feed("Monday"), ETag='"two"')
    _watch(server.address, "-o", record)
    assert server.asked[-1]["If-None-Match"] == '"one"'
    assert record.read_bytes() == before
    server.answer = _plain(_feed("Tuesday", "Monday"), ETag='"three"')
    _watch(server.address, "-o", record)
    server.answer = _status(304)
    _watch(server.address, "-o", record)
    assert _sources(record) == ["http://coast.example/Monday", "http://coast.example/Tuesday"]
    assert server.asked[-1]["If-None-Match"] == '"three"'
    server.answer = _status(500)
    assert "500" in _watch(server.address, "-o", record).output
    assert len(_sources(record)) == 2
    with open_record(record) as opened:
        assert {claim.kind for claim in opened.rows("claims")} >= {"killed", "wounded"}  # type: ignore[union-attr]


def test_a_folder_is_watched_and_old_pages_stay(tmp_path: Path) -> None:
    """Pages that come into a folder are added; those that leave it stay in the record."""
    folder, record = tmp_path / "in", tmp_path / "a.syrtis"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY.format(day="Monday"))
    _watch(folder, "-o", record)
    (folder / "a.txt").rename(tmp_path / "gone.txt")
    (folder / "b.txt").write_text(STORY.format(day="Tuesday"))
    _watch(folder, "-o", record)
    assert _sources(record) == ["a.txt", "b.txt"]
