"""Words are cut as Universal Dependencies cuts them, and nothing of the text is lost or moved."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.errors import InputError
from syrtis.language import cut_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army didn't say.", "The|army|did|n't|say|."),
        ("It’s the workers’ day", "It|’s|the|workers|’|day"),
        (
            "Gen. Ba'aqil of the U.S. Army left at 5 p.m.",
            "Gen.|Ba'aqil|of|the|U.S.|Army|left|at|5|p.m.",
        ),
        ("pro-government cease-fire", "pro-government|cease|-|fire"),
        ("450km east, 2,500 people (10%)", "450|km|east|,|2,500|people|(|10|%|)"),
        ("On 3/4/1987 the 2nd M23 unit…", "On|3/4/1987|the|2nd|M23|unit|…"),
        ("They cannot, he said: “No!!”", "They|can|not|,|he|said|:|“|No|!!|”"),
        ("see https://example.org/a-b.", "see|https://example.org/a-b|."),
        ("No. 5 of J. Okot, not plan B.", "No.|5|of|J.|Okot|,|not|plan|B|."),
        ("Al-Qaeda and/or AT&T's 1990s", "Al|-|Qaeda|and|/|or|AT&T|'s|1990s"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, words: str) -> None:
    """Clitics, units and stops come off where EWT and GUM take them off, and stay on elsewhere."""
    assert [token.text for token in cut_words(text)] == words.split("|")


@given(st.text(max_size=300), st.integers(min_value=0, max_value=10_000))
def test_every_word_stands_at_its_place(text: str, offset: int) -> None:
    """On any text the words are its letters at their places, in order; only space is left out."""
    tokens = cut_words(text, offset=offset)
    assert all(text[t.start - offset : t.end - offset] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(t.text for t in tokens) == "".join(text.split())


def test_an_unknown_language_is_refused() -> None:
    """A language without a folder is an error that names those there are."""
    with pytest.raises(InputError, match="known: en"):
        cut_words("Bonjour", language="fr")


def test_a_long_run_of_anything_is_cut_in_time() -> None:
    """A hundred thousand of one sign, letter, digit or pair of them take no time to speak of."""
    for unit in ("a", "1", "-", "'", ".", "a.", "1-", "a'", "1,", "@", "\u0301", "a-", "x@"):
        text = unit * 100_000
        assert "".join(token.text for token in cut_words(text)) == text
