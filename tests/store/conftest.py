"""Records to write: any that the model allows, and a small pile that hangs together."""

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import strategies as st

from syrtis.model import (
    Actor,
    Article,
    Claim,
    ClaimKind,
    Contents,
    Control,
    ControlStatus,
    Count,
    Evidence,
    Issue,
    Media,
    Mention,
    MentionKind,
    Modality,
    Origin,
    Page,
    Party,
    Place,
    Relation,
    RelationKind,
    Span,
    Status,
    VoiceKind,
    When,
    content_id,
    page_id,
)
from syrtis.store import Named, write_record

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
_NUMBERS = st.integers(-(2**63), 2**63 - 1)
_DAYS = st.dates()


def _interval(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    ordered = st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))
    return st.one_of(
        ordered, ends.map(lambda low: (low, None)), ends.map(lambda high: (None, high))
    )


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    """Make any value a field of this type may hold."""
    if get_origin(hint) is Annotated:
        return any_value(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*map(any_value, get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(any_value(get_args(hint)[0]), max_size=3).map(tuple)
    if is_dataclass(hint):
        return any_record(hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return {
        str: _TEXTS,
        int: _NUMBERS,
        float: st.floats(allow_nan=False, allow_infinity=False),
        date: _DAYS,
        type(None): st.none(),
    }[hint]


def any_record(row: Any) -> st.SearchStrategy[Any]:
    """Make any record of a type, with whatever its fields may hold."""
    hints = get_type_hints(row, include_extras=True)
    made = {field.name: any_value(hints[field.name]) for field in fields(row)}
    if row is Count:
        return _with_interval(row, made, "low", "high", st.integers(0, 10**30))
    if row is When:
        return _with_interval(row, made, "earliest", "latest", _DAYS)
    if row is Span:
        return st.builds(_span, st.integers(0, 10**9), st.text(min_size=1, max_size=12))
    return st.builds(row, **made)


def _span(start: int, quote: str) -> Span:
    return Span(start=start, end=start + len(quote), quote=quote)


def _with_interval(
    row: Any, made: dict[str, Any], low: str, high: str, ends: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    rest = {name: value for name, value in made.items() if name not in (low, high)}
    return st.builds(
        lambda ends, **others: row(**{low: ends[0], high: ends[1]}, **others),
        _interval(ends),
        **rest,
    )


@pytest.fixture(scope="session")
def any_row() -> Any:
    """Give the maker of arbitrary records."""
    return any_record


STORIES = (
    "Gulls over Brandt harbour.\n\nAt least 49 people were killed, the port master said.\n",
    "A second paper.\n\nDozens of sailors were wounded, a rebel spokesman said on Friday.\n",
    "Advertisement\n",
)


def _story(number: int, text: str) -> Article:
    aside = number == 2
    return Article(
        id=page_id(text.encode()),
        source=f"{'north' if number else 'south'}/story-{number}.txt",
        status=Status.SET_ASIDE if aside else Status.READ,
        reason="not-a-story" if aside else None,
        title=None if aside else text.split("\n", maxsplit=1)[0],
        publisher=None if aside else "Brandt Herald",
        text=text,
        language=None if aside else "en",
        published=None
        if number
        else When(earliest=date(2019, 6, 7), latest=None, basis="metadata"),
        evidence=()
        if aside
        else (
            Evidence(
                field="title",
                value=text.split("\n", maxsplit=1)[0],
                basis="text",
                quote=text.split("\n", maxsplit=1)[0],
                start=0,
                end=text.index("\n"),
            ),
        ),
    )


def _claim(article: Article, quote: str, kind: ClaimKind, count: Count, claimant: str) -> Claim:
    start, says = article.text.index(quote), article.text.index(claimant)
    return Claim(
        id=content_id(article.id, start, kind),
        article_id=article.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=kind,
        count=count,
        modality=Modality.ASSERTED,
        claimant=Party(name=claimant, start=says, end=says + len(claimant)),
    )


@pytest.fixture(scope="session")
def contents() -> Contents:
    """Give three pages, two of them read, with rows in every table that has one so far."""
    first, second, aside = articles = tuple(_story(*each) for each in enumerate(STORIES))
    pages = tuple(
        Page(id=each.id, source=each.source, media=Media.TEXT, content=each.text.encode())
        for each in articles
    )
    killed = Count(low=49, high=None, words="At least 49")
    wounded = Count(low=24, high=99, words="Dozens")
    quays = Place(id="p1", name="Brandt", kind="town", latitude=-3.5, longitude=12.25)
    return Contents(
        pages=pages,
        sources=(*((page.id, page.source) for page in pages), (first.id, "copy/of-it.txt")),
        articles=articles,
        mentions=(
            Mention(
                id="m1",
                article_id=first.id,
                start=11,
                end=17,
                quote="Brandt",
                kind=MentionKind.PLACE,
                place_id="p1",
            ),
        ),
        claims=(
            _claim(first, "49 people were killed", ClaimKind.KILLED, killed, "the port master"),
            _claim(second, "sailors were wounded", ClaimKind.WOUNDED, wounded, "a rebel spokesman"),
        ),
        actors=(Actor(id="a1", name="Port guard", kind=None, aliases=("guard", "Guards")),),
        places=(quays,),
        control=(
            Control(
                place_id="p1",
                actor_id="a1",
                earliest=date(2019, 6, 1),
                latest=None,
                status=ControlStatus.CLAIMED,
                claims=(),
            ),
        ),
        origins=(
            Origin(
                kind=VoiceKind.AGENCY,
                id="o1",
                name="Brandt Herald",
                articles=(first.id, second.id),
                relations=(
                    Relation(
                        article_id=second.id,
                        relation=RelationKind.CITES,
                        of="a rebel spokesman",
                        start=second.text.index("a rebel"),
                        end=second.text.index("a rebel") + 17,
                        quote="a rebel spokesman",
                    ),
                ),
            ),
        ),
        issues=(
            Issue(
                code="claims-language",
                message="language 'xx' has no claim rules; no claims were looked for",
            ),
            Issue(code="not-a-story", message="an advertisement", article_id=aside.id),
        ),
        about={"syrtis": "0"},
    )


@pytest.fixture(params=["file", "database"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Named:
    """Name a place where no record is yet, in each kind of store."""
    if request.param == "file":
        folder = tmp_path / "store"
        folder.mkdir()
        return folder / "pile.syrtis"
    return str(request.getfixturevalue("address"))


@pytest.fixture
def kept(place: Named, contents: Contents) -> Named:
    """Write the small pile, in each kind of store."""
    write_record(place, contents)
    return place


@pytest.fixture
def path(tmp_path: Path, contents: Contents) -> Path:
    """Write the small pile to a file."""
    target = tmp_path / "pile.syrtis"
    write_record(target, contents)
    return target
