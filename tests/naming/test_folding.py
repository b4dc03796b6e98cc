"""Names made comparable: what a fold, a bare name and a skeleton join and keep apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.naming.folding import bare, fold, skeleton

ALIKE = [
    ("Bin Jawad", "Bin Jawwād"),
    ("Mazda", "Mizdah"),
    ("Paktiya", "Paktia"),
    ("Uruzgan", "Oruzgan"),
    ("Khost", "Khowst"),
    ("Wardak", "Vardak"),
    ("Khalifa Haftar", "Khalifa Hifter"),
    ("Raqqa", "Ar Raqqah"),
    ("Deir ez-Zor", "Dayr az Zawr"),
    ("Moussa", "Mussa"),
]
UNLIKE = [("Zintan", "Zaltan"), ("Brega", "Benghazi"), ("Imre", "Irma"), ("Paktia", "Paktika")]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_spellings_of_one_name_have_one_skeleton(left: str, right: str) -> None:
    """Two transliterations of one name have the same consonants."""
    assert skeleton(left) == skeleton(right)


@pytest.mark.parametrize(("left", "right"), UNLIKE)
def test_other_names_have_other_skeletons(left: str, right: str) -> None:
    """Names of two places or people that look alike have not the same consonants."""
    assert skeleton(left) != skeleton(right)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Al Marj", "marj"),
        ("Helmand province", "helmand"),
        ("the town of Bendir", "bendir"),
        ("Misrātah", "misrata"),
        ("The", "the"),
        ("City", "city"),
    ],
)
def test_a_bare_name_leaves_article_and_rank(name: str, plain: str) -> None:
    """Article and rank go, but never the whole name."""
    assert bare(name) == plain


@given(st.text(max_size=60))
def test_any_text_folds_and_folds_no_further(text: str) -> None:
    """A fold is small Latin letters and figures, and folding it again changes nothing."""
    folded = fold(text)
    assert fold(folded) == folded
    assert folded.replace(" ", "").isalnum() or not folded
    assert isinstance(bare(text), str)
    assert isinstance(skeleton(text), str)
