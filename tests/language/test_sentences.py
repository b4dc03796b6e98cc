"""Sentences: where they end, and that they stay where they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.errors import InputError
from syrtis.language import split_sentences
from syrtis.model import Furniture

SPLIT = [
    ["The road is closed.", "The bridge is open."],
    ["Brig. Gen. Ada Brandt left.", "She did not return."],
    ["The U.N. Security Council met.", "It voted."],
    ["He lives in the U.S.", "The embassy is closed."],
    ["The U.S. Army left."],
    ["It began at 5 a.m. Monday.", "It ended at noon."],
    ["It began at 5 a.m.", "The guards slept."],
    ["J. R. Harrow spoke.", "Nobody heard."],
    ["George W. Harrow spoke."],
    ["He waited … and left.", "She stayed."],
    ["He waited...", "She stayed."],
    ["“We are ready.”", "The general left."],
    ['"We are ready."', "The general left."],
    ["“Are you ready?” he asked.", "Nobody was."],
    ["The price rose 2.5 percent.", "It fell again."],
    ["Call No. 5 now.", "Do not wait."],
    ["He said no.", "She said yes."],
    ["Mr. Harrow met Dr. Oss, Lt. Col. Ek and Sgt. Lund.", "They ate."],
    ["Weapons, food, etc. were found.", "The rest was lost."],
    ["It was on Jan. 5 that he left.", "We stayed."],
    ["He came.", "(The others did not.)"],
    ["Is it over?", "No!", "Not yet."],
    ["al-Oss fell.", "al-Ansel held."],
    ["It fell.[12]", "It rose."],
    ["A quarter of it fell.", "12 men came."],
    ["Harrow Inc. sold it.", "The firm closed."],
]


@pytest.mark.parametrize("sentences", SPLIT, ids=lambda s: s[0])
def test_where_sentences_end(sentences: list[str]) -> None:
    """Stops that end a sentence are told from those of abbreviations, initials and numbers."""
    text = " ".join(sentences)
    assert [sentence.text for sentence in split_sentences(text, language="en")] == sentences


RUN_TOGETHER = [
    ("The town fell.The army left.", ["The town fell.", "The army left."]),
    ("The town fell!“We won,” he said.", ["The town fell!", "“We won,” he said."]),
    ("Read it at example.Com or a.B today.", ["Read it at example.Com or a.B today."]),
]


def test_run_together() -> None:
    """A missing space after a stop is put up with; a spelled acronym is left whole."""
    text, wanted = RUN_TOGETHER[0]
    assert [s.text for s in split_sentences(text, language="en")] == wanted
    text, wanted = RUN_TOGETHER[1]
    assert [s.text for s in split_sentences(text, language="en")] == wanted
    assert len(split_sentences("The U.S.Army left.", language="en")) == 1


def test_paragraphs_part_sentences() -> None:
    """Line ends and blank lines end a sentence, with or without a stop, and count paragraphs."""
    text = "Four killed in Ansel\n\nANSEL — Rain fell.\nThe road\n"
    found = split_sentences(text, language="en")
    assert [(s.text, s.paragraph) for s in found] == [
        ("Four killed in Ansel", 0),
        ("ANSEL — Rain fell.", 1),
        ("The road", 2),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Prose wrapped at a column is read across its lines."""
    text = (
        "The council of the island met for the third time this week to\n"
        "talk about the road to the harbour, which has been closed since\n"
        "the rains. It did not agree."
    )
    found = split_sentences(text, language="en")
    assert [sentence.paragraph for sentence in found] == [0, 0]
    assert found[0].text.endswith("since\nthe rains.")


def test_furniture_is_never_inside() -> None:
    """What stands before and after furniture in one sentence is two stretches of one paragraph."""
    text = "The army said SIGN UP HERE that the road was open. It was."
    skip = (Furniture(start=14, end=26, rule="sign-up"),)
    found = split_sentences(text, language="en", skip=skip)
    assert [s.text for s in found] == ["The army said", "that the road was open.", "It was."]
    assert {s.paragraph for s in found} == {0}


def test_nothing_to_read() -> None:
    """Blank text, rules and bullets are no sentences."""
    assert split_sentences(" \n\n * * * \n ... \n—\n", language="en") == ()


def test_unknown_language() -> None:
    """A language without rules is refused, and the known ones are named."""
    with pytest.raises(InputError, match="'xx'; known: en"):
        split_sentences("Text.", language="xx")


PIECES = st.sampled_from(
    [
        "The",
        "U.S.",
        "Gen.",
        "a.m.",
        "said",
        "killed",
        ".",
        "...",
        "!",
        "?",
        "”",
        "“",
        '"',
        "'",
        ")",
        "(",
        "[1]",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "J.",
        "No.",
        "5",
        "al-Oss",
        "…",
        "\0",
        "\ud800",
        "é",
    ]
)
HOLES = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40)), max_size=4)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200), HOLES)
def test_sentences_stand_where_they_say(text: str, holes: list[tuple[int, int]]) -> None:
    """Sentences are cut from the text unaltered, in order, apart, outside furniture, none lost."""
    skip = [Furniture(start=start, end=start + length, rule="r") for start, length in holes]
    end, paragraph = 0, 0
    covered = {i for hole in skip for i in range(hole.start, hole.end)}
    for sentence in split_sentences(text, language="en", skip=skip):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        assert sentence.paragraph >= paragraph
        assert not covered & {*range(sentence.start, sentence.end)}
        lost = text[end : sentence.start]
        assert not any(c.isalnum() and end + i not in covered for i, c in enumerate(lost))
        end, paragraph = sentence.end, sentence.paragraph


@pytest.mark.parametrize("text", [". " * 50000, "." * 100000, '."' * 50000, "A. " * 50000,
                                  "\n" * 100000, "a" * 500000, "[1]." * 30000])  # fmt: skip
def test_a_long_page_ends(text: str) -> None:
    """Repetition costs no more than length."""
    assert all(s.text for s in split_sentences(text, language="en"))


@pytest.mark.parametrize("words", ["village ", "village\n", "a\u00a0"])
def test_no_sentence_is_endless(words: str) -> None:
    """What never stops is cut between words, each piece at its place, and no letter is left out."""
    text = words * 20_000
    found = split_sentences(text, language="en")
    assert all(len(sentence.text) <= 10_000 for sentence in found)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join(s.text for s in found).count(words[0]) == 20_000
    assert words[0] == "a" or all(s.text.endswith("village") for s in found)
