"""`syrtis origins` on the bundled example, built once by the real pipeline."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner


@pytest.fixture(scope="module")
def halvera_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example."""
    from syrtis.cli.app import app

    target = tmp_path_factory.mktemp("origins") / "halvera.syrtis"
    result = CliRunner().invoke(app, ["demo", "-o", str(target)])
    assert result.exit_code == 0, result.output
    return target


def _voices(run: Any, record: Path) -> dict[str, Any]:
    lines = run("origins", record, "--json").stdout.splitlines()
    return {row["name"]: row for row in map(json.loads, lines)}


def test_the_tree_shows_who_has_whose_words(run: Any, halvera_record: Path) -> None:
    """The agency's voice holds its copy and its rewrite, each with the reason and the quote."""
    shown = " ".join(run("origins", halvera_record).stdout.split())
    assert "Sextant · agency · 3 articles" in shown
    assert "rewrite (whole) of" in shown
    assert "words copied" in shown
    assert "State forces of Halvera · body · only cited" in shown


def test_voices_as_json_name_their_claims(run: Any, halvera_record: Path) -> None:
    """Every claim of the record rests on one voice, and the voices name them all."""
    claims = run("claims", halvera_record, "--json").stdout.splitlines()
    rows = map(json.loads, run("origins", halvera_record, "--json").stdout.splitlines())
    by_voice = [claim for row in rows for claim in row["claims"]]
    assert sorted(by_voice) == sorted(json.loads(line)["id"] for line in claims)


def test_a_spokesmans_claim_is_his_armys_in_every_paper(run: Any, halvera_record: Path) -> None:
    """One army's figure in two papers and a rewrite is one voice."""
    army = _voices(run, halvera_record)["State forces of Halvera"]
    lines = map(json.loads, run("claims", halvera_record, "--json").stdout.splitlines())
    articles = {
        c["article_id"] for c in lines if c["id"] in army["claims"] and c["kind"] == "killed"
    }
    assert len(articles) >= 3


def test_one_claim_shows_its_chain(run: Any, halvera_record: Path) -> None:
    """A claim shows by whom it came, and how many articles, outlets and voices say the same."""
    lines = map(json.loads, run("claims", halvera_record, "--json").stdout.splitlines())
    claim = next(c for c in lines if c["quote"] == "killed 46 soldiers")
    shown = run("origins", halvera_record, "--claim", claim["id"][:10]).stdout
    assert "Sextant ←" in shown
    assert "1 independent voice" in shown
    told = json.loads(run("origins", halvera_record, "--claim", claim["id"], "--json").stdout)
    assert (told["articles"], told["outlets"], told["origins"]) == (2, 2, 1)


def test_a_claim_that_is_not_there_is_refused(run: Any, halvera_record: Path) -> None:
    """An id that no claim has, or several have, is an error that says where to find ids."""
    for named in ("zz", ""):
        result = run("origins", halvera_record, "--claim", named)
        assert result.exit_code == 2
        assert "syrtis claims RECORD --json" in " ".join(result.stderr.split())


def test_pictures_are_written(run: Any, halvera_record: Path, tmp_path: Path) -> None:
    """The voices can be drawn as DOT and as SVG, and a place that cannot be written is refused."""
    result = run(
        "origins", halvera_record, "--dot", tmp_path / "o.dot", "--svg", tmp_path / "o.svg"
    )
    assert result.exit_code == 0
    assert (tmp_path / "o.dot").read_text("utf-8").startswith("digraph")
    assert "<svg" in (tmp_path / "o.svg").read_text("utf-8")
    assert run("origins", halvera_record, "--svg", tmp_path / "no" / "o.svg").exit_code == 2


def test_merging_two_actors_makes_them_one_voice(
    run: Any, halvera_record: Path, tmp_path: Path
) -> None:
    """Claims of two actors that a person decides to be one rest on one voice."""
    record = tmp_path / "merged.syrtis"
    record.write_bytes(halvera_record.read_bytes())
    before = _voices(run, record)
    assert "Irma Salvand" in before
    actors = [json.loads(line) for line in run("actors", record, "--json").stdout.splitlines()]
    ids = {actor["name"]: actor["id"] for actor in actors}
    result = run("actors", record, "merge", ids["Imre Salvand"], ids["Irma Salvand"])
    assert result.exit_code == 0, result.output
    after = _voices(run, record)
    assert "Irma Salvand" not in after
    both = {*before["Imre Salvand"]["claims"], *before["Irma Salvand"]["claims"]}
    assert {*after["Imre Salvand"]["claims"]} == both


def test_a_users_outlets_join_voices(run: Any, tmp_path: Path) -> None:
    """Two mastheads that a user's table gives to one publisher are one voice."""
    from syrtis import example

    pages = Path(str(example.__file__)).with_name("pages")
    table = tmp_path / "outlets.csv"
    table.write_text(
        "name,publisher\nVantage 24,Isle Media\nOndeland Courier,Isle Media\n", "utf-8"
    )
    record = tmp_path / "joined.syrtis"
    result = run("build", pages, "-o", record, "--outlets", table)
    assert result.exit_code == 0, result.output
    assert len(_voices(run, record)["Isle Media"]["articles"]) == 5
