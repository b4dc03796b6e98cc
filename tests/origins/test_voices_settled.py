"""Whose voice an article is: credits, mastheads, what it has from others, and which version is later."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from market_story import FOURTH, LEAD, SECOND, STORY, THIRD

from syrtis.errors import InputError
from syrtis.model import Article, Manner, Origin, RelationKind, VoiceKind
from syrtis.naming.outlets import open_outlets, press_key
from syrtis.pipeline.relating import find_voices

Make = Callable[..., Article]

OTHER = (
    "The ferry to Karsk ran aground on Thursday with 112 passengers, harbour master Ilse Rond said. "
    "Divers from Breck brought out Tomas Wey, 9, who had clung to a crate of limes. The owner, Prosper "
    "Line, was fined 4,000 crowns in May for leaking rafts, and its captain Udo Varr has not been seen "
    "since he walked off the pier at Dell, two deckhands told the inquiry of Judge Mara Quint."
)


def _voices(articles: Sequence[Article], *tables: Path) -> dict[str, Origin]:
    voiced, origins = find_voices(articles, open_outlets(tables))
    by_id = {origin.id: origin for origin in origins}
    return {article.id: by_id[article.origin_id or ""] for article in voiced}


def _debts(articles: Sequence[Article]) -> dict[tuple[str, str], Manner]:
    _, origins = find_voices(articles, open_outlets())
    ids = {article.id for article in articles}
    found = (relation for origin in origins for relation in origin.relations)
    return {(r.article_id, r.of): r.manner for r in found if r.of in ids}


def test_agency_copy_is_one_voice_under_any_masthead(article: Make) -> None:
    """Two outlets that credit one agency are its voice, though their texts share nothing."""
    voices = _voices(
        [
            article("a", STORY, publisher="The Post", wire=("AP",)),
            article("b", OTHER, publisher="Gulf Daily", wire=("Associated Press",)),
        ]
    )
    assert voices["a"] == voices["b"]
    assert (voices["a"].name, voices["a"].kind) == ("AP", VoiceKind.AGENCY)


def test_editions_and_sites_of_one_publisher_are_one_voice(article: Make) -> None:
    """A language edition, a site and a masthead of one publisher are one voice."""
    voices = _voices(
        [
            article("a", STORY, publisher="BBC News"),
            article("b", OTHER, publisher="BBC Arabic"),
            article("c", OTHER[::-1], url="https://www.bbc.co.uk/news/1"),
        ]
    )
    assert len({voice.id for voice in voices.values()}) == 1


def test_a_user_says_which_outlets_are_one(article: Make, tmp_path: Path) -> None:
    """A table of the user's own joins mastheads and hosts that no other table knows."""
    table = tmp_path / "outlets.csv"
    table.write_text(
        "name,publisher\nTallen Post,Korro Press\nvessin.example,Korro Press\n", "utf-8"
    )
    articles = [
        article("a", STORY, publisher="The Tallen Post"),
        article("b", OTHER, url="https://news.vessin.example/7"),
    ]
    assert len({voice.id for voice in _voices(articles).values()}) == 2
    voices = _voices(articles, table)
    assert {voice.name for voice in voices.values()} == {"Korro Press"}


@pytest.mark.parametrize("text", ["", "name\nx\n", "name,publisher\n"])
def test_a_broken_table_of_outlets_is_refused(tmp_path: Path, text: str) -> None:
    """A table without the columns or without rows is an error that says what it needs."""
    table = tmp_path / f"{len(text)}.csv"
    table.write_text(text, "utf-8")
    with pytest.raises(InputError, match="name, publisher"):
        open_outlets((table,))


def test_company_words_do_not_part_an_outlet() -> None:
    """`The Post`, `Post Ltd` and `Post News Agency` are one key; `Post` and `Herald` are two."""
    assert press_key("The Post") == press_key("Post Ltd") == press_key("Post News Agency")
    assert press_key("The Post") != press_key("The Herald")
    assert press_key("The News") == "news"


def test_initials_are_the_outlet_of_the_record_that_has_them(article: Make) -> None:
    """An acronym is the one outlet with its initials; where two have them, it stays itself."""
    long = article("a", STORY, publisher="Vessin Radio and Television")
    short = article("b", OTHER, publisher="VRT")
    twin = article("c", OTHER[::-1], publisher="Valley Regional Times")
    assert len({v.id for v in _voices([long, short]).values()}) == 1
    assert len({v.id for v in _voices([long, short, twin]).values()}) == 3


def test_unknown_mastheads_are_themselves(article: Make) -> None:
    """Two pages that say nothing of who printed them, and are not alike, are two voices."""
    voices = _voices([article("a", STORY), article("b", OTHER)])
    assert voices["a"].kind is voices["b"].kind is VoiceKind.PAGE
    assert voices["a"].id != voices["b"].id


def test_an_uncredited_copy_has_its_sources_voice(article: Make) -> None:
    """A cut under another masthead speaks with the voice of the story it was cut from."""
    articles = [
        article("a", STORY, publisher="The Tallen Post", published="2021-04-05"),
        article("b", f"{LEAD}\n\n{SECOND}", publisher="Gulf Daily", published="2021-04-06"),
    ]
    assert _voices(articles)["b"].name == "The Tallen Post"
    assert _debts(articles) == {("b", "a"): Manner.WHOLE}


def test_a_credit_says_whose_words_an_uncredited_copy_has(article: Make) -> None:
    """Of two copies, the credited one is the source, whichever was printed first."""
    articles = [
        article("a", STORY, publisher="The Tallen Post", published="2021-04-05"),
        article(
            "b", STORY + " More.", publisher="Gulf Daily", wire=("AFP",), published="2021-04-06"
        ),
    ]
    voices = _voices(articles)
    assert voices["a"].name == voices["b"].name == "AFP"


def test_a_page_of_two_stories_joins_neither_to_the_other(article: Make) -> None:
    """A digest of two outlets' stories leaves their voices apart."""
    articles = [
        article("a", STORY, publisher="The Tallen Post", published="2021-04-05"),
        article("b", OTHER, publisher="Gulf Daily", published="2021-04-05"),
        article("c", f"{STORY}\n\n{OTHER}", publisher="The Digest", published="2021-04-06"),
    ]
    voices = _voices(articles)
    assert voices["a"].id != voices["b"].id
    assert {key[0] for key in _debts(articles)} == {"c"}


def test_a_lifted_passage_is_shown_and_changes_no_voice(article: Make) -> None:
    """A passage lifted is a relation with its words; the page keeps its own voice."""
    articles = [
        article("a", STORY, publisher="The Tallen Post", published="2021-04-05"),
        article(
            "b",
            f"{OTHER}\n\n{THIRD}\n\n{OTHER[::-1]}",
            publisher="Gulf Daily",
            published="2021-04-06",
        ),
    ]
    assert _voices(articles)["b"].name == "Gulf Daily"
    _, origins = find_voices(articles, open_outlets())
    (lifted,) = (r for o in origins for r in o.relations)
    assert (lifted.relation, lifted.manner, lifted.of) == (RelationKind.COPY, Manner.PART, "a")
    assert lifted.quote is not None
    assert articles[1].text[lifted.start : lifted.end] == lifted.quote
    assert lifted.quote.startswith("The garrison at Harn")


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ({"published": "2021-04-05"}, {"published": "2021-04-06"}),
        (
            {"published": "2021-04-05", "printed": "5 April 2021, 9.15 am"},
            {"published": "2021-04-05", "printed": "5 April 2021, 6.40 pm"},
        ),
        (
            {"published": "2021-04-05", "printed": "2021-04-05T09:15:00Z"},
            {"published": "2021-04-05", "printed": "2021-04-05T18:40:00Z"},
        ),
        (
            {"published": "2021-04-05", "printed": "April 5, 2021 -- Updated 0412 GMT"},
            {"published": "2021-04-05", "printed": "April 5, 2021 -- Updated 1912 GMT"},
        ),
        (
            {},
            {"text": STORY + "\n\nCorrection: an earlier version of this article gave 18 traders."},
        ),
        ({"text": "UPDATE 1 " + STORY}, {"text": "UPDATE 3 " + STORY}),
        ({}, {"text": FOURTH.replace("March", "autumn") + "\n\n" + STORY}),
        (
            {},
            {
                "text": STORY
                + "\n\nThe minister of the interior was to speak in the evening at Karsk."
            },
        ),
    ],
    ids=["day", "clock", "ISO clock", "bare clock", "correction", "number", "new lead", "new end"],
)
def test_versions_of_one_outlet_are_put_in_order(
    article: Make, first: dict[str, str], later: dict[str, str]
) -> None:
    """A later version is known by its day, its clock, what it says of itself, or what it adds."""
    for one, other in (("a", "b"), ("b", "a")):
        articles = [
            article(one, first.get("text", STORY), publisher="The Post", **_without_text(first)),
            article(
                other, later.get("text", STORY + " "), publisher="The Post", **_without_text(later)
            ),
        ]
        assert _debts(articles) == {(other, one): Manner.UPDATE}


def _without_text(given: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in given.items() if key != "text"}


def test_versions_that_nothing_orders_are_not_ordered(article: Make) -> None:
    """Two prints of one text without day, clock or mark are copies, and neither replaces the other."""
    articles = [
        article(name, STORY + end, publisher="The Post") for name, end in (("a", ""), ("b", " "))
    ]
    assert set(_debts(articles).values()) == {Manner.WHOLE}


def test_the_same_articles_in_any_order_give_the_same_voices(article: Make) -> None:
    """The order in which articles come changes no voice and no relation."""
    articles = [
        article("a", STORY, publisher="The Tallen Post", published="2021-04-05"),
        article("b", f"{LEAD}\n\n{SECOND}", publisher="Gulf Daily"),
        article("c", f"{STORY}\n\n{OTHER}"),
        article("d", OTHER, publisher="Gulf Daily", wire=("AFP",)),
    ]
    assert (
        find_voices(articles, open_outlets())[1] == find_voices(articles[::-1], open_outlets())[1]
    )


def test_many_prints_of_one_text_are_one_voice(article: Make) -> None:
    """Five hundred prints of one text are one voice, and each follows one other."""
    articles = [article(f"{n:04}", f"{STORY} Copy number {n}.") for n in range(500)]
    assert len({voice.id for voice in _voices(articles).values()}) == 1
    assert len(_debts(articles)) == 499
