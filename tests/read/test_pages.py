"""A page becomes an article with its evidence, or is set aside with the reason."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.model import Article, Issue, Media, Page, Status, page_id
from syrtis.read import read_page
from syrtis.read.story import story_text, why_not_a_story

STORY = (
    "Shells hit the market of Port Ansel on Tuesday morning, killing four people, the mayor said. "
    "Residents said that the shelling went on for two hours and that nobody came to help them."
)
HTML = f"""<!doctype html><html><head><title>Four die in Port Ansel | The Quay Post</title>
<meta property="og:site_name" content="The Quay Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished":
"2019-03-05T09:00:00Z", "author": {{"name": "Ines Orlo"}}}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Four die in Port Ansel</h1><p>{STORY}</p>
<p>{STORY.replace("four", "six").replace("Tuesday", "Monday")}</p></article></body></html>"""


def _page(content: str | bytes, media: Media = Media.TEXT) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page(id=page_id(data), source="page", media=media, content=data)


def _read(page: Page, *languages: str) -> tuple[Article, list[Issue]]:
    found = list(read_page(page, languages=languages or None))
    issues = [each for each in found if isinstance(each, Issue)]
    return next(each for each in found if isinstance(each, Article)), issues


def test_markup_tells_the_head() -> None:
    """Headline, author, outlet and day come from the markup, each with the element it stood in."""
    article, _ = _read(_page(HTML, Media.HTML))
    assert article.title == "Four die in Port Ansel"
    assert article.byline == ("Ines Orlo",)
    assert article.publisher == "The Quay Post"
    assert article.published
    assert article.published.earliest == article.published.latest == date(2019, 3, 5)
    assert article.published.quote == "2019-03-05T09:00:00Z"
    assert {each.field: each.basis for each in article.evidence}["byline"] == "json-ld author"


def test_two_days_in_the_markup_leave_none() -> None:
    """Publication dates that differ are not chosen between."""
    other = '<meta property="article:published_time" content="2016-01-01">'
    article, issues = _read(_page(HTML.replace("<title>", other + "<title>"), Media.HTML))
    assert article.published is None
    assert "publication-dates-differ" in " ".join(issue.message for issue in issues)


def test_markup_and_print_that_differ_leave_none() -> None:
    """A printed day that the markup contradicts leaves the day unresolved."""
    stamped = HTML.replace("</h1>", "</h1><p>Published: 7 September 2018</p>")
    article, issues = _read(_page(stamped, Media.HTML))
    assert article.published is None
    assert "publication-date-unresolved" in [issue.code for issue in issues]


def test_a_json_line_declares_its_head() -> None:
    """What a container says of a page is taken, with the key as the basis."""
    row = {"text": STORY, "title": "Market hit", "date": "2019-03-05", "authors": ["Ines Orlo"]}
    article, _ = _read(_page(json.dumps(row), Media.JSON))
    assert (article.title, article.byline) == ("Market hit", ("Ines Orlo",))
    assert article.text == STORY
    assert article.published
    assert (article.published.basis, article.published.earliest) == ("json date", date(2019, 3, 5))


def test_plain_text_under_a_name_for_html_is_read() -> None:
    """A page that claims to be HTML and holds no tag is read as the text it is."""
    article, _ = _read(_page(STORY, Media.HTML))
    assert (article.status, article.text) == (Status.READ, STORY)


@pytest.mark.parametrize("day", ["03/04/2019", "yesterday", "2019", "31.02.2019"])
def test_an_unclear_declared_day_is_unresolved(day: str) -> None:
    """A declared date that is not one whole day gives no date."""
    article, issues = _read(_page(json.dumps({"text": STORY, "date": day}), Media.JSON))
    assert article.published is None
    assert "publication-date-unresolved" in [issue.code for issue in issues]


def test_a_json_page_may_hold_markup() -> None:
    """The HTML inside a JSON line is read like any other."""
    article, _ = _read(_page(json.dumps({"html": HTML}), Media.JSON))
    assert article.title == "Four die in Port Ansel"
    assert STORY in article.text


@pytest.mark.parametrize(
    ("content", "media", "reason"),
    [
        ("", Media.TEXT, "empty-page"),
        (bytes(range(256)) * 9, Media.TEXT, "binary-page"),
        ("<html><body></body></html>", Media.HTML, "empty-page"),
        ('{"headline": "no text"}', Media.JSON, "json-line-without-text"),
        ("<div>" * 100_000 + STORY, Media.HTML, "unreadable-markup"),
        (
            "Home\nNews\nSport\nFour die in market\nTalks to go on in spring\n",
            Media.TEXT,
            "not-a-story",
        ),
        (
            "We use cookies and share data with our partners to show you personalised content. "
            "You can change your choices or withdraw your consent at any time in your settings.",
            Media.TEXT,
            "not-a-story",
        ),
    ],
)
def test_what_is_no_story_is_set_aside(content: str | bytes, media: Media, reason: str) -> None:
    """A page without a readable story is an article set aside, and an issue gives the reason."""
    article, issues = _read(_page(content, media))
    assert (article.status, article.reason) == (Status.SET_ASIDE, reason)
    assert [issue.code for issue in issues if issue.code == reason] == [reason]


def test_a_language_nobody_reads_is_set_aside() -> None:
    """A story in another language keeps its text and its language, and is set aside."""
    french = "Quatre personnes ont été tuées mardi matin dans le marché de la ville. " * 3
    article, _ = _read(_page(french), "en")
    assert (article.reason, article.language) == ("language-not-supported", "fr")
    assert article.text == french


def test_a_short_communique_is_a_story() -> None:
    """Two sentences are enough, whatever stands around them."""
    assert why_not_a_story(STORY) is None


def test_furniture_does_not_make_a_story() -> None:
    """Sentences that are furniture do not count as prose."""
    article, _ = _read(_page(f"{STORY}\n\nSign up for our newsletter"))
    assert article.furniture
    left = story_text(article.text, article.furniture)
    assert len(left) == len(article.text)
    assert "newsletter" not in left


def test_unknown_fields_have_their_reasons() -> None:
    """Each field of the head that stays null has an issue."""
    article, issues = _read(_page(STORY))
    assert article.title is None
    codes = {issue.code for issue in issues}
    assert {"title-not-found", "publisher-not-found", "publication-date-unresolved"} <= codes


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400), st.sampled_from(list(Media)))
def test_any_page_becomes_one_article(content: str, media: Media) -> None:
    """Whatever comes in, one article comes out, and its spans stand in its text."""
    article, _ = _read(_page(content.encode("utf-8", "replace"), media))
    assert all(0 <= f.start < f.end <= len(article.text) for f in article.furniture)
    for each in article.evidence:
        if each.start is not None:
            assert article.text[each.start : each.end] == each.quote
