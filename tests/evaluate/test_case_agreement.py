"""The case benchmark and its referee give the same numbers, whatever a record holds."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from invented_exports import write_export

from syrtis.evaluate.case import read_case, score_case
from syrtis.evaluate.rows import read_export

SHARED = Path(__file__).resolve().parents[3] / "shared"
REFEREE = SHARED / "score" / "score_case.py"
CASES = sorted(path.parent for path in SHARED.glob("cases/*/gold.json"))

pytestmark = pytest.mark.skipif(not REFEREE.is_file(), reason="the referee is not beside this copy")


@pytest.fixture(scope="module")
def referee() -> ModuleType:
    """Load the referee as a module."""
    spec = importlib.util.spec_from_file_location("score_case", REFEREE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts_of(case: Path) -> dict[str, str]:
    """Read the pages of a case."""
    return {
        path.name: path.read_text(encoding="utf-8") for path in sorted(case.glob("reports/*.txt"))
    }


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_referee_agrees_on_random_records(
    case: Path, seed: int, referee: ModuleType, tmp_path: Path
) -> None:
    """Every figure agrees to the digit on a record that is right here and wrong there."""
    gold = read_case(case / "gold.json")
    chance = random.Random(seed)
    texts = {name: text for name, text in texts_of(case).items() if chance.random() < 0.9}
    write_export(tmp_path, dict(gold), texts, chance)
    ours = score_case(read_export(tmp_path), gold).figures
    assert json.dumps(ours) == json.dumps(referee.score(tmp_path, gold, False))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_referee_agrees_on_an_empty_record(case: Path, referee: ModuleType, tmp_path: Path) -> None:
    """A record that holds nothing scores the same with both."""
    (tmp_path / "articles.jsonl").write_text("")
    gold: Any = read_case(case / "gold.json")
    ours = score_case(read_export(tmp_path), gold).figures
    assert json.dumps(ours) == json.dumps(referee.score(tmp_path, gold, False))
