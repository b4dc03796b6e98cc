"""The shared measures give what one computes by hand."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.evaluate.metrics.agreement import agree, bag_f1, f1, ngrams, words_of
from syrtis.evaluate.metrics.distance import FARTHEST_KM, error_area, km_between
from syrtis.evaluate.metrics.rouge import likeness, overlap_of
from syrtis.evaluate.metrics.stem import stem
from syrtis.evaluate.metrics.timelines import align_rouge, date_f1

DAY = date(2031, 5, 1)
NEXT = date(2031, 5, 2)
LATER = date(2031, 5, 4)


def test_each_wanted_thing_is_found_once() -> None:
    """Three found of which two are wanted, of four wanted: precision 2/3, recall 1/2, F1 4/7."""
    figures = agree(["a", "b", "b"], ["a", "b", "c", "d"]).figures()
    assert figures == {"precision": 0.667, "recall": 0.5, "f1": 0.571}


def test_nothing_found_is_zero() -> None:
    """A system that finds nothing scores 0, not an error."""
    assert agree([], ["a"]).figures() == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_runs_of_a_short_text_are_the_text() -> None:
    """A text shorter than a run counts as one run; an empty one as none."""
    assert ngrams(["a", "b", "c"], 2) == [("a", "b"), ("b", "c")]
    assert ngrams(["a"], 4) == [("a",)]
    assert ngrams([], 4) == []


def test_words_are_compared_without_case_and_marks() -> None:
    """Two texts that differ in case and punctuation alone are the same."""
    assert bag_f1(words_of("The Hill, taken."), words_of("the hill taken")) == 1.0


def test_a_degree_of_latitude_is_111_km() -> None:
    """The great-circle distance of one degree on a sphere of 6371 km is 111.195 km."""
    assert km_between(0, 0, 1, 0) == pytest.approx(math.pi * 6371 / 180, abs=1e-6)
    assert km_between(10, 20, 10, 20) == 0


def test_error_area_runs_from_exact_to_lost() -> None:
    """All exact is 0, all at the far end of the Earth is 1, nothing placed is 1."""
    assert error_area([0.0, 0.0]) == 0
    assert error_area([FARTHEST_KM] * 3) == pytest.approx(1)
    assert error_area([]) == 1
    assert error_area([0.0, FARTHEST_KM]) == pytest.approx(0.5)


@given(st.lists(st.floats(min_value=0, max_value=FARTHEST_KM), max_size=30))
def test_error_area_is_a_share(errors: list[float]) -> None:
    """Whatever the errors, the area lies between 0 and 1."""
    assert -1e-9 <= error_area(errors) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("feed", "feed"),
        ("agreed", "agre"), ("plastered", "plaster"), ("motoring", "motor"), ("sing", "sing"),
        ("conflated", "conflat"), ("troubled", "troubl"), ("sized", "size"), ("hopping", "hop"),
        ("falling", "fall"), ("hissing", "hiss"), ("filing", "file"), ("happy", "happi"),
        ("sky", "sky"), ("relational", "relat"), ("conditional", "condit"), ("digitizer", "digit"),
        ("hopefulness", "hope"), ("formaliti", "formal"), ("triplicate", "triplic"),
        ("electrical", "electr"), ("goodness", "good"), ("revival", "reviv"),
        ("adjustment", "adjust"), ("adoption", "adopt"), ("probate", "probat"), ("rate", "rate"),
        ("cease", "ceas"), ("controll", "control"), ("roll", "roll"), ("is", "is"),
    ],
)  # fmt: skip
def test_stems_are_porters(word: str, stemmed: str) -> None:
    """Words are cut as the examples of Porter's paper are."""
    assert stem(word) == stemmed


@given(st.text(max_size=40))
def test_any_word_has_a_stem(word: str) -> None:
    """No word, however odd, breaks the stemmer, and none grows by more than a letter."""
    assert len(stem(word)) <= len(word) + 1


def test_rouge_counts_stemmed_content_words() -> None:
    """`shelled` and `shelling` are one word, `the` and the full stop are none."""
    counts = overlap_of(["The harbour was shelled ."], ["shelling of the harbour went on"], 1)
    assert (counts.shared, counts.found, counts.wanted) == (2, 2, 3)
    pairs = overlap_of(["rebels took bridges"], ["rebels took the bridges"], 2)
    assert (pairs.shared, pairs.found, pairs.wanted) == (2, 2, 2)


def test_likeness_is_f1_of_bare_words() -> None:
    """One shared word of two on each side is a half; the words are not stemmed."""
    assert likeness(["a b"], ["b c"]) == 0.5
    assert likeness([], ["b c"]) == 0


def test_dates_are_scored_as_sets() -> None:
    """One of two chosen days is right, of one wanted: F1 2/3."""
    wanted = {DAY: ("x",)}
    assert date_f1({DAY: ("y",), LATER: ("z",)}, wanted) == pytest.approx(2 / 3)
    assert date_f1({}, wanted) == 0


def test_a_timeline_agrees_with_itself() -> None:
    """A timeline compared with itself scores 1 on words and pairs of words."""
    timeline = {DAY: ("rebels took bridges",), LATER: ("army shelled harbour",)}
    assert align_rouge(timeline, timeline, 1) == 1
    assert align_rouge(timeline, timeline, 2) == 1


def test_a_day_off_halves_what_is_shared() -> None:
    """Right words one day late count 1/(1+1); three days late 1/(1+3)."""
    wanted = {DAY: ("rebels took bridges",)}
    assert align_rouge({NEXT: ("rebels took bridges",)}, wanted, 1) == pytest.approx(1 / 2)
    assert align_rouge({LATER: ("rebels took bridges",)}, wanted, 1) == pytest.approx(1 / 4)


def test_days_are_aligned_many_to_one() -> None:
    """Two days may answer to one gold day; precision pays for the distance, recall does not.

    Precision: (2 + 1/2 * 1) / 4 words; recall: 2 of 2 words.
    """
    found = {DAY: ("rebels bridges",), NEXT: ("rebels harbour",)}
    precision = (2 + 1 / 2) / 4
    assert align_rouge(found, {DAY: ("rebels bridges",)}, 1) == pytest.approx(f1(precision, 1.0))


def test_an_empty_timeline_scores_zero() -> None:
    """No days, no score."""
    assert align_rouge({}, {DAY: ("rebels took bridges",)}, 1) == 0
