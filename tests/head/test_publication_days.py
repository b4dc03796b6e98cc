"""The printed day of publication: told with its words, or not told with the reason."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.model import Unresolved, When
from syrtis.read.head import SisterPage, date_by_sisters, read_head, read_published

LEAD = (
    "PORT ANSEL (AP) - Shells hit the market of Port Ansel on Tuesday, killing four people, the "
    "mayor of the town said by telephone.\n\nResidents said the shelling went on for two hours.\n"
)
TITLE = "Four killed as shells hit Port Ansel\n"


def _published(text: str) -> When | Unresolved:
    return read_published(text, head=read_head(text))


@pytest.mark.parametrize(
    "stamp",
    [
        "Tue Mar 5, 2019 15:14:55",
        "Tuesday, 05 March 2019 05:20 PM",
        "March 5, 2019",
        "5 March 2019",
        "2019-03-05",
        "Published: 5 Mar 2019",
        "Posted on March 5, 2019 at 9:15 am",
        "Published 05.03.2019, 14:05 | Updated 07.03.2019",
    ],
)
def test_printed_stamps(stamp: str) -> None:
    """A stamp between headline and story is the day of publication, in whatever format."""
    when = _published(f"{TITLE}{stamp}\n\n{LEAD}")
    assert isinstance(when, When), when
    assert (when.earliest, when.latest, when.basis) == (
        date(2019, 3, 5),
        date(2019, 3, 5),
        "printed",
    )
    assert when.quote is not None
    assert when.quote in stamp


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{TITLE}\n{LEAD}", "publication-date-not-found"),
        (f"{TITLE}\n{LEAD}\n© 2022 Quay Post. All rights reserved.", "publication-date-not-found"),
        (f"The Quay Post\nFriday 26 of April 2024\n\n{TITLE}\n{LEAD}", "page-clock"),
        (f"{TITLE}Last updated: March 7, 2019\n\n{LEAD}", "only-update-printed"),
        (f"{TITLE}03/04/2019\n\n{LEAD}", "date-order-ambiguous"),
        (f"{TITLE}Published: 31 February 2019\n\n{LEAD}", "no-such-day"),
        (f"{TITLE}Monday, 5 March 2019\n\n{LEAD}", "publication-date-contradicted"),
        (
            f"{TITLE}5 March 2019\n\n{LEAD}\nThe bridge was blown up on 20 March 2019, he said, and "
            "the road behind it was closed.\n",
            "publication-date-contradicted",
        ),
    ],
)
def test_days_that_are_not_told(text: str, reason: str) -> None:
    """Clocks, copyright years, updates, unclear and contradicted dates give no day but a reason."""
    when = _published(text)
    assert isinstance(when, Unresolved), when
    assert when.reason == reason


def test_a_date_inside_the_story_is_no_publication_day() -> None:
    """A day that a sentence or a caption tells is not taken for the page's."""
    text = f"{TITLE}\n{LEAD}\nThe town was taken on 14 February 2019, the army said.\n"
    assert isinstance(_published(text), Unresolved)


def test_a_possessive_weekday_belongs_to_the_next_words() -> None:
    """`since 1 March, Friday's dead included` is not the first of March on a Friday."""
    told = "Shelling has killed 13 people since 1 March, Friday's dead included, the mayor said."
    when = _published(f"{TITLE}Saturday, 9 March 2019\n\n{LEAD}\n{told}\n")
    assert isinstance(when, When), when


SISTER = (
    "PORT ANSEL, Halvera (AP) - Militias under Commander Renn Aldo pushed into the harbour of Port "
    "Ansel on Thursday and reached the Old Customs House near Fort Maroc, officials said.\n\n"
    "The offensive of the Red Lions, which began a month ago under General Ines Tovar, has taken "
    "Quelha and Sant Orm. On Wednesday, the militias pushed deeper into the harbour of Port Ansel.\n"
)
FOLLOW_UP = SISTER.replace("on Thursday and reached", "on Friday and held").replace(
    "officials said", "the group said"
)


def _sister(name: str, text: str, day: date | None) -> SisterPage:
    published = None if day is None else When(earliest=day, latest=day, basis="printed")
    return SisterPage(
        id=name, text=text, wire=("AP",), dateline="PORT ANSEL, Halvera", published=published
    )


def test_a_sister_report_dates_an_undated_page() -> None:
    """A page whose lead names Friday is dated by Thursday's report of the same agency and place."""
    dated = _sister("dated", SISTER, date(2019, 3, 7))
    found = date_by_sisters([dated, _sister("undated", FOLLOW_UP, None)])
    when = found["undated"]
    assert (when.earliest, when.latest) == (date(2019, 3, 8), date(2019, 3, 9))
    assert when.basis == "sister-report"
    assert when.quote is not None
    assert "Friday" in when.quote
    assert FOLLOW_UP[when.start : when.end] == when.quote


def test_sisters_that_do_not_speak_of_one_battle_date_nothing() -> None:
    """A page of the same agency and place that shares no story with the dated one stays undated."""
    other = (
        "PORT ANSEL, Halvera (AP) - Fishermen sold the largest catch in years on Friday, the guild "
        "said.\n\nPrices at the Saint Ode quay fell by half, according to Dilan Mersk of the guild.\n"
    )
    dated = _sister("dated", SISTER, date(2019, 3, 7))
    assert date_by_sisters([dated, _sister("undated", other, None)]) == {}


def test_a_lead_without_a_weekday_is_not_dated() -> None:
    """Without a weekday in its own lead a page gets no day from a sister."""
    text = FOLLOW_UP.replace("on Friday ", "").replace("On Wednesday, the", "The")
    dated = _sister("dated", SISTER, date(2019, 3, 7))
    assert date_by_sisters([dated, _sister("undated", text, None)]) == {}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789/-:, MarchTuesdayBy\n", max_size=200))
def test_any_stamp_is_read_or_refused(text: str) -> None:
    """No jumble of digits and names raises; what is read stands in the text."""
    when = _published(text)
    if isinstance(when, When):
        assert text[when.start : when.end] == when.quote
