"""Trees are the best trees, spans are whole, and lemmas come of words."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from syrtis.language.decode import Tagging, best_tags, best_tree, runs_of
from syrtis.language.lemmas import edit_script, irregular_lemma, lemma_by
from syrtis.language.lexicon import irregular_words
from syrtis.language.shapes import Shape, shape_of

SCORES = st.floats(min_value=-9, max_value=9, width=32)
TAGGING = Tagging(("O", "B-a", "I-a", "B-b", "I-b"))


def is_tree(heads: list[int]) -> bool:
    """Whether one word hangs on the root and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]  # noqa: PLW2901
        if word:
            return False
    return True


@given(st.integers(min_value=1, max_value=4).flatmap(
    lambda words: arrays(np.float32, (words, words + 1), elements=SCORES)
))  # fmt: skip
def test_the_tree_is_the_best_there_is(scores: np.ndarray) -> None:
    """No tree with one root over the same words scores higher, by trying them all."""
    words = len(scores)
    heads = best_tree(scores)
    assert is_tree(heads)

    def worth(tree: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[at, head] for at, head in enumerate(tree)))

    every = (t for t in product(range(words + 1), repeat=words) if is_tree(list(t)))
    assert worth(heads) == pytest.approx(max(map(worth, every)), abs=1e-3)


@given(st.integers(min_value=5, max_value=40).flatmap(
    lambda words: arrays(np.float32, (words, words + 1), elements=SCORES)
))  # fmt: skip
def test_any_scores_give_a_tree(scores: np.ndarray) -> None:
    """However the scores lie, one word is the root and nothing goes round."""
    assert is_tree(best_tree(scores))


def test_no_words_have_no_tree() -> None:
    """A sentence without words has no heads."""
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []


@given(arrays(np.float32, (2, 4, 5), elements=SCORES))
def test_tags_are_the_best_whole_spans(scores: np.ndarray) -> None:
    """No allowed row of tags scores higher, by trying them all; I- follows only its own span."""
    names = TAGGING.tags

    def allowed(row: tuple[int, ...]) -> bool:
        before = ["O", *(names[tag] for tag in row)]
        return all(
            not after.startswith("I-") or (first != "O" and first[2:] == after[2:])
            for first, after in pairwise(before)
        )

    for scored, row in zip(scores, best_tags(scores, TAGGING), strict=True):
        assert allowed(tuple(row))
        best = max(
            sum(scored[at, tag] for at, tag in enumerate(each))
            for each in product(range(5), repeat=4)
            if allowed(each)
        )
        assert sum(scored[at, tag] for at, tag in enumerate(row)) == pytest.approx(best, abs=1e-3)


def test_runs_are_read_off_tags() -> None:
    """A B- begins a span, I- goes it on, and two spans may touch."""
    tags = ["B-a", "I-a", "B-a", "O", "B-b"]
    assert runs_of(tags) == [(0, 2, "a"), (2, 3, "a"), (4, 5, "b")]


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_script_leads_from_the_word_to_its_lemma(word: str, lemma: str) -> None:
    """What a script was written for, it gives back."""
    assert lemma_by(edit_script(word, lemma), word) == lemma


@pytest.mark.parametrize(
    ("script", "word", "lemma"),
    [
        ("2:", "Shelled", "shell"),
        ("=0:", "Goma", "Goma"),
        ("2:an", "gunmen", "gunman"),
        ("9:x", "is", "is"),
    ],
)
def test_scripts_turn_words_into_lemmas(script: str, word: str, lemma: str) -> None:
    """A script cuts and adds letters; one that asks too much of a word leaves it."""
    assert lemma_by(script, word) == lemma


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("Fled", "VERB", "flee"), ("gunmen", "NOUN", "gunman"), ("left", "ADJ", None),
        ("shells", "NOUN", None), ("schoolchildren", "NOUN", "schoolchild"),
    ],
)  # fmt: skip
def test_irregular_words_are_looked_up(word: str, tag: str, lemma: str | None) -> None:
    """An irregular verb or noun, or a compound of one, has its lemma from the list."""
    assert irregular_lemma(word, tag, irregular_words("en")) == lemma


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("army", Shape.LOWER), ("Goma", Shape.TITLE), ("FARC", Shape.UPPER), ("A", Shape.LETTER),
        ("MiG", Shape.MIXED), ("14,000", Shape.NUMBER), ("M23", Shape.CODE), ("…", Shape.SIGN),
        ("不明", Shape.OTHER), ("", Shape.SIGN), ("Ba'ath", Shape.TITLE),
    ],
)  # fmt: skip
def test_shapes_keep_what_small_letters_forget(word: str, shape: Shape) -> None:
    """Capitals, digits and signs decide the shape of a word, in any script."""
    assert shape_of(word) is shape
