"""Every screen answers as a page and as JSON, and every link of a page leads somewhere."""

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from syrtis.model import Contents
from syrtis.store import write_record
from syrtis.web import Settings, make_app
from syrtis.web.routes import SCREENS

ROOT = Path(__file__).resolve().parents[2]

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


@pytest.mark.parametrize("path", [*(screen.path for screen in SCREENS), *LISTS])
def test_a_record_without_events_is_shown_too(halvera: Contents, tmp_path: Path, path: str) -> None:
    """Where nothing was found, every screen says so and none breaks."""
    bare = tmp_path / "bare.syrtis"
    write_record(bare, Contents(pages=halvera.pages[:1], sources=halvera.sources[:0]))
    with TestClient(make_app(Settings(record=bare)), base_url="http://127.0.0.1") as client:
        assert client.get(path).status_code == 200


def test_the_docs_name_every_screen_with_its_question() -> None:
    """The table of screens in docs/reading-room.md is the masthead's."""
    page = (ROOT / "docs/reading-room.md").read_text(encoding="utf-8")
    for screen in SCREENS:
        row = next(line for line in page.splitlines() if line.startswith(f"| {screen.words} |"))
        assert f"`{screen.path}`" in row
        assert screen.question.rstrip("?").casefold() in row.casefold()
