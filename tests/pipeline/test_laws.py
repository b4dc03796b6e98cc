"""The three laws, on the bundled example."""

from dataclasses import fields, is_dataclass
from typing import Any

from syrtis.model import COUNT_KINDS, Contents, Page, Party, When
from syrtis.read import read_page


def _quoted(value: Any) -> list[tuple[int, int, str]]:
    """Every (start, end, words) inside a record, however deep."""
    if isinstance(value, tuple):
        return [found for item in value for found in _quoted(item)]
    if not is_dataclass(value):
        return []
    words = getattr(value, "quote", None) or (value.name if isinstance(value, Party) else None)
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    own = [(start, end, words)] if words and start is not None and end is not None else []
    return own + [x for field in fields(value) for x in _quoted(getattr(value, field.name))]


def test_every_value_is_quoted(halvera: Contents) -> None:
    """Wherever a row gives words and a place, the article's text has those words there."""
    texts = {article.id: article.text for article in halvera.articles}
    checked = 0
    for row in (*halvera.articles, *halvera.claims, *halvera.mentions):
        text = texts[getattr(row, "article_id", row.id)]
        for start, end, words in _quoted(row):
            assert text[start:end] == words
            checked += 1
    assert checked > 100


def test_counts_stand_inside_their_claims(halvera: Contents) -> None:
    """The counting words of a claim are part of the claim's own quote."""
    counted = [claim for claim in halvera.claims if claim.count]
    assert counted
    assert all(claim.count and claim.count.words in claim.quote for claim in counted)


def test_a_count_stands_in_its_words(halvera: Contents) -> None:
    """How many is said by words of the claim; where no words say it, the count is unknown."""
    told = [claim for claim in halvera.claims if claim.kind in COUNT_KINDS]
    assert all(claim.count.words in claim.quote for claim in told if claim.count)
    uncounted = [claim for claim in told if claim.count is None]
    assert uncounted
    assert not any(digit in claim.quote for claim in uncounted for digit in "0123456789")


def test_unknown_days_have_a_reason(halvera: Contents) -> None:
    """An article without a publication date has an issue that says why."""
    explained = {i.article_id for i in halvera.issues if i.code.startswith("publication-date")}
    undated = {a.id for a in halvera.articles if a.status == "read" and a.published is None}
    assert undated
    assert undated <= explained


def test_set_aside_pages_have_a_reason(halvera: Contents) -> None:
    """A page that was set aside says why, in its row and as an issue, and makes no claim."""
    aside = {article.id: article.reason for article in halvera.articles if article.reason}
    assert aside
    signalled = {(issue.article_id, issue.code) for issue in halvera.issues}
    assert set(aside.items()) <= signalled
    assert not aside.keys() & {claim.article_id for claim in halvera.claims}


def test_every_page_is_accounted_for(halvera: Contents) -> None:
    """No page is dropped: each is an article, read or set aside."""
    assert {page.id for page in halvera.pages} == {article.id for article in halvera.articles}


def test_published_is_never_the_day_of_the_build(halvera: Contents) -> None:
    """Every publication date has a basis and lies in the example's own year."""
    whens = [article.published for article in halvera.articles if article.published]
    assert whens
    assert all(isinstance(when, When) and when.basis for when in whens)
    assert {when.earliest.year for when in whens if when.earliest} == {2019}


def test_text_is_unaltered(halvera: Contents) -> None:
    """The text of a plain-text page is its bytes, decoded, to the last newline."""
    pages = {page.id: page for page in halvera.pages if page.media == "text"}
    read = [a for a in halvera.articles if a.id in pages and a.status == "read"]
    assert read
    assert all(article.text.encode() == pages[article.id].content for article in read)


def test_reading_is_pure(halvera: Contents) -> None:
    """Reading the same page twice gives the same article and the same issues."""

    def twice(page: Page) -> bool:
        return list(read_page(page)) == list(read_page(page))

    assert all(twice(page) for page in halvera.pages)
