"""The docs, held against the code."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from syrtis.cli.app import app
from syrtis.model import ISSUE_CODES, TABLES, Contents
from syrtis.read.furniture import furniture_rules

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCES = sorted((ROOT / "src/syrtis").rglob("*.py"))

sys.path.insert(0, str(ROOT / "tools"))
make_docs = pytest.importorskip("make_docs")

PICTURED = re.compile(r"│ \w+ +│ [ ≥\d]+ │ (\S.*?) +│ +(\d+)\.\.(\d+) │")
PICTURED_EVENT = re.compile(
    r"│ (?P<what>\w[\w ]+) on (?P<day>\S+) +│ "
    r"(?P<rule>\w+): (?P<best>\d+) \((?P<low>\d+) to (?P<high>\d+)\) +│"
    r" +(?P<articles>\d+) │ +(?P<voices>\d+) │ (?P<field>\w+): (?P<values>[\d, ]+\d) +│"
)
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")
HEAD_FIELDS = ("title", "publisher", "byline", "dateline", "wire")


def _codes(tree: ast.AST) -> Iterator[str]:
    """Every word in kebab case that a call passes as a code or reason, or as its first argument."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        named = [k.value for k in call.keywords if k.arg in {"code", "reason"}]
        first = call.args[:1] if getattr(call.func, "id", "") in {"_issue", "Unresolved"} else []
        for value in [*named, *first]:
            if isinstance(value, ast.Constant) and KEBAB.fullmatch(str(value.value)):
                yield str(value.value)


@pytest.mark.parametrize("page", make_docs.PAGES)
def test_generated_pages_are_fresh(page: str) -> None:
    """A generated page says what the code says today (`uv run python tools/make_docs.py`)."""
    assert (ROOT / page).read_text(encoding="utf-8") == make_docs.PAGES[page]()


def test_every_issue_code_is_documented() -> None:
    """The codes that the source can write are those of the list that docs/issues.md shows."""
    written = {code for path in SOURCES for code in _codes(ast.parse(path.read_text()))}
    written |= {f"{field}-not-found" for field in HEAD_FIELDS}
    assert written == set(ISSUE_CODES)


def test_every_furniture_rule_is_documented() -> None:
    """Each rule that marks furniture stands in docs/reading.md."""
    page = (DOCS / "reading.md").read_text()
    assert not [rule for rule in furniture_rules() if f"`{rule}`" not in page]


def test_the_readme_names_every_command() -> None:
    """The README or the reference of commands shows each command of the program."""
    page = (DOCS / "commands.md").read_text()
    names = typer.main.get_command(app).list_commands(None)  # type: ignore[attr-defined,arg-type]
    assert names
    assert not [name for name in names if not re.search(rf"## `syrtis {name}\b", page)]


def test_every_table_is_named_in_the_readme_or_reference() -> None:
    """The reference has a section for each table that a record hands out."""
    reference = (DOCS / "record.md").read_text()
    assert all(f"\n## `{table}`\n" in reference for table in TABLES)


def test_the_readme_picture_shows_real_claims(halvera: Contents) -> None:
    """Each row of the README's picture is a claim of the bundled example, at its place."""
    rows = PICTURED.findall((ROOT / "README.md").read_text())
    assert len(rows) == 4
    found = {(claim.quote, claim.start, claim.end) for claim in halvera.claims}
    assert {(words, int(start), int(end)) for words, start, end in rows} <= found


def test_the_readme_pictures_a_real_event(halvera: Contents) -> None:
    """The event of the README's picture is one of the bundled example, with its figures and voices."""
    row = PICTURED_EVENT.search((ROOT / "README.md").read_text())
    assert row is not None
    event = next(
        e for e in halvera.events if e.title.startswith(row["what"]) and row["day"] in e.title
    )
    assert event.deaths is not None
    told = (event.deaths.rule, event.deaths.best, event.deaths.low, event.deaths.high)
    assert told == (row["rule"], *map(int, (row["best"], row["low"], row["high"])))
    assert (len(event.articles), event.origins) == (int(row["articles"]), int(row["voices"]))
    (dissent,) = [each for each in event.disagreements if each.field == row["field"]]
    assert [each.value for each in dissent.values] == row["values"].split(", ")


def test_links_between_docs_lead_somewhere() -> None:
    """A relative link in the README or the docs names a file that exists."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]
    links = [
        (page, target.split("#")[0])
        for page in pages
        for target in re.findall(r"\]\(([^)]+)\)", page.read_text())
        if not target.startswith(("http", "#"))
    ]
    assert links
    assert not [link for link in links if not (link[0].parent / link[1]).exists()]


def test_every_file_of_a_language_is_documented() -> None:
    """What a language's folder and its model hold is named in docs/languages.md."""
    page = (DOCS / "languages.md").read_text()
    folder = ROOT / "src/syrtis/language/en"
    held = [file.name for file in [*folder.glob("*.toml"), *(folder / "model").iterdir()]]
    assert held
    assert not [name for name in held if name not in page]
