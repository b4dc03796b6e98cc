"""`syrtis events` on the bundled example, built once by the real pipeline."""

import json
import shutil
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


@pytest.fixture
def own_record(island_record: Path, tmp_path: Path) -> Path:
    """A copy of the example's record, to decide on."""
    return Path(shutil.copy(island_record, tmp_path / "own.syrtis"))


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


def test_events_are_merged_split_and_given_back(run: Any, own_record: Path) -> None:
    """Merge, split and undo at the command line: rows change, decisions grow, and undo gives back."""
    before = _rows(run, own_record, "--limit", "0")
    one, other = (row["id"] for row in before[:2])
    assert run("events", own_record, "merge", one, other, "--who", "a coder").exit_code == 0
    merged = next(
        r
        for r in _rows(run, own_record, "--limit", "0")
        if set(before[0]["claims"]) <= set(r["claims"])
    )
    assert {*before[0]["claims"], *before[1]["claims"]} == {*merged["claims"]}
    assert "a coder" in run("events", own_record, "--event", merged["id"]).stdout
    apart = before[1]["claims"][0]
    assert run("events", own_record, "split", merged["id"], "--claim", apart).exit_code == 0
    held = [row for row in _rows(run, own_record, "--limit", "0") if apart in row["claims"]]
    assert not set(held[0]["claims"]) & set(before[0]["claims"])
    for number in ("2", "1"):
        assert run("events", own_record, "undo", number).exit_code == 0
    assert _rows(run, own_record, "--limit", "0") == before
    assert "4 decisions on events" in run("events", own_record, "history").stdout


def test_a_field_is_overridden(run: Any, own_record: Path) -> None:
    """Retype and override change the field that is named, and refuse what it cannot hold."""
    row = _rows(run, own_record)[0]
    given = ("events", own_record, "retype", row["id"], "--value")
    assert run(*given, "Riots / Mob violence").exit_code == 0
    assert _rows(run, own_record, "--event", row["id"])[0]["type"] == "Riots / Mob violence"
    refused = run(*given, "Riots / Food fight")
    assert refused.exit_code == 2
    assert "no event type" in refused.output
    wrong = run("events", own_record, "override", row["id"], "--field", "colour", "--value", "red")
    assert (wrong.exit_code, "no field 'colour'" in wrong.output) == (2, True)


def test_a_rejected_event_is_listed_no_more(run: Any, own_record: Path) -> None:
    """Reject takes an event out of the list, and says so in the history."""
    row = _rows(run, own_record)[0]
    assert run("events", own_record, "reject", row["id"], "--why", "a drill").exit_code == 0
    assert row["id"] not in {each["id"] for each in _rows(run, own_record, "--limit", "0")}
    assert "a drill" in run("events", own_record, "history").stdout


def test_a_rebuild_keeps_decisions_on_events(run: Any, own_record: Path) -> None:
    """What was decided of events stands after the pages are read again."""
    row = _rows(run, own_record)[0]
    given = ("--field", "title", "--value", "The ferry, as witnesses tell it")
    assert run("events", own_record, "override", row["id"], *given).exit_code == 0
    assert run("demo", "-o", own_record).exit_code == 0
    titles = {each["title"] for each in _rows(run, own_record, "--limit", "0")}
    assert "The ferry, as witnesses tell it" in titles


def test_unsure_pairs_are_shown_with_their_reasons(run: Any, island_record: Path) -> None:
    """`similar` lists pairs whose score is the sum of what speaks for them, and changes nothing."""
    found = run("events", island_record, "similar", "--json", "--limit", "0").stdout.splitlines()
    pairs = [json.loads(line) for line in found]
    assert pairs
    assert all(each["score"] == round(sum(each["reasons"].values()), 2) for each in pairs)
    assert all((each["left"] == each["right"]) == each["joined"] for each in pairs)


@pytest.mark.parametrize(
    "given",
    [("merge", "0"), ("split", "ffff"), ("undo", "9"), ("reject",), ("override", "")],
)
def test_what_cannot_be_decided_is_refused(
    run: Any, own_record: Path, given: tuple[str, ...]
) -> None:
    """A decision on nothing, or on no one event, is refused with what to do, and nothing is kept."""
    before = own_record.read_bytes()
    assert run("events", own_record, *given).exit_code == 2
    assert own_record.read_bytes() == before
