"""The program, run in this process, on a small pile whose pipeline is played by a stand-in."""

import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from secrets import token_bytes
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import syrtis
import syrtis.pipeline as real
from syrtis.model import (
    TABLES,
    Article,
    Claim,
    ClaimKind,
    Contents,
    Count,
    Evidence,
    Furniture,
    Issue,
    Media,
    Modality,
    Origin,
    Page,
    Party,
    Scope,
    Status,
    VoiceKind,
    When,
    content_id,
    page_id,
)

STORY = """Home | Weather | Tides
Gulls over Brandt harbour

BRANDT (Coast Wire) - At least 49 people were killed and 12 wounded on Friday, the port master said.

"No soldier was captured," the army said. \x1b[31mred\x1b]0;title\x07 \u202elives\x9b2J
Dozens of families fled.
Sign up for our tide tables
"""
NOTICE = "Tide tables are late this week."


def _where(words: str, text: str = STORY) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def _claim(quote: str, kind: ClaimKind, says: str | None = None, **others: Any) -> Claim:
    return Claim(
        id=content_id(quote, kind),
        article_id=page_id(STORY.encode()),
        quote=quote,
        kind=kind,
        claimant=None if says is None else Party(name=says, **_where(says)),
        **_where(quote),
        **others,
    )


def _pile() -> dict[str, Any]:
    story = Article(
        id=page_id(STORY.encode()),
        source="coast/gulls-over-brandt.txt",
        status=Status.READ,
        title="Gulls over Brandt harbour",
        publisher="Coast Courier",
        wire=("Coast Wire",),
        language="en",
        text=STORY,
        origin_id="o1",
        published=When(
            earliest=date(2019, 6, 7),
            latest=date(2019, 6, 8),
            basis="printed",
            quote="on Friday",
            **_where("on Friday"),
        ),
        furniture=(
            Furniture(rule="menu", **_where("Home | Weather | Tides")),
            Furniture(rule="sign-up", **_where("Sign up for our tide tables")),
        ),
        evidence=(
            Evidence(
                field="title",
                value="Gulls over Brandt harbour",
                basis="text",
                quote="Gulls over Brandt harbour",
                **_where("Gulls over Brandt harbour"),
            ),
        ),
    )
    notice = Article(
        id=page_id(NOTICE.encode()),
        source="coast/tides.txt",
        status=Status.SET_ASIDE,
        reason="not-a-story",
        text=NOTICE,
    )
    articles = (story, notice)
    pages = tuple(
        Page(id=each.id, source=each.source, media=Media.TEXT, content=each.text.encode())
        for each in articles
    )
    at_least = Count(low=49, high=None, words="At least 49")
    return {
        **dict.fromkeys(TABLES, ()),
        "pages": pages,
        "sources": tuple((page.id, page.source) for page in pages),
        "articles": articles,
        "claims": (
            _claim(
                "At least 49 people were killed",
                ClaimKind.KILLED,
                "the port master",
                count=at_least,
                scope=Scope.INCIDENT,
            ),
            _claim(
                "12 wounded",
                ClaimKind.WOUNDED,
                "the port master",
                count=Count(low=12, high=12, words="12"),
            ),
            _claim(
                "No soldier was captured", ClaimKind.CAPTURED, "the army", modality=Modality.NEGATED
            ),
            _claim(
                "Dozens of families fled",
                ClaimKind.DISPLACED,
                count=Count(low=24, high=99, words="Dozens"),
            ),
        ),
        "origins": (
            Origin(id="o1", name="Coast Wire", kind=VoiceKind.AGENCY, articles=(story.id,)),
        ),
        "issues": (
            Issue(
                code="not-a-story",
                message="an announcement\x1b[2J; nothing to do",
                article_id=notice.id,
                start=0,
                end=4,
            ),
            Issue(
                code="claims-language",
                message="language 'xx' has no claim rules; no claims were looked for",
            ),
        ),
    }


@dataclass
class StandIn:
    """What the pipeline is made to do."""

    pile: dict[str, Any]
    build: Callable[..., Any]

    def change(self, table: str, number: int, **values: Any) -> None:
        """Change a row of the pile that the next build makes."""
        from dataclasses import replace

        rows = list(self.pile[table])
        rows[number] = replace(rows[number], **values)
        self.pile[table] = tuple(rows)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """Put a pipeline in place that makes the small pile from whatever it is given."""
    module = types.ModuleType("syrtis.pipeline")
    module.__dict__.update({name: vars(real)[name] for name in real.__all__})
    pile = _pile()
    stand_in = StandIn(
        pile=pile,
        build=lambda taken, *, rule, **given: Contents(**pile, about={"rule": rule}),
    )
    texts = {article.id: article for article in pile["articles"]}

    def build(*given: Any, **named: Any) -> Any:
        return stand_in.build(*given, **named)  # whatever a test has put there since

    module.build = build  # type: ignore[attr-defined]
    module.take_in = lambda inputs, progress: None  # type: ignore[attr-defined]
    module.made_of = lambda taken, **given: token_bytes(16)  # type: ignore[attr-defined]
    module.reread = lambda page: texts[page.id]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "syrtis.pipeline", module)
    monkeypatch.setattr(syrtis, "pipeline", module, raising=False)
    assert {field.name for field in fields(Contents)} == {*pile, "about"}
    return stand_in


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a way to run the program as a terminal of 100 columns would."""
    from syrtis.cli.app import app

    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run_it(*given: object, **environment: str) -> Result:
        return CliRunner().invoke(app, [str(each) for each in given], env=environment)

    return run_it


@pytest.fixture
def record(tmp_path: Path, pipeline: StandIn, run: Run) -> Path:
    """Build the small pile."""
    target = tmp_path / "pile.syrtis"
    assert run("build", tmp_path, "-o", target).exit_code == 0
    return target
