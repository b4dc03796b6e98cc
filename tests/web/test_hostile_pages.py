"""Pages are written by strangers: whatever they hold is shown as words, and nothing of it runs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi.testclient import TestClient

from syrtis.model import Article, Contents, Media, Page, Place, page_id
from syrtis.store import write_record
from syrtis.web import Settings, make_app

HERE = "http://127.0.0.1:8714"

CORPUS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)' x='",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>*{background:url(//evil.example)}</style>",
    "<iframe src=//evil.example></iframe>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}",
    "<bdi></bdi></p></main><form action=//evil.example>",
    "<!--><script>alert(1)</script-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202egnp.exe\u202c \u2066x\u2069 \x1b[31m \x00",
)

ALLOWED_SCRIPTS = {"/assets/room.js", "/assets/vendor/htmx.min.js"}


class Tags(HTMLParser):
    """Gathers what a browser would make of a page: every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.found.append((tag, dict(attrs)))


def poisoned(halvera: Contents) -> Contents:
    """Put the corpus into titles, bylines, texts, addresses, names of actors and places."""
    bad = [CORPUS[n % len(CORPUS)] for n in range(1000)]
    articles, pages, renamed = [], [], {}
    for number, article in enumerate(halvera.articles):
        text = f"{article.text}\n{' '.join(CORPUS)}\n"
        key = page_id(text.encode())
        renamed[article.id] = key
        articles.append(_article(article, key, text, bad[number]))
        pages.append(
            Page(id=key, source=bad[number] + key, media=Media.HTML, content=text.encode())
        )
    claims = [replace(each, article_id=renamed[each.article_id]) for each in halvera.claims]
    return replace(
        halvera,
        pages=tuple(pages),
        sources=tuple((page.id, page.source) for page in pages),
        articles=tuple(articles),
        claims=tuple(claims),
        mentions=tuple(
            replace(each, article_id=renamed[each.article_id]) for each in halvera.mentions
        ),
        events=tuple(
            replace(
                each,
                title=bad[n] + each.title,
                articles=tuple(renamed[page] for page in each.articles),
            )
            for n, each in enumerate(halvera.events)
        ),
        actors=tuple(
            replace(each, name=bad[n], aliases=(*each.aliases, bad[n]))
            for n, each in enumerate(halvera.actors)
        ),
        places=tuple(_place(each, bad[n]) for n, each in enumerate(halvera.places)),
        origins=tuple(
            replace(
                each,
                name=bad[n],
                articles=tuple(renamed[page] for page in each.articles),
                relations=tuple(
                    replace(r, article_id=renamed[r.article_id], of=renamed.get(r.of, bad[n]))
                    for r in each.relations
                ),
            )
            for n, each in enumerate(halvera.origins)
        ),
        issues=tuple(
            replace(
                each,
                message=bad[n],
                source=bad[n],
                article_id=renamed.get(each.article_id or ""),
            )
            for n, each in enumerate(halvera.issues)
        ),
    )


def _article(article: Article, key: str, text: str, bad: str) -> Article:
    return replace(
        article,
        id=key,
        text=text,
        title=bad,
        publisher=bad,
        byline=(bad,),
        dateline=bad,
        source=bad + key,
        url=f"javascript:{bad}",
        language='"><script>',
    )


def _place(place: Place, bad: str) -> Place:
    return replace(place, name=bad, country=bad, kind=bad, geonames_id=bad)


@pytest.fixture(scope="module")
def den(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of the room that reads nothing but hostile pages."""
    path = tmp_path_factory.mktemp("den") / "<img src=x onerror=alert(1)>.syrtis"
    write_record(path, poisoned(halvera))
    with TestClient(make_app(Settings(record=path)), base_url=HERE) as client:
        yield client


def pages_of(den: TestClient) -> Iterator[str]:
    """Name every kind of page of the room, with every event and article."""
    yield from ("/", "/explore", "/accounts", "/articles", "/claims", "/control", "/strength")
    yield from ("/origins", "/build", "/review", "/actors", "/places", "/help", "/nothing<script>")
    yield from (f"/search?q={word}" for word in ("script", "alert", "%3Cscript%3E", "barracks"))
    yield "/explore?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&within=%3Cscript%3E"
    yield "/explore?type=%22%3E%3Cscript%3E&outlet=%3Cscript%3Ealert(1)%3C/script%3E"
    for row in den.get("/explore.json").json()["events"]:
        yield f"/events/{row['id']}"
    for row in den.get("/articles.json").json()["articles"]:
        yield f"/articles/{row['article']['id']}"
    for row in den.get("/review.json").json()["rows"]:
        yield str(row["url"])
    for kind in ("actors", "places"):
        for row in den.get(f"/{kind}.json").json()["rows"][:20]:
            yield str(row["url"])


def test_nothing_of_a_hostile_page_runs(den: TestClient) -> None:
    """On every page of the room there is no script but ours, no handler, no foreign address."""
    seen = 0
    for path in pages_of(den):
        answer = den.get(path)
        assert answer.status_code in (200, 404, 422), path
        tags = Tags()
        tags.feed(answer.text)
        for tag, attributes in tags.found:
            check(path, tag, attributes)
        seen += 1
    assert seen > 80


def check(path: str, tag: str, attributes: dict[str, Any]) -> None:
    """Refuse a tag or an attribute that only a stranger can have put there."""
    assert tag not in {"iframe", "object", "embed", "style", "base", "img", "noscript"}, path
    if tag == "script":
        assert attributes.get("src") in ALLOWED_SCRIPTS, path
    if tag == "meta":
        assert "http-equiv" not in attributes, path
    for name, value in attributes.items():
        assert not name.startswith("on"), (path, tag, name)
        assert name != "style", (path, tag)
        if name in {"href", "src", "action", "hx-get", "data-points"}:
            assert re.match(r"^(/(?!/)|#)", value or ""), (path, tag, name, value)


def test_the_words_are_shown_all_the_same(den: TestClient) -> None:
    """What a page says is not swallowed: its tags stand there to be read."""
    first = den.get("/articles.json").json()["articles"][0]["article"]["id"]
    page = den.get(f"/articles/{first}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_the_original_page_stays_text(den: TestClient) -> None:
    """The page as it came in is text whatever it holds, and no browser guesses otherwise."""
    first = den.get("/articles.json").json()["articles"][0]["article"]["id"]
    answer = den.get(f"/articles/{first}/page")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
