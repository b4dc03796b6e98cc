"""What SECURITY.md and the list of packages promise, held against the code."""

import json
import re
import subprocess
import sys
from pathlib import Path

from syrtis.read.html import DEEPEST, MOST_ATTRIBUTES, MOST_TAGS
from syrtis.read.inputs import Limits
from syrtis.read.inputs.warc import LONGEST_HEADER
from syrtis.store.postgresql import WAIT_S
from syrtis.store.words import LONGEST_PHRASE, LONGEST_WORD, MOST_TERMS

ROOT = Path(__file__).resolve().parents[2]


def test_limits_are_told_as_they_are() -> None:
    """Each limit of SECURITY.md is the constant's value."""
    page = (ROOT / "SECURITY.md").read_text()
    limits = Limits()
    for told in (
        f"{limits.page // 1_000_000} MB",
        f"{limits.feed // 1_000_000} MB",
        f"{LONGEST_HEADER // 1_000_000} MB",
        f"{MOST_TAGS:,}; {MOST_ATTRIBUTES:,}; {DEEPEST}",
        f"{LONGEST_WORD}, {LONGEST_PHRASE}, {MOST_TERMS}",
        f"{WAIT_S} s",
    ):
        assert f"| {told}" in page or f"; {told}" in page


def test_files_that_are_named_are_there() -> None:
    """Each file that SECURITY.md names exists."""
    page = (ROOT / "SECURITY.md").read_text()
    for named in re.findall(r"`([\w/]+\.py)`", page):
        assert (ROOT / named).exists() or (ROOT / "src/syrtis" / named).exists(), named


def test_the_list_of_packages_names_versions_and_no_hosts() -> None:
    """The list is CycloneDX with a version for every package, and tells nobody's package index."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools/sbom.py"], capture_output=True, text=True, check=True
    )
    listed = json.loads(done.stdout)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    names = {each["name"] for each in listed["components"]}
    assert {"alembic", "lxml", "psycopg", "sqlalchemy", "trafilatura"} <= names
    assert not {"pytest", "ruff", "torch"} & names
    assert all(each["version"] for each in listed["components"])
    refs = {each["bom-ref"] for each in (*listed["components"], listed["metadata"]["component"])}
    assert refs == {each["ref"] for each in listed["dependencies"]}
    assert {on for each in listed["dependencies"] for on in each["dependsOn"]} <= refs
    assert "://" not in done.stdout
