"""Highlights run in before a dateline are read as sentences of their own."""

from syrtis.language import dateline_at, open_reader, read_text, split_sentences

PAGE = (
    "Rebels claim key gains The army denies that it has left the port Six people are killed in "
    "Ansel, a doctor says Ansel, Halvera (HNA) -- Rebels marched west on Sunday. They met nobody."
)


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    """Neither the words before a dateline nor those behind it are one sentence with it."""
    texts = [sentence.text for sentence in split_sentences(PAGE, language="en")]
    assert texts[1:] == [
        "Ansel, Halvera (HNA) --",
        "Rebels marched west on Sunday.",
        "They met nobody.",
    ]


def test_highlights_are_cut_apart() -> None:
    """A capital on a word that is no name begins the next highlight."""
    texts = [read.sentence.text for read in read_text(PAGE, open_reader("en"), language="en")]
    assert texts[:3] == [
        "Rebels claim key gains",
        "The army denies that it has left the port",
        "Six people are killed in Ansel, a doctor says",
    ]


def test_cut_sentences_stand_where_they_say() -> None:
    """Cutting moves no words."""
    for read in read_text(PAGE, open_reader("en"), language="en"):
        assert PAGE[read.sentence.start : read.sentence.end] == read.sentence.text


def test_a_place_in_brackets_is_no_dateline() -> None:
    """Brackets without an agency's dash open no story."""
    assert not dateline_at("Ansel (pictured) lies on the coast.", 0)
    assert dateline_at("  Ansel, Halvera (HNA) -- Rebels", 0)


def test_ordinary_sentences_stay_whole() -> None:
    """Capitals inside a sentence that ends are names, and cut nothing."""
    text = "The Minister of Defence and The Hague agreed. Six Men left."
    assert [r.sentence.text for r in read_text(text, open_reader("en"), language="en")] == [
        "The Minister of Defence and The Hague agreed.",
        "Six Men left.",
    ]
