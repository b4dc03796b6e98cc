"""A real Chromium before a real server on this machine; no request may leave it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import as_file
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from syrtis import example
from syrtis.model import Contents
from syrtis.store import write_record
from syrtis.web import Settings, make_app
from syrtis.web.serving import bound
from syrtis.web.static import has_map

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SLOWEST_MS = 15_000
"""Far more than a page takes here: a test machine may have one busy core."""


def installed() -> str | None:
    """Find Chromium on the PATH."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium's path; a bare CI machine gets Debian's, any other is left as it is."""
    found = installed()
    if found is None and os.environ.get("CI") == "true" and os.geteuid() == 0:
        for command in (["update", "-q"], ["install", "-y", "-q", "chromium"]):
            subprocess.run(["apt-get", *command], check=False, capture_output=True, timeout=420)
        found = installed()
    if found is None:
        pytest.skip("needs Chromium on the PATH (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One headless browser for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


class Room:
    """A reading room served from a thread of this process."""

    def __init__(self, record: Path) -> None:
        self._island = as_file(example.outline())
        app = make_app(Settings(record=record, basemap=self._island.__enter__()))
        self._socket = bound("127.0.0.1", 0)
        taken = self._socket.__enter__()
        self.record = record
        self.url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [taken]}, daemon=True)
        self._thread.start()
        waiting = monotonic() + 20
        while not self._server.started and monotonic() < waiting:
            sleep(0.02)

    def close(self) -> None:
        """Stop the server and give the port back."""
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._socket.__exit__(None, None, None)
        self._island.__exit__(None, None, None)


@pytest.fixture(scope="session")
def room(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The example's room, in which nothing is decided."""
    path = tmp_path_factory.mktemp("browser") / "halvera.syrtis"
    write_record(path, halvera)
    opened = Room(path)
    yield opened
    opened.close()


@dataclass
class Visit:
    """One visitor: a page, and what went wrong on it."""

    context: BrowserContext
    page: Page
    expected: str | None = None
    """What the browser logs where a refusal is what the test is about."""
    errors: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Any]:
    """Open pages; after the test none may have logged an error or asked another machine."""
    visits: list[Visit] = []

    def visit(*, expected: str | None = None, **options: Any) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        options.setdefault("reduced_motion", "reduce")
        context = browser.new_context(**options)
        context.set_default_timeout(SLOWEST_MS)
        made = Visit(context, context.new_page(), expected)
        visits.append(made)
        watch(made)
        return made.page

    yield visit
    for made in visits:
        made.context.close()
    assert [error for made in visits for error in made.errors if not is_expected(made, error)] == []
    assert [stray for made in visits for stray in made.strays] == []


def is_expected(visit: Visit, error: str) -> bool:
    """Tell whether a test has said that this error would come."""
    return visit.expected is not None and visit.expected in error


def watch(visit: Visit) -> None:
    """Keep what the page logs as an error, and stop each request to another machine."""

    def route(asked: Route) -> None:
        if urlsplit(asked.request.url).hostname in ("127.0.0.1", None):
            asked.continue_()
        else:
            visit.strays.append(asked.request.url)
            asked.abort()

    visit.context.route("**/*", route)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on(
        "console", lambda said: (said.type == "error" and visit.errors.append(said.text)) or None
    )


@pytest.fixture
def page(visiting: Any) -> Page:
    """One page of a desktop's size."""
    opened: Page = visiting()
    return opened


@pytest.fixture(scope="session")
def map_there() -> None:
    """Skip where the package was built without npm."""
    if not has_map():
        pytest.skip("the map's libraries are absent: npm was out of reach when syrtis was built")
