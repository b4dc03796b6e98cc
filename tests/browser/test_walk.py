"""A researcher's way through the room: days, a facet, an event, its words, and what is taken along."""

import csv
import io
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.conftest import Room

from syrtis.store import write_record


def found(page: Page) -> int:
    """How many events the page says it shows."""
    words = page.locator(".results .said b").first.inner_text()
    return int(words.replace(",", ""))


def settled(page: Page, address: str) -> None:
    """Wait until the address holds what was chosen and the list has followed."""
    page.wait_for_url(re.compile(address))
    expect(page.locator(".htmx-request")).to_have_count(0)


def brush(page: Page, first: int, last: int) -> None:
    """Drag over the columns from one to another."""
    page.locator(".brush").wait_for()
    columns = page.locator(".histogram li")
    one, other = columns.nth(first).bounding_box(), columns.nth(last).bounding_box()
    assert one
    assert other
    page.mouse.move(one["x"] + one["width"] / 2, one["y"] + 40)
    page.mouse.down()
    page.mouse.move(other["x"] + other["width"] / 2, other["y"] + 40, steps=4)
    page.mouse.up()


def test_from_the_days_to_the_words(page: Page, room: Any) -> None:
    """Days brushed, a facet chosen, an event opened, its quote found; the address brings it all back."""
    page.goto(room.url + "/explore")
    all_there = found(page)
    columns = page.locator(".histogram li").count()
    brush(page, columns - 4, columns - 1)
    settled(page, "from=")
    brushed = found(page)
    assert 0 < brushed < all_there

    page.locator("details.facet").first.locator("label.choice").first.click()
    settled(page, "type=")
    chosen = found(page)
    assert 0 < chosen < brushed
    assert page.locator("tr[data-row]").count() == chosen

    page.reload()
    assert found(page) == chosen
    assert page.locator("details.facet input:checked").count() == 1

    with page.expect_download() as download:
        page.locator(".export a[href*='export.csv']").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text())))
    assert len(rows) == chosen

    page.locator("tr[data-row] a").first.click()
    expect(page.locator("article.event h1")).to_be_visible()
    page.locator(".claim-list .claim-words a bdi").first.click()
    words = page.locator("mark.claim.current")
    expect(words.first).to_be_in_viewport()
    note = page.locator(".beside[aria-current='true'] .quote").inner_text()
    told = re.sub(r"^\d+|\s+", " ", words.first.inner_text()).strip()
    assert told.split()[0] in note

    page.go_back()
    page.go_back()
    assert found(page) == chosen


def test_the_brush_by_keys(page: Page, room: Any) -> None:
    """The handles move a column at a time with arrow keys, say their day, and keep the focus."""
    page.goto(room.url + "/explore")
    handle = page.locator("#brush-from")
    handle.focus()
    first = handle.get_attribute("aria-valuetext")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    moved = handle.get_attribute("aria-valuetext")
    assert first
    assert moved
    assert moved > first
    settled(page, f"from={moved}")
    expect(page.locator("#brush-from")).to_be_focused()


def test_the_whole_span_gives_every_event_back(page: Page, room: Any) -> None:
    """Stretching the brush over all columns lets go of the days, so undated events return."""
    page.goto(room.url + "/explore")
    all_there = found(page)
    columns = page.locator(".histogram li").count()
    brush(page, columns - 3, columns - 1)
    settled(page, "from=")
    brush(page, 0, columns - 1)
    page.wait_for_url(lambda address: "from=" not in address)
    expect(page.locator(".results .said b").first).to_have_text(str(all_there))


def test_no_choice_is_lost_when_choosing_fast(page: Page, room: Any) -> None:
    """Two values pressed before the first answer is there are both chosen."""
    page.goto(room.url + "/explore")
    page.locator(".brush").wait_for()
    page.evaluate(
        "[...document.querySelectorAll('details.facet')].slice(0, 2)"
        ".forEach((facet) => facet.querySelector('input').click())"
    )
    settled(page, "type=.*place=|place=.*type=")
    expect(page.locator("details.facet input:checked")).to_have_count(2)


def test_a_room_that_was_closed_is_told(visiting: Any, halvera: Any, tmp_path: Path) -> None:
    """Where no answer comes, the page says that what it shows was chosen before."""
    path = tmp_path / "closed.syrtis"
    write_record(path, halvera)
    room = Room(path)
    page = visiting(expected="")  # whatever a browser logs of a room that is gone
    page.goto(room.url + "/explore")
    page.locator(".brush").wait_for()
    room.close()
    page.locator("details.facet label.choice").first.click()
    expect(page.locator(".said.problem")).to_contain_text("does not answer")


def test_a_claim_and_its_words_light_up_together(page: Page, room: Any, halvera: Any) -> None:
    """Pointing at a mark shows its note, pointing at a note shows its words."""
    claim = halvera.claims[0]
    page.goto(f"{room.url}/articles/{claim.article_id}")
    page.locator(".evidence[data-started]").first.wait_for()
    page.locator(f"mark[data-claims~='{claim.id}']").first.hover()
    expect(page.locator(f"#about-{claim.id}")).to_have_class(re.compile("lit"))
    page.locator(f"#about-{claim.id} .claim-facts").hover()
    expect(page.locator(f"mark[data-claims~='{claim.id}']").first).to_have_class(re.compile("lit"))


def test_places_on_the_map_are_links_that_keys_reach(
    page: Page, room: Any, map_there: None
) -> None:
    """A place's disc has the place's name and leads to its events."""
    page.goto(room.url + "/explore")
    page.locator(".map[data-started='drawn']").wait_for()
    disc = page.locator("a.place-mark").first
    disc.focus()
    assert "event" in disc.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("place=|/events/"))


def test_the_ink_can_be_chosen(page: Page, room: Any) -> None:
    """Dark and light are kept for the next page."""
    page.goto(room.url + "/explore")
    for _ in range(2):
        page.locator("[data-choice=theme]").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(room.url + "/help")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_no_script_is_needed_to_read(visiting: Any, room: Any, halvera: Any) -> None:
    """Without JavaScript the list is there, a facet can be chosen, and event and article open."""
    page = visiting(java_script_enabled=False)
    page.goto(room.url + "/explore")
    page.locator("details.facet label.choice").first.click()
    page.locator("form#filters button").first.click()
    assert "type=" in page.url
    assert page.locator("tr[data-row]").count() == found(page)
    page.locator("tr[data-row] a").first.click()
    page.locator(".claim-list .claim-words a bdi").first.click()
    expect(page.locator("mark.claim.current").first).to_be_in_viewport()
