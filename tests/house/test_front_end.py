"""The front end: small typed modules of our own, libraries locked by hash and never committed."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from syrtis.model import ClaimKind

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "src" / "syrtis" / "web" / "assets"
TYPES = Path(__file__).parent / "types"
OURS = [ASSETS / "room.js", *sorted((ASSETS / "js").glob("*.js"))]
SIDES = [f"side-{number}" for number in range(1, 6)]
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


def test_ink_has_contrast_on_every_paper() -> None:
    """Text has 4.5:1 and marks 3:1 (WCAG 2.2 AA), in light and in dark."""
    inks = tokens()
    papers = ("paper", "sheet", "shade")
    text = [
        (ink, paper) for ink in ("ink", "quiet", "link", "link-seen", "alarm") for paper in papers
    ]
    text += [
        (ink, paper) for ink in ("ink", "quiet", "link") for paper in ("now", "chosen", "agrees")
    ]
    text += [("differs-ink", "differs"), ("place-ink", "place"), ("quiet", "land")]
    marks = [*(kind.value for kind in ClaimKind), "focus", "strong-rule", *SIDES]
    faint = [pair for pair in text if contrast(inks, *pair) < 4.5]
    faint += [(m, p) for m in marks for p in papers if contrast(inks, m, p) < 3]
    assert faint == []


def test_every_kind_of_claim_has_a_mark_that_needs_no_colour() -> None:
    """Each kind has a mark of its own, and the visual language shows the same."""
    style = (ASSETS / "css" / "kinds.css").read_text()
    marks = dict(re.findall(r'\.kind-(\w+) \{ [^}]*--mark: "(.)"', style))
    assert set(marks) == {kind.value for kind in ClaimKind}
    assert len(set(marks.values())) == len(marks)
    shown = (ROOT / "docs" / "visual-language.md").read_text()
    assert all(f"| {kind} | {mark} |" in shown for kind, mark in marks.items())


def tokens() -> dict[str, tuple[str, str]]:
    """The colours of tokens.css: name -> its light and its dark."""
    style = (ASSETS / "css" / "tokens.css").read_text()
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", style)
    return {name: (light, dark) for name, light, dark in found}


def contrast(inks: dict[str, tuple[str, str]], one: str, other: str) -> float:
    """The smaller of the two ratios, in light and in dark, by WCAG's formula."""
    return min(ratio(a, b) for a, b in zip(inks[one], inks[other], strict=True))


def ratio(one: str, other: str) -> float:
    """WCAG's contrast of two colours."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG's relative luminance of `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
