"""Every screen answers as a page and as JSON, and every link of a page leads somewhere."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from syrtis.web.routes import SCREENS

LISTS = ("/claims", "/articles", "/actors", "/places", "/search?q=barracks", "/help")


@pytest.mark.parametrize("path", [*(screen.path for screen in SCREENS), *LISTS])
def test_every_link_leads_somewhere(room: TestClient, path: str) -> None:
    """No page of the room links to what is not there."""
    answer = room.get(path)
    assert answer.status_code == 200
    links = {unescape(link) for link in re.findall(r'href="([^"]+)"', answer.text)}
    inside = {link.partition("#")[0] for link in links if not link.startswith("#")}
    assert all(link.startswith("/") for link in inside)
    for link in sorted(inside - {"/overview.json"}):
        if link.startswith("/assets/vendor") or not link:
            continue
        assert room.get(link, follow_redirects=False).status_code in (200, 303), (path, link)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_screen_has_its_twin(room: TestClient, screen: object) -> None:
    """The page and its JSON say that they are the same screen."""
    path = str(getattr(screen, "path", ""))
    twin = "/overview.json" if path == "/" else f"{path}.json"
    assert room.get(twin).headers["content-type"] == "application/json"
    assert f'href="{twin}"' in room.get(path).text


def test_the_room_says_which_screen_is_open(room: TestClient) -> None:
    """Exactly one screen of the masthead is marked as the current page."""
    for screen in SCREENS:
        assert room.get(screen.path).text.count('aria-current="page"') == 1


def test_search_finds_words_in_any_spelling(room: TestClient) -> None:
    """All words have to stand there, case is no matter, a star goes on, operators are words."""
    for query in ("barracks", "BARRACKS", '"army barracks"', "barr*"):
        found = room.get("/search.json", params={"q": query}).json()
        assert found["claims_total"] > 0, query
        assert found["articles_total"] > 0, query
    for query in ('"', "OR NOT (", "a" * 400, "barracks zeppelin", "\x00", "*"):
        answer = room.get("/search.json", params={"q": query})
        assert answer.status_code == 200
        assert answer.json()["claims_total"] == 0


def test_the_help_page_has_every_key(room: TestClient) -> None:
    """The table that drives the keys is the one that the help page shows."""
    page = room.get("/help").text
    for key in room.get("/keys.json").json():
        assert key["words"] in page
        assert all(f"<kbd>{each}</kbd>" in page for each in key["keys"])
