"""One harm told again in one article is marked, so that nobody counts it twice."""

from collections.abc import Callable

import pytest

from syrtis.model import Claim

Claims = Callable[[str], list[Claim]]

AGAIN = [
    "The patrol killed two rebels near Ansel. The two rebels were killed when they fired.",
    "The patrol killed a rebel leader. The leader was killed in his car.",
    "The patrol captured three rebels. The rebels were captured at dawn.",
    "Five people were killed in Ansel. The bomb killed five people.",
]


@pytest.mark.parametrize("text", AGAIN)
def test_a_retelling_names_what_it_repeats(text: str, counts: Claims) -> None:
    """The second telling points to the first."""
    first, second = counts(text)
    assert (first.repeats, second.repeats) == (None, first.id)


ANEW = [
    "The patrol killed two rebels near Ansel. Three rebels were killed in Bendir.",
    "Two rebels were killed. Two soldiers were killed.",
    "Two rebels were killed. Two rebels were captured.",
    "A policeman was killed in Ansel. A teacher was killed in Bendir.",
]


@pytest.mark.parametrize("text", ANEW)
def test_another_harm_repeats_nothing(text: str, counts: Claims) -> None:
    """Other numbers, other people and other harms are told for the first time."""
    assert [claim.repeats for claim in counts(text)] == [None, None]
