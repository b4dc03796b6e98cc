"""Every screen can be used by everybody: axe finds nothing serious, nothing runs off a narrow screen."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from syrtis.model import Contents

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL: dict[str, Any] = {"preload": False, "runOnly": STANDARDS}
CONTRAST: dict[str, Any] = {
    "preload": False,
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
}
SCREENS = ("/", "/explore", "/accounts", "/control", "/strength", "/origins?kind=agency")
MORE = (
    "/articles",
    "/review",
    "/build",
    "/build/changes",
    "/help",
    "/search?q=shells",
    "/claims?kind=wounded",
)
NARROWEST_PX = 320


def screens(halvera: Contents) -> tuple[str, ...]:
    """All screens; an event on which voices disagree, and the article that tells it, among them."""
    event = min((e for e in halvera.events if e.disagreements), key=lambda e: len(e.claims))
    return (
        *SCREENS,
        *MORE,
        f"/events/{event.id}",
        f"/articles/{event.articles[0]}?claim={event.claims[0]}",
        f"/review/events/{event.id}",
    )


def open_pair(page: Page, room: Any) -> None:
    """Open the first two events of the queue side by side, so tall that the bar below covers nothing."""
    page.set_viewport_size({"width": 1280, "height": 4000})
    page.goto(room.url + "/review?what=merge")
    page.goto(room.url + str(page.locator("ol.queue a").first.get_attribute("href")))


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds serious or worse: the rule and the first element."""
    found: Any = Axe().run(page, options=rules).response["violations"]
    return [
        f"{page.url}: {fault['id']}: {fault['nodes'][0]['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious(visiting: Any, room: Any, halvera: Contents) -> None:
    """Names, roles, order, contrast and target sizes hold on every screen."""
    page = visiting(bypass_csp=True)  # axe styles what it measures
    found = []
    for screen in screens(halvera):
        page.goto(room.url + screen)
        found += faults(page, ALL)
    open_pair(page, room)
    found += faults(page, ALL)
    assert found == []


def test_dark_ink_has_contrast_too(visiting: Any, room: Any, halvera: Contents) -> None:
    """Whoever's machine is dark reads as well."""
    page = visiting(bypass_csp=True, color_scheme="dark")
    found = []
    for screen in screens(halvera):
        page.goto(room.url + screen)
        found += faults(page, CONTRAST)
    open_pair(page, room)
    found += faults(page, CONTRAST)
    assert found == []


def test_nothing_runs_off_a_narrow_screen(visiting: Any, room: Any, halvera: Contents) -> None:
    """At 320 pixels every screen reflows into the width there is."""
    page = visiting(viewport={"width": NARROWEST_PX, "height": 640})
    wide = {}
    for screen in screens(halvera):
        page.goto(room.url + screen)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROWEST_PX:
            wide[screen] = width
    assert wide == {}
