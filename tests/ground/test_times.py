"""Times: what interval words name, read from the day they were written."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.errors import InputError
from syrtis.ground import find_times
from syrtis.ground.times import Days
from syrtis.ground.times.holidays import HOLIDAYS, holidays_near
from syrtis.model import Unresolved, When

DOCS = Path(__file__).parents[2] / "docs" / "grounding.md"
ROW = re.compile(
    r"^\| (?P<words>[^|]+) \| (?P<written>[\d-]+|not known) \| (?P<earliest>[\d.-]+) "
    r"\| (?P<latest>[\d.-]+) \| (?P<precision>\w+) \|$",
    re.MULTILINE,
)
TABLE = [match.groups() for match in ROW.finditer(DOCS.read_text("utf-8"))]


def written_on(day: str) -> When | None:
    """Give the publication of a page printed on a day; null = not known."""
    if day == "not known":
        return None
    return When(earliest=date.fromisoformat(day), latest=date.fromisoformat(day), basis="printed")


def days_of(text: str, day: str) -> list[Days | Unresolved]:
    """Read the times of one sentence written on a day."""
    found = find_times([(0, text)], language="en", written=written_on(day))
    return [time.days for time in found]


def test_table_of_docs_holds_sixty_phrases() -> None:
    """The documented table is long enough to mean something."""
    assert len(TABLE) >= 60


@pytest.mark.parametrize(("words", "written", "earliest", "latest", "precision"), TABLE)
def test_documented_phrases_are_read_as_documented(
    words: str, written: str, earliest: str, latest: str, precision: str
) -> None:
    """Each phrase of docs/grounding.md names exactly the interval that stands beside it."""
    (days,) = days_of(f"Of {words} here.", written)
    assert isinstance(days, Days)
    wanted = [None if day == ".." else date.fromisoformat(day) for day in (earliest, latest)]
    assert [days.earliest, days.latest, days.precision.value] == [*wanted, precision]


@pytest.mark.parametrize(
    "text",
    [
        "The march on the capital went on.",
        "Theresa May spoke.",
        "They may leave.",
        "He told Russia Today so.",
        "The unit took 2,011 men and 12 militants.",
        "Resolution 1973 was read out.",
        "He got a ten-year sentence.",
        "Number 2010-11-CA-041 was given.",
        "It fell on 30 February 2011.",
        "The second column turned back.",
        "It was years ago.",
    ],
)
def test_what_names_no_time_is_none(text: str) -> None:
    """Names, numbers and lengths that look like times give none."""
    assert days_of(text, "2016-06-15") == []


@pytest.mark.parametrize("words", ["on Friday", "yesterday", "last month", "March 17", "in May"])
def test_relative_times_need_the_day_of_reporting(words: str) -> None:
    """Without a publication date a relative time is unresolved and says why."""
    (days,) = days_of(f"They came {words}.", "not known")
    assert isinstance(days, Unresolved)
    assert days.reason == "no-publication-day"


def test_interval_of_publication_widens_what_depends_on_it() -> None:
    """A page of one of two days reads `Sunday` as both Sundays it may mean, `Saturday` as one."""
    when = When(earliest=date(2011, 3, 26), latest=date(2011, 3, 27), basis="story")
    sunday, saturday = (
        find_times([(0, f"They came {day}.")], language="en", written=when)[0].days
        for day in ("Sunday", "Saturday")
    )
    assert isinstance(sunday, Days)
    assert isinstance(saturday, Days)
    assert (sunday.earliest, sunday.latest) == (date(2011, 3, 20), date(2011, 3, 27))
    assert saturday.earliest == saturday.latest == date(2011, 3, 26)


def test_the_next_day_counts_from_the_day_told_before() -> None:
    """`The next day` is the day after the last one named, in whatever sentence."""
    sentences = [(0, "They took it on 3 May 2012."), (28, "The next day they left.")]
    times = find_times(sentences, language="en", written=None)
    assert [time.days for time in times] == [
        Days.on(date(2012, 5, 3)),
        Days.on(date(2012, 5, 4)),
    ]


def test_the_next_day_of_nothing_is_unresolved() -> None:
    """`Two days later` without a day before it is unresolved, not the day of reporting."""
    (days,) = days_of("Two days later they left.", "2016-06-15")
    assert isinstance(days, Unresolved)
    assert days.reason == "time-without-anchor"


@given(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["Monday", "Tuesday", "Friday", "Sunday"]),
)
def test_a_weekday_is_never_a_week_early(day: date, name: str) -> None:
    """`On Friday` lies on that weekday, at most six days before the day of reporting."""
    (found,) = days_of(f"They came on {name}.", day.isoformat())
    assert isinstance(found, Days)
    assert found.earliest is not None
    assert found.earliest.strftime("%A") == name
    assert timedelta(0) <= day - found.earliest <= timedelta(days=6)


@given(st.text(max_size=300), st.dates() | st.none())
def test_any_text_is_read_without_a_crash(text: str, day: date | None) -> None:
    """In any text every time stands at its words, in order, and no interval is upside down."""
    written = When(earliest=day, latest=day, basis="printed") if day else None
    last = 0
    for time in find_times([(0, text)], language="en", written=written):
        assert time.span.stands_in(text)
        assert time.span.start >= last
        last = time.span.end
        if isinstance(time.days, Days) and time.days.earliest and time.days.latest:
            assert time.days.earliest <= time.days.latest


WORDS = [
    "on", "the", "last", "Friday", "Monday", "May", "March", "early", "three", "weeks", "ago",
    "2016", "17", "since", "day", "after", "before", "past", "of", "years", "Ramadan", "overnight",
    "to", "and", "century", "months", "later", "-", ",", "99", "0001", "weekend", "next", "month",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.dates())
def test_any_words_of_time_are_read_without_a_crash(words: list[str], day: date) -> None:
    """However words of time are thrown together, no interval is upside down, on any day at all."""
    for days in days_of(" ".join(words), day.isoformat()):
        if isinstance(days, Days) and days.earliest and days.latest:
            assert days.earliest <= days.latest


@pytest.mark.parametrize("name", sorted(HOLIDAYS))
@pytest.mark.parametrize("year", [1948, 1979, 2001, 2016, 2024])
def test_feasts_fall_in_their_year(name: str, year: int) -> None:
    """Every feast is found in a year or the one to either side, in order."""
    found = holidays_near(name, date(year, 6, 1))
    starts = [days.earliest for days in found if days.earliest]
    assert starts == sorted(starts)
    assert any(abs(start.year - year) <= 1 for start in starts)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ramadan", date(2016, 6, 6)),
        ("ramadan", date(2011, 8, 1)),
        ("eid-al-fitr", date(2019, 6, 4)),
        ("eid-al-adha", date(2014, 10, 4)),
        ("ashura", date(2004, 3, 2)),
        ("easter", date(2011, 4, 24)),
        ("easter", date(2000, 4, 23)),
    ],
)
def test_feasts_hold_the_days_they_were_kept(name: str, day: date) -> None:
    """The reckoned feast holds the day on which it is known to have begun."""
    found = holidays_near(name, day)
    assert any(d.earliest and d.latest and d.earliest <= day <= d.latest for d in found)


def test_language_without_words_of_time_is_told() -> None:
    """A language without times.toml is a clear error, not an empty answer."""
    with pytest.raises(InputError, match="xx"):
        find_times([(0, "x")], language="xx", written=None)
