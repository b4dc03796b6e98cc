"""`syrtis strength`, `diff`, `export` in others' shapes, and the rule of a record, on the example."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from syrtis.events import Rule
from syrtis.model import Contents
from syrtis.store import write_record

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def island(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the example as it is built where no rule is named."""
    target = tmp_path_factory.mktemp("outward") / "island.syrtis"
    write_record(target, halvera)
    return target


@pytest.fixture(scope="module")
def latest(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the example with the newest figures."""
    from syrtis.pipeline.profiles import by_rule

    target = tmp_path_factory.mktemp("outward") / "latest.syrtis"
    write_record(target, by_rule(halvera, Rule.LATEST))
    return target


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_build_takes_a_rule(run: Run, pipeline: object, tmp_path: Path) -> None:
    """`build --rule` hands the rule to the build, whose record names it."""
    target = tmp_path / "pile.syrtis"
    assert run("build", tmp_path, "-o", target, "--rule", "majority").exit_code == 0
    assert "rule majority" in run("info", target).stdout
    assert run("build", tmp_path, "-o", target, "--rule", "mean").exit_code == 2


def test_a_record_says_its_rule_and_keeps_it(run: Run, latest: Path, island: Path) -> None:
    """`info` names the rule a record was built with, and every figure of the dead carries it."""
    assert "rule latest" in run("info", latest).stdout
    assert "rule ucdp" in run("info", island).stdout
    told = _lines(run("events", latest, "--json", "--deadly", "--limit", "0").stdout)
    assert {event["deaths"]["rule"] for event in told} == {"latest"}


def test_a_decision_keeps_the_rule(run: Run, latest: Path, tmp_path: Path) -> None:
    """A decision makes the events anew by the rule that the record was built with."""
    copy = tmp_path / "copy.syrtis"
    copy.write_bytes(latest.read_bytes())
    names = [row["name"] for row in _lines(run("actors", copy, "list", "--json").stdout)]
    assert run("actors", copy, "rename", names[0], "--name", "Somebody").exit_code == 0
    assert "rule latest" in run("info", copy).stdout


def test_an_export_by_another_rule_leaves_the_record(
    run: Run, island: Path, tmp_path: Path
) -> None:
    """`export --rule` chooses the figures of its files; the record and all else stay as they are."""
    before = island.read_bytes()
    for folder, given in (("own", ()), ("newest", ("--rule", "latest"))):
        assert run("export", island, "-o", tmp_path / folder, *given).exit_code == 0
    own, newest = (
        {row["id"]: row for row in _lines((tmp_path / folder / "events.jsonl").read_text())}
        for folder in ("own", "newest")
    )
    assert own.keys() == newest.keys()
    deaths = [(own[key]["deaths"], newest[key]["deaths"]) for key in own if own[key]["deaths"]]
    assert {told["rule"] for _, told in deaths} == {"latest"}
    assert any(told["best"] != before["best"] for before, told in deaths)
    claims = [(tmp_path / folder / "claims.jsonl").read_bytes() for folder in ("own", "newest")]
    assert claims[0] == claims[1]
    assert island.read_bytes() == before


def test_an_export_by_the_records_rule_is_the_same(run: Run, island: Path, tmp_path: Path) -> None:
    """Asking for the rule that a record has changes no byte of any file."""
    for folder, given in (("own", ()), ("asked", ("--rule", "ucdp"))):
        assert run("export", island, "-f", "jsonl", "-o", tmp_path / folder, *given).exit_code == 0
    for path in (tmp_path / "own").iterdir():
        assert path.read_bytes() == (tmp_path / "asked" / path.name).read_bytes(), path.name


def test_acleds_figure_is_the_most_conservative(run: Run, island: Path, tmp_path: Path) -> None:
    """The ACLED table has no figure that is higher than by another rule, which `--rule` asks for."""
    import pandas as pd

    run("export", island, "-f", "acled", "-o", tmp_path / "a")
    run("export", island, "-f", "acled", "-o", tmp_path / "b", "--rule", "latest")
    lowest, newest = (pd.read_csv(tmp_path / each / "events.acled.csv") for each in "ab")
    assert (lowest.event_id_cnty == newest.event_id_cnty).all()
    assert (lowest.fatalities <= newest.fatalities).all()
    assert (lowest.fatalities < newest.fatalities).any()


def test_strength_is_told_with_who_says_so(run: Run, island: Path) -> None:
    """Each figure of a side's people has its claimant, and `--actor` asks for one side."""
    rows = _lines(run("strength", island, "--json").stdout)
    claims = {
        row["id"]: row for row in _lines(run("claims", island, "--json", "--limit", "0").stdout)
    }
    assert {row["measure"] for row in rows} >= {"strength", "killed", "captured", "surrendered"}
    for row in rows:
        told = claims[row["claim_id"]]["claimant"]
        assert row["claimant"] == (told["name"] if told else None)
    one = _lines(run("strength", island, "--actor", "Takaruna", "--json").stdout)
    assert one == [row for row in rows if "Takaruna" in row["actor"]]
    assert "running total" in run("strength", island).stdout
    assert run("strength", island, "--actor", "Nobody at all").exit_code == 2


def test_diff_ends_as_diff_does(run: Run, island: Path, latest: Path, tmp_path: Path) -> None:
    """0 where two records are the same, 1 where they differ, 2 where one cannot be read."""
    same = run("diff", island, island)
    assert (same.exit_code, same.stdout.strip()) == (0, "nothing changed")
    other = run("diff", island, latest)
    assert other.exit_code == 1
    assert "rule: ucdp → latest" in other.stdout
    assert "deaths.best" in other.stdout
    assert run("diff", island, tmp_path / "absent").exit_code == 2
    rows = _lines(run("diff", island, latest, "--json").stdout)
    assert {row["table"] for row in rows} == {"about", "events"}
