"""The bundled example goes from raw pages to checked claims by the program alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from syrtis.model import TABLES


@pytest.fixture(scope="module")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the demo once, with the real pipeline."""
    from typer.testing import CliRunner

    from syrtis.cli.app import app

    target = tmp_path_factory.mktemp("demo") / "example.syrtis"
    result = CliRunner().invoke(app, ["demo", "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert f"syrtis verify {target}" in result.stdout
    assert "set aside" in result.stdout
    return target


def test_the_demo_verifies(run: Any, example_record: Path) -> None:
    """Every quote of the example stands in the kept bytes of its page."""
    result = run("verify", example_record)
    assert (result.exit_code, "every one stands" in result.stdout) == (0, True)


def test_the_demo_twice_is_the_same_to_the_byte(run: Any, example_record: Path) -> None:
    """Building the example again gives the same bytes."""
    again = example_record.with_name("again.syrtis")
    assert run("demo", "-o", again).exit_code == 0
    assert again.read_bytes() == example_record.read_bytes()


def test_exported_quotes_stand_in_exported_texts(
    run: Any, example_record: Path, tmp_path: Path
) -> None:
    """In an export, text[start:end] is the quote of every claim and mention."""
    assert run("export", example_record, "-o", tmp_path).exit_code == 0
    rows = {
        name: [
            json.loads(line)
            for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
            if line
        ]
        for name in TABLES
    }
    texts = {article["id"]: article["text"] for article in rows["articles"]}
    assert rows["claims"]
    for row in [*rows["claims"], *rows["mentions"]]:
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["quote"]
