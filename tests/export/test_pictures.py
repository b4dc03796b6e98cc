"""The voices of a record as DOT and SVG."""

from xml.etree import ElementTree

import pytest

from syrtis.export import draw_dot, draw_svg
from syrtis.model import Article, Manner, Origin, Reason, Relation, RelationKind, Status, VoiceKind

HOSTILE = 'a "quoted" <b>&amp; \\ \x1b[2J\u202e line'


@pytest.fixture
def voices() -> tuple[list[Article], list[Origin]]:
    """Two articles of an agency, one a copy of the other, and a body that one of them cites."""
    articles = [
        Article(id=name, source=f"{HOSTILE} {name}.txt", status=Status.READ) for name in ("a", "b")
    ]
    relations = (
        Relation(
            article_id="b", relation=RelationKind.COPY, of="a", manner=Manner.WHOLE, quote=HOSTILE,
            reasons=(Reason(what="words copied", weight=0.9),),
        ),
        Relation(article_id="b", relation=RelationKind.CITES, of=HOSTILE, manner=Manner.SAID),
        Relation(article_id="b", relation=RelationKind.CITES, of=HOSTILE, manner=Manner.SAID),
    )  # fmt: skip
    origin = Origin(
        id="o", name=HOSTILE, kind=VoiceKind.AGENCY, articles=("a", "b"), relations=relations
    )
    return articles, [origin, Origin(id="p", name="x", kind=VoiceKind.BODY, articles=())]


def test_svg_is_one_document_with_every_debt(voices: tuple[list[Article], list[Origin]]) -> None:
    """The picture is well-formed whatever names hold, and has one line for each debt."""
    root = ElementTree.fromstring(draw_svg(*voices))
    paths = root.findall(".//{http://www.w3.org/2000/svg}path")
    assert [path.get("class") for path in paths] == ["copy", "cites"]
    titles = [title.text or "" for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any("<b>&amp;" in title for title in titles)


def test_pictures_ask_for_nothing_outside(voices: tuple[list[Article], list[Origin]]) -> None:
    """The picture holds no script and no address to fetch."""
    drawn = draw_svg(*voices)
    assert "<script" not in drawn
    assert "href" not in drawn
    assert drawn.count("http") == 1


def test_dot_quotes_every_name(voices: tuple[list[Article], list[Origin]]) -> None:
    """A name in DOT ends where its quotes do, and control characters are gone."""
    drawn = draw_dot(*voices)
    assert drawn.startswith("digraph")
    assert '\\"quoted\\"' in drawn
    assert "\x1b" not in drawn
    assert '"b" -> "a" [label="copy (whole)", style=solid]' in drawn
    assert "cites (said) x2" in drawn


def test_a_record_without_voices_is_an_empty_picture() -> None:
    """No articles and no voices make a picture with nothing in it."""
    assert ElementTree.fromstring(draw_svg([], [])).tag.endswith("svg")
    assert draw_dot([], []).endswith("}\n")
