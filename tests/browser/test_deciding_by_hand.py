"""Decisions by keys alone: merge two events, see it, undo it, and lose nobody else's work."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Room

from syrtis.model import Contents
from syrtis.store import open_record, write_record


@pytest.fixture
def desk(halvera: Contents, tmp_path: Path) -> Any:
    """A room of its own, in which may be decided."""
    path = tmp_path / "desk.syrtis"
    write_record(path, halvera)
    room = Room(path)
    yield room
    room.close()


def events(room: Room) -> int:
    """How many events the record has now."""
    with open_record(room.record) as record:
        return record.count("events")


def keys_ready(page: Page) -> None:
    """Wait until the table of keys has been fetched."""
    page.locator("[data-choice=keys]").wait_for()


def open_first_pair(page: Page, room: Room) -> None:
    """Go from the queue to its first pair, by keys."""
    page.goto(room.url + "/review?what=merge")
    page.locator("ol.queue").wait_for()
    keys_ready(page)
    page.keyboard.press("j")
    expect(page.locator("ol.queue a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/review/events/"))
    keys_ready(page)


def test_merging_and_undoing_by_keys(desk: Room, page: Page) -> None:
    """`s` makes one event of two, `z` makes two of it again, and the record holds both decisions."""
    before = events(desk)
    open_first_pair(page, desk)
    assert page.locator(".consequence").inner_text().strip()
    page.keyboard.press("s")
    page.locator(".notice", has_text="is kept").wait_for()
    assert events(desk) < before

    page.goto(desk.url + "/review")
    keys_ready(page)
    page.keyboard.press("z")
    page.locator("tr.undone").first.wait_for()
    assert events(desk) == before
    with open_record(desk.record) as record:
        assert [d.kind.value for d in record.decisions()] == ["merge", "undo"]


def test_the_second_of_two_tabs_is_told(desk: Room, visiting: Any) -> None:
    """A decision made on a page that another tab has overtaken is refused, and nothing is lost."""
    first, second = visiting(), visiting(expected="409 (Conflict)")
    open_first_pair(first, desk)
    second.goto(first.url)
    keys_ready(second)
    first.keyboard.press("s")
    first.locator(".notice", has_text="is kept").wait_for()
    after = events(desk)
    with second.expect_response(lambda answer: answer.url.endswith("/decisions")) as told:
        second.keyboard.press("s")
    assert told.value.status == 409
    expect(second.locator("[role=alert]")).to_be_visible()
    assert events(desk) == after


def test_no_key_decides_while_a_reason_is_typed(desk: Room, page: Page) -> None:
    """Letters typed into a field are letters."""
    before = events(desk)
    open_first_pair(page, desk)
    page.locator("#d-why").click()
    page.keyboard.type("same days")
    expect(page.locator("#d-why")).to_have_value("same days")
    assert events(desk) == before


def test_keys_can_be_switched_off(desk: Room, page: Page) -> None:
    """With keys off no letter decides anything."""
    before = events(desk)
    open_first_pair(page, desk)
    page.locator("[data-choice=keys]").click()
    page.locator("h1").click()
    page.keyboard.press("s")
    page.wait_for_timeout(300)
    assert page.url.count("/review/events/") == 1
    assert events(desk) == before
