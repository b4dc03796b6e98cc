"""Where heads mislead: run-in lines, transcripts, teletype, sister reports that do not agree."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.model import Unresolved, When
from syrtis.read.head import (
    SisterPage,
    WireRole,
    date_by_sisters,
    read_head,
    read_published,
    sister_key,
)

STORY = (
    "Shells hit the market of Port Ansel on Tuesday, killing four people, the mayor of Port Ansel "
    "said by telephone.\n\nResidents said that the shelling went on for two hours before dawn."
)
TITLE = "Four killed as shells hit Port Ansel\n\n"


def _published(text: str) -> When | Unresolved:
    return read_published(text, head=read_head(text))


def _reason(text: str) -> str:
    when = _published(text)
    assert isinstance(when, Unresolved), when
    return when.reason


@pytest.mark.parametrize(
    ("before", "place"),
    [
        (
            "Shells kill four Mayor blames rebels Port Ansel, Halvera (QNN) -- ",
            "Port Ansel, Halvera",
        ),
        ("Guns fall silent, a witness says Cairo (QNN) -- ", "Cairo"),
        ("What comes next in the War Powers Act Congress (QNN) -- ", None),
    ],
)
def test_a_dateline_run_into_the_highlights(before: str, place: str | None) -> None:
    """Only the place is read out of the capitalised words before it, or nothing where none is told."""
    head = read_head(before + STORY)
    assert (head.dateline and head.dateline.quote) == place


@pytest.mark.parametrize(
    "opening",
    ["EXCLUSIVE: ", "NATO - ", "(PORT) ", "UPDATE - ", "THE LAST STAND - "],
)
def test_capitals_that_are_no_place(opening: str) -> None:
    """Labels, bodies and headings in capitals before a dash are not where a story was filed."""
    assert read_head(TITLE + opening + STORY).dateline is None


def test_speakers_of_a_transcript_are_no_places() -> None:
    """In a transcript the name in capitals before a colon is who speaks."""
    lines = [f"INES ORLO: Answer number {n} to the question that was put.\n" for n in range(6)]
    assert read_head("".join(lines)).dateline is None


@pytest.mark.parametrize(
    ("credit", "agencies", "role"),
    [
        ("By Ines Orlo, Associated Press\n\n", ["AP"], WireRole.COPY),
        ("Reuters\n\n", ["Reuters"], WireRole.COPY),
        ("Source: Xinhua\n\n", ["Xinhua"], WireRole.COPY),
        ("AFP/Reuters\n\n", ["AFP", "Reuters"], WireRole.COPY),
        ("Image copyright\nReuters\n\n", [], None),
        ("RSS\n\n", [], None),
        ("MAP\n\n", [], None),
    ],
)
def test_credits_above_the_story(credit: str, agencies: list[str], role: WireRole | None) -> None:
    """A credit line names the agency; a picture's credit and a link's label do not."""
    wire = read_head(TITLE + credit + STORY).wire
    assert [each.agency for each in wire] == agencies
    assert {each.role for each in wire} == ({role} if role else set())


@pytest.mark.parametrize(
    ("below", "agencies", "role"),
    [
        (" - AFP", ["AFP"], WireRole.COPY),
        ("\n\nCopyright 2019 The Associated Press. All rights reserved.", ["AP"], WireRole.COPY),
        ("\n\n(With inputs from PTI)", ["PTI"], WireRole.SHARE),
        ("\n\nThe Associated Press contributed to this report.", ["AP"], WireRole.SHARE),
        ("\n\n© 2019 Quay Post Ltd. All rights reserved.", [], None),
    ],
)
def test_credits_below_the_story(below: str, agencies: list[str], role: WireRole | None) -> None:
    """Sign-offs and copyright make a page the agency's copy; inputs make it a share."""
    wire = read_head(TITLE + STORY + below).wire
    assert [each.agency for each in wire] == agencies
    assert {each.role for each in wire} == ({role} if role else set())


def test_an_outlets_own_mark_is_its_publisher() -> None:
    """An outlet's mark in its own dateline names the publisher; under another masthead, a wire."""
    marked = "PORT ANSEL, Halvera (QNN) -- " + STORY
    own = read_head(TITLE + marked)
    assert own.publisher is not None
    assert (own.publisher.quote, own.wire) == ("QNN", ())
    other = read_head(f"{TITLE}{marked}\n\n© 2019 Harbour Gazette. All rights reserved.")
    assert other.publisher is not None
    assert other.publisher.quote == "Harbour Gazette"
    assert [credit.agency for credit in other.wire] == ["QNN"]


def test_the_name_that_closes_a_wire_story() -> None:
    """A name in capitals below agency copy is its author, and nothing on any other page."""
    copy = f"{TITLE}PORT ANSEL, Halvera (AP) — {STORY}\n\nINES ORLO"
    assert [span.quote for span in read_head(copy).byline] == ["INES ORLO"]
    assert read_head(f"{TITLE}{STORY}\n\nINES ORLO").byline == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By the QNN Wire Staff Explosions in the port ", ["QNN Wire Staff"]),
        ("By Ines Orlo and Pavel Dent, QNN Explosions in the port ", ["Ines Orlo", "Pavel Dent"]),
        ("By Ines Orlo Explosions In The Port ", []),
        ("March 5, 2019 | By Ines Orlo, QNN ", ["Ines Orlo"]),
    ],
)
def test_a_byline_run_into_the_story(byline: str, names: list[str]) -> None:
    """A run-in byline ends where a mark ends it; without one it is left unread."""
    assert [span.quote for span in read_head(byline + STORY).byline] == names


def test_a_headline_does_not_follow_sentences() -> None:
    """Highlights and questions under a caption are not taken for the headline."""
    text = f"Men wave a flag as they gather near the port.\nWill the truce in Port Ansel hold?\n{STORY}"
    assert read_head(text).title is None


def test_the_outlet_behind_a_bar_is_not_the_headline() -> None:
    """`Headline | Outlet` gives the headline alone."""
    title = read_head(f"Four killed as shells hit Port Ansel | Quay Post\n\n{STORY}").title
    assert title is not None
    assert title.quote == "Four killed as shells hit Port Ansel"


def test_teletype_lines_are_a_paragraph() -> None:
    """In an archive's page of wrapped capitals no line is a headline; its dateline has the day."""
    text = (
        "ABC-XYZ1-0042\n\n   PORT ANSEL, 3 APR 90 (DPA) -- [TEXT] THE MAYOR OF PORT ANSEL SAID\n"
        "TODAY THAT SHELLS HAD HIT THE MARKET AND THAT FOUR PEOPLE WERE DEAD\n"
        "AND THAT THE SHELLING WENT ON UNTIL DAWN.  HE GAVE NO NAMES.\n"
    )
    head = read_head(text)
    assert head.title is None
    assert [credit.agency for credit in head.wire] == ["DPA"]
    when = read_published(text, head=head)
    assert isinstance(when, When), when
    assert (when.earliest, when.latest, when.basis) == (
        date(1990, 4, 3),
        date(1990, 4, 4),
        "dateline",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{TITLE}PORT ANSEL, March 5 (Xinhua) -- {STORY}", "year-not-printed"),
        (
            f"{TITLE}2 June 2019\n\nPORT ANSEL, March 5 (Xinhua) -- {STORY}",
            "publication-date-contradicted",
        ),
        (
            f"{TITLE}5 March 2019\n\nPORT ANSEL (AP) - {STORY}\n\n"
            "Copyright 2012 The Associated Press. All rights reserved.",
            "publication-date-contradicted",
        ),
        (f"{TITLE}1 January 1970\n\n{STORY}", "publication-date-contradicted"),
        (f"{TITLE}3 days ago\n\n{STORY}", "publication-date-not-found"),
        (f"{TITLE}{STORY}\n\nComments\nPosted on March 9, 2019", "publication-date-not-found"),
        (f"{TITLE}{STORY}\n\nRelated\nPublished: 9 March 2019", "publication-date-not-found"),
    ],
)
def test_days_that_the_page_speaks_against(text: str, reason: str) -> None:
    """Another dateline, older agency copy, the epoch, comments and other stories give no day."""
    assert _reason(text) == reason


def test_a_clock_that_the_story_bears_out() -> None:
    """A date above the headline counts where the story tells a day of the week before it."""
    told = STORY.replace("on Tuesday", "on March 5")
    clock = "The Quay Post\nThursday 7 March 2019\n\n"
    when = _published(f"{clock}{TITLE}{told}")
    assert isinstance(when, When), when
    assert when.earliest == when.latest == date(2019, 3, 7)
    assert _reason(f"The Quay Post\nThursday 7 November 2019\n\n{TITLE}{told}") == "page-clock"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Sunday 03/04/2016", date(2016, 4, 3)),
        ("Friday 03/04/2016", date(2016, 3, 4)),
        ("23/04/2016", date(2016, 4, 23)),
        ("Mon 5 Dec 2016 18.27 GMT Last modified on Tue 6 Dec 2016", date(2016, 12, 5)),
    ],
)
def test_what_settles_a_printed_day(stamp: str, day: date) -> None:
    """A weekday or a day above twelve settles the order; the later change is not the day."""
    when = _published(f"{TITLE}{stamp}\n\n{STORY}")
    assert isinstance(when, When), when
    assert when.earliest == when.latest == day


LEAD = "PORT ANSEL, Halvera (AP) — Militias seized the Old Quay on {day}, said Renn Aldo.\n\n"
SHARED = (
    "Commander Renn Aldo of the Red Lions said on {day} that the harbour wall had fallen to them, "
    "and General Ines Tovar of the Fort Maroc garrison said on {day} that her guns were lost.\n"
)


def _page(name: str, text: str, day: date | None = None, *, wire: str = "AP") -> SisterPage:
    published = day and When(earliest=day, latest=day, basis="printed")
    return SisterPage(
        id=name, text=text, wire=(wire,), dateline="PORT ANSEL, Halvera", published=published
    )


def _told(lead: str, told: str = "Thursday", more: str = "") -> str:
    return LEAD.format(day=lead) + SHARED.format(day=told) + more


def test_sentences_carried_over_date_a_page() -> None:
    """Sentences with their weekday that stand in both pages put them into one week."""
    pages = [_page("a", _told("Thursday"), date(2019, 3, 7)), _page("b", _told("Friday"))]
    when = date_by_sisters(pages)["b"]
    assert (when.earliest, when.latest) == (date(2019, 3, 8), date(2019, 3, 9))
    assert date_by_sisters(pages[::-1]) == {"b": when}


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(
            [
                _page("a", _told("Thursday"), date(2019, 3, 7)),
                _page("c", _told("Thursday"), date(2019, 5, 9)),
                _page("b", _told("Friday")),
            ],
            id="sisters disagree",
        ),
        pytest.param(
            [
                _page("a", _told("Thursday"), date(2019, 3, 7), wire="AFP"),
                _page("b", _told("Friday")),
            ],
            id="another agency",
        ),
        pytest.param(
            [
                _page(
                    "a",
                    _told("Thursday", more="The month-long offensive goes on."),
                    date(2019, 3, 7),
                ),
                _page("b", _told("Friday", more="The offensive began six months ago, Aldo said.")),
            ],
            id="another age of the fighting",
        ),
        pytest.param(
            [
                _page("a", _told("Thursday"), date(2019, 3, 7)),
                _page("b", _told("Friday").replace("seized the", "will storm the")),
            ],
            id="a day still to come",
        ),
        pytest.param(
            [
                _page("a", _told("Thursday"), date(2019, 3, 11)),
                _page("b", _told("Friday")),
            ],
            id="a stamp its own lead denies",
        ),
        pytest.param([_page("b", _told("Friday"))], id="no sister"),
    ],
)
def test_sisters_that_settle_nothing(pages: list[SisterPage]) -> None:
    """Where sisters contradict each other, their stamp or the page, nothing is dated."""
    assert date_by_sisters(pages) == {}


def test_the_key_that_sisters_share() -> None:
    """Agency and city make the key; a page that lacks either has no sisters."""
    text = f"{TITLE}PORT ANSEL, Halvera (AP) — {STORY}"
    again = f"Other words\n\nPort Ansel, Halvera (The Associated Press) -- {STORY}"
    key = sister_key(read_head(text), text)
    assert key is not None
    assert key == sister_key(read_head(again), again)
    assert sister_key(read_head(TITLE + STORY), TITLE + STORY) is None


@pytest.mark.parametrize(
    "text",
    [
        "1 Jan " * 170_000,
        "By " + "Ab Cd, " * 150_000,
        "AB, Cd (Ef) " * 80_000,
        "A" * 1_000_000,
        "\n" * 1_000_000,
        ("AB " * 60 + "\n") * 5_000,
        "\0\ud800" * 400_000,
    ],
    ids=["dates", "names", "datelines", "one word", "blank", "capitals", "no characters"],
)
def test_hostile_pages_are_quick(text: str) -> None:
    """A megabyte of anything is read in well under two seconds."""
    start = time.perf_counter()
    read_published(text, head=read_head(text))
    assert time.perf_counter() - start < 2


HEAD_WORDS = """By;Ines Orlo;PORT ANSEL, Halvera;(AP);--;—;March 5, 2019;03/04/2019;Published:;Updated;
;©;Quay Post;Source:;Reuters;on Friday;said;The town fell.;and Agencies;(;);Tuesday;5 Dec 2016;
contributed to this report;12:30 GMT;\x00;’"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(HEAD_WORDS.split(";")), max_size=40))
def test_any_jumble_of_head_words_is_read(words: list[str]) -> None:
    """Head words in any order never raise, and all that is read stands in the text."""
    text = " ".join(words)
    head = read_head(text)
    spans = [head.title, head.publisher, head.dateline, *head.byline, *(w.span for w in head.wire)]
    assert all(span.stands_in(text) for span in spans if span is not None)
    when = read_published(text, head=head)
    if isinstance(when, When):
        assert text[when.start : when.end] == when.quote
    pages = [_page("a", text, date(2019, 3, 7)), _page("b", text)]
    for found in date_by_sisters(pages).values():
        assert text[found.start : found.end] == found.quote
