"""Search finds the same in both kinds of store, and says where the words stand."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syrtis.model import Article, Contents, Status
from syrtis.store import Named, open_record, write_record
from syrtis.store.search import PART
from syrtis.store.words import (
    LONGEST_PHRASE,
    LONGEST_WORD,
    folded_words,
    found_in,
    terms_of,
    words_in,
)

TEXTS = {
    "plain": "Gulls over Brandt harbour. At least 10,000 people fled the harbour wall.",
    "accents": "Le Président de la République s’est rendu à Straße 5, ﬁn de l’été.",
    "greek": "Ο ΑΡΧΗΓΌΣ του στρατού στην ΠΌΛΗ μιλά.",
    "cyrillic": "Мэр города Ёлкино заявил о обстреле порта.",
    "arabic": "قال المتحدث باسم الجيش إن القوات سيطرت على المدينة",
    "chinese": "市长说至少十四人在港口死亡。",
    "tricks": "the bo\u200bmb\u00ad fell\u202e on har\u2060bour",
    "signs": "C++ & 'quotes' -- /* or 1=1; NEAR(a b) :* <-> \x00 | ! ( ^ col:x",
    "long": " ".join(["steady", *(f"word{n}" for n in range(3 * PART)), "lighthouse", "keeper"]),
    "giant": "a" * 1_000_000,
    "same": "ha " * 3_000 + "end",
}


@pytest.fixture
def articles(place: Named) -> Named:
    """Write one article for each text."""
    rows = tuple(
        Article(id=name, source=name, status=Status.READ, text=text) for name, text in TEXTS.items()
    )
    write_record(place, Contents(articles=rows))
    return place


ASKED = [
    ("harbour", {"plain", "tricks"}),
    ("HARBOUR gulls", {"plain"}),
    ("harbour absent", set()),
    ('"brandt harbour"', {"plain"}),
    ('"harbour brandt"', set()),
    ('"brandt harbour', {"plain"}),
    ("10,000", {"plain"}),
    ("000,10", set()),
    ("har*", {"plain", "tricks"}),
    ('"over bra*"', {"plain"}),
    ("president republique", {"accents"}),
    ("STRASSE fin", {"accents"}),
    ("αρχηγος πολη", {"greek"}),
    ("елкино", {"cyrillic"}),
    ("Ёлкино", {"cyrillic"}),
    ("المدينة", {"arabic"}),
    ("十四人", {"chinese"}),
    ("人四", set()),
    ("bomb fell", {"tricks"}),
    ("NEAR", {"signs"}),
    ("NEAR(a b)", {"signs"}),
    ("'quotes' OR 1=1; --", {"signs"}),
    ("steady lighthouse", {"long"}),
    (f'"word{PART + 3} word{PART + 4} word{PART + 5}"', {"long"}),
    (f'"{" ".join(f"word{n}" for n in range(PART - 10, PART - 10 + LONGEST_PHRASE))}"', {"long"}),
    ("a" * 1_000_000, {"giant"}),
    ("a" * LONGEST_WORD, {"giant"}),
    ('"ha end"', {"same"}),
    ("", set()),
    ("*", set()),
    ('"" ( ) AND -- ', set()),
    ("\x00 \ud800 \ufdd0", set()),
]


@pytest.mark.parametrize(
    ("asked", "wanted"), [pytest.param(*each, id=each[0][:30]) for each in ASKED]
)
def test_words_are_found(articles: Named, asked: str, wanted: set[str]) -> None:
    """Words, phrases and beginnings are found in any case, accent and script; nothing is an error."""
    with open_record(articles) as record:
        assert {hit.id for hit in record.search(asked)} == wanted


def test_places_stand_where_they_say(articles: Named) -> None:
    """Each place of a hit is the words of the text at its offsets."""
    with open_record(articles) as record:
        for asked in ("harbour people", "strasse", "bomb", "10,000", '"十四人"'):
            for hit in record.search(asked):
                assert hit.places
                for place in hit.places:
                    assert TEXTS[hit.id][place.start : place.end] == place.quote
                    assert place.before + place.quote + place.after in TEXTS[hit.id]


def test_claims_are_found_by_their_words_and_names(kept: Named, contents: Contents) -> None:
    """A claim is found by its quote and by who says so, at offsets of its article."""
    texts = {article.id: article.text for article in contents.articles}
    with open_record(kept) as record:
        (hit,) = record.search("49 master", "claims")
        assert {place.field for place in hit.places} == {"quote", "claimant"}
        for place in hit.places:
            assert texts[hit.article_id][place.start : place.end] == place.quote
        assert list(record.search("49 people master port harbour", "claims")) == []
        assert [hit.table for hit in record.search("sailors")] == ["articles", "claims"]


def test_a_phrase_does_not_reach_from_one_text_to_another(place: Named, contents: Contents) -> None:
    """The end of a title and the beginning of the text are no phrase."""
    titled = replace(contents.articles[0], title="Boats burn", text="Gulls over Brandt")
    write_record(place, Contents(articles=(titled,)))
    with open_record(place) as record:
        assert list(record.search('"burn gulls"')) == []
        (hit,) = record.search("burn gulls")
        assert [(each.field, each.quote) for each in hit.places] == [
            ("title", "burn"),
            ("text", "Gulls"),
        ]


@given(asked=st.text(max_size=40))
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_nothing_that_can_be_typed_is_an_error(kept: Named, asked: str) -> None:
    """Any text can be searched for; what is found holds every word of it."""
    with open_record(kept) as record:
        for hit in record.search(asked):
            assert terms_of(asked)
            assert hit.places


@given(text=st.text(max_size=200))
@settings(deadline=None)
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    """A text holds each of its own words, where they stand."""
    for word, start, end in words_in(text):
        assert (start, end) in found_in(text, terms_of(word))


ENGLISH = st.text(alphabet=st.sampled_from("aZé9_ -.’“\u00a0\u200b½İ\n"), max_size=60)


@given(st.one_of(st.text(), ENGLISH, st.just("x" * 300)))
def test_the_short_way_through_plain_words_is_no_other(text: str) -> None:
    """Plain English is folded into the words that any text is."""
    assert folded_words(text) == [word for word, _, _ in words_in(text)]


def test_both_stores_are_tested() -> None:
    """A record is named by a path or by an address: the tests' places are one of each."""
    assert set(get_args(Named)) == {Path, str}
