"""The front end: small typed modules of our own, libraries locked by hash and never committed."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "src" / "syrtis" / "web" / "assets"
TYPES = Path(__file__).parent / "types"
OURS = [ASSETS / "room.js", *sorted((ASSETS / "js").glob("*.js"))]
STYLES = [ASSETS / "room.css", *sorted((ASSETS / "css").glob("*.css"))]


def test_the_lock_has_hashes_and_names_no_registry() -> None:
    """Anybody's registry will do, and what it gives is checked."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    taken = {name: of for name, of in lock["packages"].items() if name}
    assert taken
    assert all(of["integrity"].startswith("sha512-") for of in taken.values())
    assert not any("resolved" in of for of in taken.values())


def test_no_library_is_committed() -> None:
    """What npm brings lies where git does not look."""
    done = subprocess.run(
        ["git", "ls-files", "--", str(ASSETS / "vendor"), "node_modules"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip("needs git and a checkout")
    assert done.stdout == ""


def test_modules_stay_small_and_say_what_they_are_for() -> None:
    """Each of our modules begins with a sentence and is under 300 lines."""
    for module in OURS:
        text = module.read_text()
        assert text.startswith("/**"), module.name
        assert len(text.splitlines()) < 300, module.name


def test_every_colour_has_a_name() -> None:
    """Only tokens.css has colours of its own, so that light, dark and print are one decision."""
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\((?!0 0 0)|\bhsla?\(", re.IGNORECASE)
    strays = {
        style.name: colour.findall(style.read_text())
        for style in STYLES
        if style.name != "tokens.css"
    }
    assert not {name: found for name, found in strays.items() if found}


def test_types_hold(tmp_path: Path) -> None:
    """The JSDoc types of our modules are right, as TypeScript reads them."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm on the PATH (to fetch TypeScript)")
    for name in ("package.json", "package-lock.json", ".npmrc", "tsconfig.json"):
        shutil.copy(ROOT / name, tmp_path)
    fetched = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    if fetched.returncode != 0:
        pytest.skip(f"npm cannot be reached: {fetched.stderr[:200]}")
    there = tmp_path / ASSETS.relative_to(ROOT)
    shutil.copytree(ASSETS, there, ignore=shutil.ignore_patterns("vendor"))
    (there / "vendor" / "topojson").mkdir(parents=True)
    shutil.copy(TYPES / "maplibre-gl.d.mts", there / "vendor")
    shutil.copy(TYPES / "feature.d.ts", there / "vendor" / "topojson")
    done = subprocess.run(
        [npm, "run", "--silent", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
