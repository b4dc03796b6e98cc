"""Every screen can be used by everybody: axe finds nothing serious, nothing runs off a narrow screen."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from syrtis.model import Contents

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"preload": False, "runOnly": TAGS}
SCREENS = ("/", "/explore", "/accounts", "/control", "/strength", "/origins", "/articles")
MORE = ("/review", "/build", "/help", "/search?q=shells", "/claims")
NARROWEST_PX = 320


def event_and_article(halvera: Contents) -> tuple[str, str]:
    """The screens of the event with the most claims and of the article with the most."""
    event = max(halvera.events, key=lambda event: len(event.claims))
    article = max(halvera.articles, key=lambda a: sum(c.article_id == a.id for c in halvera.claims))
    return f"/events/{event.id}", f"/articles/{article.id}"


def faults(page: Page) -> list[str]:
    """What axe finds serious or worse: the rule and the first element."""
    found: Any = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{page.url}: {fault['id']}: {fault['nodes'][0]['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    scheme: str, visiting: Any, room: Any, halvera: Contents
) -> None:
    """Contrast, names, roles, order and target sizes hold on every screen, in both inks."""
    page = visiting(color_scheme=scheme, bypass_csp=True)  # axe styles what it measures
    found = []
    for screen in (*SCREENS, *MORE, *event_and_article(halvera)):
        page.goto(room.url + screen)
        found += faults(page)
    assert found == []


def test_nothing_runs_off_a_narrow_screen(visiting: Any, room: Any, halvera: Contents) -> None:
    """At 320 pixels every screen reflows into the width there is."""
    page = visiting(viewport={"width": NARROWEST_PX, "height": 640})
    wide = {}
    for screen in (*SCREENS, *MORE, *event_and_article(halvera)):
        page.goto(room.url + screen)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROWEST_PX:
            wide[screen] = width
    assert wide == {}
