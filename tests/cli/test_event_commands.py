"""`syrtis events` on the bundled example, built once by the real pipeline."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner


@pytest.fixture(scope="module")
def island_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example."""
    from syrtis.cli.app import app

    target = tmp_path_factory.mktemp("events") / "island.syrtis"
    result = CliRunner().invoke(app, ["demo", "-o", str(target)])
    assert result.exit_code == 0, result.output
    return target


def _rows(run: Any, record: Path, *given: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in run("events", record, "--json", *given).stdout.splitlines()
    ]


def test_three_reports_of_one_strike_are_one_event(run: Any, island_record: Path) -> None:
    """The strike on the hostel is one event of three pages, its figures and a denial side by side."""
    strike = next(row for row in _rows(run, island_record, "--limit", "0") if len(row["articles"]) == 3
                  and row["when"]["earliest"] == "2019-06-15")  # fmt: skip
    assert strike["origins"] >= 3
    assert (strike["deaths"]["low"], strike["deaths"]["best"]) == (19, 19)
    told = next(d for d in strike["disagreements"] if d["field"] == "killed")
    assert {"0", "19", "20"} <= {value["value"] for value in told["values"]}


def test_every_event_opens_to_its_claims(run: Any, island_record: Path) -> None:
    """An event shows the words of every claim, where they stand and whose they are."""
    row = next(row for row in _rows(run, island_record, "--deadly") if len(row["articles"]) > 1)
    shown = run("events", island_record, "--event", row["id"][:12]).stdout
    assert shown.count("“") == len(row["claims"])
    assert "by rule ucdp" in shown
    claims = map(json.loads, run("claims", island_record, "--json").stdout.splitlines())
    assert {c["id"] for c in claims if c["event_id"] == row["id"]} == {*row["claims"]}


def test_events_are_chosen_by_voices_and_deaths(run: Any, island_record: Path) -> None:
    """Filters leave out events with fewer voices, and those of which nobody counts the dead."""
    every = _rows(run, island_record, "--limit", "0")
    several = _rows(run, island_record, "--voices", "2", "--limit", "0")
    assert several == [row for row in every if row["origins"] >= 2]
    assert all(row["deaths"] for row in _rows(run, island_record, "--deadly"))
    assert "events" in run("events", island_record, "--limit", "3").stdout


def test_an_event_that_is_not_there_is_refused(run: Any, island_record: Path) -> None:
    """An id that no event has is an error that says where to find ids."""
    result = run("events", island_record, "--event", "zz")
    assert result.exit_code == 2
    assert "syrtis events RECORD" in " ".join(result.stderr.split())


def test_a_timeline_tells_its_days_in_quoted_sentences(run: Any, island_record: Path) -> None:
    """Each day of a timeline is told by a sentence that stands in its article, in the order of days."""
    lines = run("timeline", island_record, "-n", "5", "--json").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)
    assert len(rows) == 5
    from syrtis.store import open_record

    with open_record(island_record) as record:
        texts = {article.id: article.text for article in record.articles()}
    assert all(texts[row["article_id"]][row["start"] : row["end"]] == row["quote"] for row in rows)
    assert "2019-04-03" in {row["day"] for row in rows}


def test_texts_without_sentences_are_cut_too() -> None:
    """An empty text has no sentence; one in a language that is not read is one whole."""
    from syrtis.pipeline.timelines import sentences_of

    assert sentences_of("", "en") == sentences_of("", "") == ()
    (whole,) = sentences_of("Deux morts. Trois.", "fr")
    assert whole.quote == "Deux morts. Trois."


def test_a_timeline_is_text_or_markdown(run: Any, island_record: Path) -> None:
    """A timeline names for each sentence its page and how many voices stand behind the event."""
    assert "3 articles, 4 voices" in run("timeline", island_record).stdout
    assert "**2019-04-03**" in run("timeline", island_record, "--markdown").stdout
    more = run("timeline", island_record, "-n", "3", "--a-day", "2", "--json").stdout.splitlines()
    assert 3 < len(more) <= 6
