"""Take the pictures of the reading room in docs/pictures, from the bundled example.

    uv run python tools/screenshots.py [SCREEN ...]

Needs Chromium on the PATH. Every screen on a desktop in light; some in dark and on a narrow screen too.
Look at what changed before it is committed.
"""

import shutil
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from syrtis import example
from syrtis.model import Contents
from syrtis.pipeline import build
from syrtis.store import write_record
from syrtis.web import Settings, make_app
from syrtis.web.serving import bound

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DESKTOP = {"width": 1200, "height": 900}
QUALITY = 82
"""Letters stay sharp, and twenty pictures stay under two megabytes."""
NARROW = {"width": 390, "height": 844}
TWICE = {"explore", "event", "evidence", "review-pair"}
"""Screens also taken in dark and narrow: those with map, charts, marks and forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: what of, how wide, in which ink."""

    name: str
    path: str
    size: dict[str, int]
    ink: str = "light"


def addresses(contents: Contents) -> dict[str, str]:
    """Name the screens, with the event and the article that have most to show."""
    event = max(contents.events, key=lambda event: (len(event.disagreements), len(event.claims)))
    placed = max(
        contents.events, key=lambda event: len(event.claims) * (event.place_id is not None)
    )
    claim = next(c for c in contents.claims if c.id in event.claims and c.kind == "killed")
    return {
        "overview": "/",
        "explore": "/explore",
        "event": f"/events/{placed.id}",
        "evidence": f"/articles/{claim.article_id}?claim={claim.id}#claim-{claim.id}",
        "accounts": "/accounts",
        "control": "/control",
        "strength": "/strength",
        "origins": "/origins",
        "review": "/review",
        "build": "/build",
        "search": "/search?q=barracks",
    }


@contextmanager
def served(contents: Contents) -> Iterator[str]:
    """Open the reading room on a record of the example, at any free port."""
    with TemporaryDirectory() as folder, as_file(example.outline()) as island:
        record = Path(folder) / "example.syrtis"
        write_record(record, contents)
        app = make_app(Settings(record=record, basemap=island))
        with bound("127.0.0.1", 0) as taken:
            server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
            thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
            thread.start()
            while not server.started:
                sleep(0.05)
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
            server.should_exit = True
            thread.join()


def shots(paths: dict[str, str]) -> Iterator[Shot]:
    """List the pictures to take."""
    for name, path in paths.items():
        yield Shot(name=name, path=path, size=DESKTOP)
        if name in TWICE:
            yield Shot(name=f"{name}-dark", path=path, size=DESKTOP, ink="dark")
            yield Shot(name=f"{name}-narrow", path=path, size=NARROW)


def first_pair(browser: Browser, url: str) -> str:
    """Find the first pair of events in the queue."""
    page = browser.new_page()
    page.goto(url + "/review?what=merge")
    found = page.locator("ol.queue a").first.get_attribute("href")
    page.close()
    return found or "/review"


def ready(page: Page) -> None:
    """Wait until maps are drawn, where there are any."""
    for figure in page.locator("[data-map]").all():
        figure.wait_for(state="attached")
    page.wait_for_timeout(400)
    if page.locator("[data-map]").count():
        page.locator(
            "[data-map][data-started=drawn], [data-map][data-started=empty],"
            "[data-map][data-started=failed]"
        ).first.wait_for()
        page.wait_for_timeout(600)


def take(browser: Browser, url: str, shot: Shot) -> None:
    """Take one picture of what a reader sees first."""
    context = browser.new_context(
        viewport=shot.size,  # type: ignore[arg-type]
        color_scheme=shot.ink,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + shot.path)
    ready(page)
    camera = context.new_cdp_session(page)
    taken = camera.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (PICTURES / f"{shot.name}.webp").write_bytes(b64decode(taken["data"]))
    context.close()


def main() -> None:
    """Take all pictures, or those of the screens named."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium on the PATH; on Debian: apt-get install chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with as_file(example.pages()) as pages, as_file(example.gazetteer()) as places:
        contents = build([pages], gazetteers=[places])
    with served(contents) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        paths = addresses(contents) | {"review-pair": first_pair(browser, url)}
        for shot in shots(paths):
            if len(sys.argv) == 1 or shot.name.startswith(tuple(sys.argv[1:])):
                take(browser, url, shot)
                print(PICTURES / f"{shot.name}.webp")
        browser.close()


if __name__ == "__main__":
    main()
