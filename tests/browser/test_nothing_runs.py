"""Pages are written by strangers: whatever stands in them is shown as letters and never run."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Room
from tests.browser.test_barriers import MORE, SCREENS

from syrtis.model import Contents
from syrtis.store import write_record

ATTACKS = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '"><svg onload=window.ran=1>',
    "javascript:window.ran=1",
    "</title><script>window.ran=1</script>",
    "{{ 7 * 7 }}${7 * 7}",
    "' onmouseover='window.ran=1",
    "<a href='javascript:window.ran=1' hx-get='/help' hx-trigger='load'>x</a>",
)


def attack(number: int) -> str:
    """Give one of the attacks, each in its turn."""
    return ATTACKS[number % len(ATTACKS)]


def attacked(contents: Contents) -> Contents:
    """Put an attack into every title, byline, outlet, source and text, and into names and quotes."""
    return replace(
        contents,
        articles=tuple(
            replace(
                article,
                source=f"{attack(n)}/{article.source}",
                title=attack(n + 1),
                byline=(attack(n + 2),),
                publisher=attack(n + 3),
                url=attack(3),
                text=article.text + "".join(ATTACKS),
            )
            for n, article in enumerate(contents.articles)
        ),
        claims=tuple(
            replace(claim, quote=attack(n) + claim.quote) for n, claim in enumerate(contents.claims)
        ),
        events=tuple(
            replace(event, title=attack(n) + event.title) for n, event in enumerate(contents.events)
        ),
        places=tuple(
            replace(place, name=attack(n) + place.name) for n, place in enumerate(contents.places)
        ),
        actors=tuple(
            replace(actor, name=attack(n) + actor.name) for n, actor in enumerate(contents.actors)
        ),
    )


@pytest.fixture(scope="module")
def hostile(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A room whose record is full of attacks."""
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.syrtis"
    write_record(path, attacked(halvera))
    room = Room(path)
    yield room
    room.close()


def test_nothing_of_a_page_is_run(visiting: Any, hostile: Any, halvera: Contents) -> None:
    """On every screen attacks stand as letters: no script runs, no element of theirs is made."""
    page = visiting()
    event = max(halvera.events, key=lambda event: len(event.claims))
    claim = next(claim for claim in halvera.claims if claim.id in event.claims)
    there = (f"/events/{event.id}", f"/articles/{claim.article_id}?claim={claim.id}")
    for screen in (*SCREENS, *MORE, *there, "/search?q=%3Cscript%3Ewindow.ran%3D1%3C%2Fscript%3E"):
        page.goto(hostile.url + screen)
        assert page.evaluate("window.ran") is None, screen
        assert (
            page.locator("main img, main [onload], main [onerror], main [hx-trigger=load]").count()
            == 0
        )
        assert page.locator("a[href^='javascript:']").count() == 0, screen
