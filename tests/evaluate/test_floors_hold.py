"""The pinned floors hold: on what the project carries always, on shared data where it is there."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from syrtis.cli.app import app
from syrtis.evaluate import FLOORS, is_breakable, read_floors


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["evaluate", "floors", *arguments])
    return result.exit_code, result.output


def test_floors_hold_on_the_example() -> None:
    """No score on the bundled example has sunk below its floor."""
    code, output = _run()
    assert code == 0, output


def test_floors_hold_on_shared_data(shared: Path) -> None:
    """No score on the real cases and benchmarks has sunk below its floor."""
    code, output = _run(str(shared), "--quick")
    assert code == 0, output


def test_few_floors_are_left_out_of_a_quick_check() -> None:
    """Only the benchmarks of a thousand articles and more are left to the full check."""
    assert {floor.name for floor in read_floors(FLOORS) if floor.slow} == {"timeline17", "muc4"}


def test_some_floors_can_break() -> None:
    """The example's floor and the real cases' floors hold figures that could sink."""
    breakable = {floor.name for floor in read_floors(FLOORS) if is_breakable(floor)}
    assert {"case example", "case sirte-2016", "pages"} <= breakable


def test_a_worse_system_breaks_the_example_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """When furniture is no longer found, the check of the floors fails."""
    monkeypatch.setattr("syrtis.read.article.find_furniture", lambda *_, **__: ())
    code, output = _run()
    assert code == 1, output
    assert "furniture_found" in output
