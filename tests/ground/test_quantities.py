"""Counting phrases: which words count, what interval they name, and what counts nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.errors import InputError
from syrtis.ground import find_quantities

COUNTED = [
    ("1,200 people", "1,200", 1200, 1200),
    ("1.200 people", "1.200", 1200, 1200),
    ("1 200 people", "1 200", 1200, 1200),
    ("1\u202f200 people", "1\u202f200", 1200, 1200),
    ("12,345,678 people", "12,345,678", 12345678, 12345678),
    ("twenty-three men", "twenty-three", 23, 23),
    ("a hundred and twelve men", "a hundred and twelve", 112, 112),
    ("three thousand and four men", "three thousand and four", 3004, 3004),
    ("twelve hundred men", "twelve hundred", 1200, 1200),
    ("half a dozen men", "half a dozen", 6, 6),
    ("two dozen men", "two dozen", 24, 24),
    ("a couple of men", "a couple of", 2, 2),
    ("1.5 million people", "1.5 million", 1500000, 1500000),
    ("half a million people", "half a million", 500000, 500000),
    ("1.5m people", "1.5m", 1500000, 1500000),
    ("2,000-5,000 men", "2,000-5,000", 2000, 5000),
    ("2,000–5,000 men", "2,000–5,000", 2000, 5000),
    ("between 20 and 30 men", "between 20 and 30", 20, 30),
    ("20 to 30 men", "20 to 30", 20, 30),
    ("ten or eleven men", "ten or eleven", 10, 11),
    ("2-3 million people", "2-3 million", 2000000, 3000000),
    ("ten to fifteen thousand men", "ten to fifteen thousand", 10000, 15000),
    ("at least 49 men", "at least 49", 49, None),
    ("no fewer than 12 men", "no fewer than 12", 12, None),
    ("30 or more men", "30 or more", 30, None),
    ("30-plus men", "30-plus", 30, None),
    ("more than 90 men", "more than 90", 91, None),
    ("over 90 men", "over 90", 91, None),
    ("well over a hundred men", "well over a hundred", 101, None),
    ("more than a dozen men", "more than a dozen", 13, None),
    ("fewer than 200 men", "fewer than 200", 0, 199),
    ("under 200 men", "under 200", 0, 199),
    ("up to 30 men", "up to 30", 0, 30),
    ("as many as 30 men", "as many as 30", 0, 30),
    ("no more than 12 men", "no more than 12", 0, 12),
    ("nearly 400 men", "nearly 400", 400, 400),
    ("an estimated 400 men", "an estimated 400", 400, 400),
    ("another 70 men", "another 70", 70, 70),
    ("at least some 30 men", "at least some 30", 30, None),
    ("dozens of men", "dozens", 24, 99),
    ("scores of men", "scores", 40, 99),
    ("hundreds of men", "hundreds", 200, 999),
    ("several men", "several", 3, 9),
    ("thousands of men", "thousands", 2000, 9999),
    ("tens of thousands of men", "tens of thousands", 20000, 99999),
    ("several hundred men", "several hundred", 300, 999),
    ("hundreds or thousands of men", "hundreds or thousands", 200, 9999),
    ("at least several men", "at least several", 3, None),
    ("more than hundreds of men", "more than hundreds", 200, None),
    ("a handful of men", "a handful of", None, None),
    ("a few men", "a few", None, None),
    ("many men", "many", None, None),
    ("some men", "some", None, None),
    ("no one came", "no one", 0, 0),
    ("none came", "none", 0, 0),
    ("no civilians came", "no", 0, 0),
    ("it rose from 20 to 30", "30", 30, 30),
    ("they handed over 12 men", "12", 12, 12),
    ("12 may have died", "12", 12, 12),
    ("2000 people came", "2000", 2000, 2000),
    ("12 foot soldiers", "12", 12, 12),
    ("AT LEAST SIXTY MEN", "AT LEAST SIXTY", 60, None),
    ("at\nleast  49 men", "at\nleast  49", 49, None),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), COUNTED)
def test_interval(text: str, words: str, low: int | None, high: int | None) -> None:
    """A counting phrase is found whole, with the interval that RECORD's words give it."""
    (found,) = find_quantities(text, language="en")
    assert (found.count.words, found.count.low, found.count.high) == (words, low, high)


@pytest.mark.parametrize("word", ["dozens", "scores", "several", "many", "a few", "some"])
def test_words_without_a_number_are_vague(word: str) -> None:
    """A word that names no number is marked vague; a number with a bound is not."""
    assert find_quantities(f"{word} men", language="en")[0].vague
    assert not find_quantities("more than 90 men", language="en")[0].vague


NOT_COUNTED = [
    "in 1998 he left",
    "since 2003",
    "on March 17",
    "on 17 March 2004",
    "at 10:30 a.m.",
    "at 9 pm",
    "aged 23",
    "a 23-year-old man",
    "John Harrow, 31, left",
    "Ada (31) left",
    "12%",
    "12 percent",
    "12 per cent",
    "40 km",
    "40 miles",
    "five more years",
    "two weeks",
    "three times",
    "a 24-hour day",
    "$40 million",
    "40 million dollars",
    "£12",
    "a 9mm round",
    "the 14th Brigade",
    "Resolution 1973",
    "an F-16",
    "it ended 2-1",
    "Flight 103",
    "No. 5",
    "32.5° N",
    "two thirds",
    "two-day",
    "the 1990s",
    "24/7",
    "the 2011 budget",
    "how many came",
    "no longer",
    "no doubt",
    "version 2.5.1",
    "children under five",
    "two and a half years",
    "a two-thirds majority",
    "12.5 litres",
    "twenty ten",
    "300 square miles",
    "12 degrees",
    "July 4",
    "12 points",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_not_a_count(text: str) -> None:
    """Ages, dates, times, money, measures, shares, ranks and names are no counts."""
    assert find_quantities(text, language="en") == ()


def test_offset() -> None:
    """Places are those of the article when the sentence's own place is given."""
    text = "Rain fell. At least 49 men came."
    (found,) = find_quantities(text[11:], language="en", offset=11)
    assert found.span.stands_in(text)
    assert found.span.start == 11


def test_unknown_language() -> None:
    """A language without counting words is refused by name."""
    with pytest.raises(InputError, match="'xx'"):
        find_quantities("12", language="xx")


PIECES = st.sampled_from(
    [
        "12",
        "1,200",
        "1.5",
        "-",
        "–",
        " ",
        "to",
        "between",
        "and",
        "from",
        "at least",
        "two",
        "hundred",
        "dozen",
        "million",
        "no",
        "some",
        "several",
        "or more",
        "%",
        "$",
        "years",
        "May",
        "aged",
        "2003",
        ".",
        ",",
        "(",
        ")",
        "half",
        "a",
        "\n",
        "\0",
        "\ud800",
        "²",
        "١٢",
        "over",
        "under",
        "handed",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES).map("".join) | st.text())
def test_any_text_can_be_counted(text: str) -> None:
    """No text makes it fail, every phrase stands at its place, in order, without overlap."""
    found = find_quantities(text, language="en", offset=3)
    end = 0
    for quantity in found:
        assert quantity.span.stands_in("   " + text)
        assert quantity.span.start >= end
        end = quantity.span.end


@pytest.mark.parametrize("text", ["1 " * 20000, "two " * 40000, "1," * 80000, "at least " * 20000,
                                  "9" * 200000, "between 1 and " * 10000, "hundred and " * 20000,
                                  "a couple of " * 10000, " " * 200000])  # fmt: skip
def test_a_wall_of_numbers_ends(text: str) -> None:
    """Repetition costs no more than length."""
    assert all(quantity.span.stands_in(text) for quantity in find_quantities(text, language="en"))
