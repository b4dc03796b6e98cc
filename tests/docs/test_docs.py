"""The docs, held against the code."""

import re
import sys
from pathlib import Path

import pytest

from syrtis.model import TABLES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCES = [path.read_text() for path in (ROOT / "src/syrtis").rglob("*.py")]

sys.path.insert(0, str(ROOT / "tools"))
make_docs = pytest.importorskip("make_docs")

CODE = re.compile(r'(?:code|reason)\s*=\s*f?"([a-z]+(?:-[a-z]+)+)"')
RULE = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


@pytest.mark.parametrize("page", make_docs.PAGES)
def test_generated_pages_are_fresh(page: str) -> None:
    """A generated page says what the code says today (`uv run python tools/make_docs.py`)."""
    assert (DOCS / page).read_text(encoding="utf-8") == make_docs.PAGES[page]()


def test_every_issue_code_is_documented() -> None:
    """Each code the source can write stands in docs/issues.md, and no other does."""
    written = {code for source in SOURCES for code in CODE.findall(source)}
    documented = set(RULE.findall((DOCS / "issues.md").read_text()))
    assert documented == written


def test_every_table_is_named_in_the_readme_or_reference() -> None:
    """The reference has a section for each table that a record hands out."""
    reference = (DOCS / "record.md").read_text()
    assert all(f"\n## `{table}`\n" in reference for table in TABLES)


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
