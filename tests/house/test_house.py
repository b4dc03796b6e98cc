"""The house itself: types, style and layers."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CHECKS = {
    "types": ["mypy"],
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "layers": ["lint-imports"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_is_clean(check: str) -> None:
    """Types are strict, style is one, and imports run one way."""
    program, *arguments = CHECKS[check]
    command = [str(Path(sys.executable).parent / program), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_stay_small() -> None:
    """No source file outgrows 400 lines."""
    lengths = {path: len(path.read_text().splitlines()) for path in ROOT.glob("src/**/*.py")}
    assert not [str(path) for path, lines in lengths.items() if lines > 400]
