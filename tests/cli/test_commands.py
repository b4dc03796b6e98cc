"""Each command prints what a person asked for, and nothing a page could make it do."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from syrtis import __version__
from syrtis.errors import InputError
from syrtis.model import TABLES
from syrtis.store import open_record

COMMANDS = ["build", "info", "claims", "show", "export", "verify", "issues", "demo"]


def test_the_package_runs_without_its_script() -> None:
    """`python -m syrtis` is the same program."""
    told = subprocess.run(
        [sys.executable, "-m", "syrtis", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout == f"syrtis {__version__}\n"


def test_the_version_is_told(run: Any) -> None:
    """`--version` names the program and its version."""
    assert run("--version").stdout == f"syrtis {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Any, command: str) -> None:
    """`--help` works for each command, and the program lists them all."""
    assert run(command, "--help").exit_code == 0
    assert f" {command} " in run("--help").stdout


def test_build_tells_what_it_made(run: Any, pipeline: Any, tmp_path: Path) -> None:
    """A build ends with its pages, what was set aside and why, and the rows of each table."""
    result = run("build", tmp_path, "-o", tmp_path / "a.syrtis")
    told = {line.split()[0]: line for line in result.stdout.splitlines()[1:]}
    assert result.exit_code == 0
    assert re.search(r"pages +2\b", told["pages"])
    assert re.search(r"read +1\b", told["read"])
    assert "1  not-a-story 1" in told["set"]
    assert "killed 1" in told["claims"]
    assert re.search(r"voices +1\b", told["voices"])
    assert "claims-language 1" in told["issues"]
    assert result.stderr == ""


def test_build_writes_what_it_built(record: Path) -> None:
    """The record holds the rows of the build and the version that made it."""
    with open_record(record) as opened:
        assert opened.count("claims") == 4
        assert opened.about["syrtis"] == __version__


def test_build_reads_an_address(run: Any, tmp_path: Path) -> None:
    """An address of fsspec reaches the build as it was written, and its pages stand in the record."""
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as packed:
        packed.writestr("north/a.txt", "Four people were killed in Bendir on Friday.\n")
    place = f"zip://north::{tmp_path / 'pile.zip'}"
    result = run("build", place, "-o", tmp_path / "a.syrtis", "--cache", "none")
    assert result.exit_code == 0
    with open_record(tmp_path / "a.syrtis") as opened:
        assert [source for _, source in opened.sources()] == ["a.txt"]


def test_a_bad_target_is_told_before_the_work(run: Any, pipeline: Any, tmp_path: Path) -> None:
    """A file that may not be replaced stops the build before pages are read."""
    pipeline.build = lambda *given, **named: pytest.fail("the pages were read")
    (tmp_path / "notes.txt").write_text("notes")
    result = run("build", tmp_path, "-o", tmp_path / "notes.txt")
    assert result.exit_code == 2
    assert "is not a Syrtis record" in result.stderr
    assert (tmp_path / "notes.txt").read_text() == "notes"


def test_an_interrupted_build_leaves_the_old_record(run: Any, pipeline: Any, record: Path) -> None:
    """Ctrl-C ends with 130, one line, and the old record."""
    before = record.read_bytes()

    def interrupted(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    pipeline.build = interrupted
    result = run("build", record.parent, "-o", record)
    assert result.exit_code == 130
    assert record.read_bytes() == before
    assert len(result.stderr.splitlines()) == 1


def test_an_error_is_one_line(run: Any, pipeline: Any, tmp_path: Path) -> None:
    """What Syrtis refuses is one line on the error stream, exit 2, no traceback."""

    def refused(*given: object, **named: object) -> None:
        raise InputError("no page found in x\x1b[2J; name files")

    pipeline.build = refused
    result = run("build", "x", "-o", tmp_path / "a.syrtis")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "error: no page found in x␛[2J; name files\n"


@pytest.mark.parametrize("command", ["info", "claims", "show", "verify", "issues"])
def test_what_is_no_record_is_refused(run: Any, pipeline: Any, command: str) -> None:
    """Every command that reads says in one line that a file is no record."""
    result = run(command, __file__)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "is not a Syrtis record" in result.stderr


def test_info_says_how_far_to_trust_it(run: Any, record: Path) -> None:
    """`info` tells reasons, languages, dates, modality, who speaks, and issues by code."""
    told = run("info", record).stdout
    for words in (
        r"read +1 +en 1",
        r"set aside +1 +not-a-story 1",
        r"dated +1 +printed 1",
        r"undated +0",
        r"asserted 3 · negated 1",
        r"the port master 2",
        r"1 +in the article's own voice",
        r"claims-language +1",
    ):
        assert re.search(words, told), words


def kinds(result: Any) -> list[str]:
    """List the kinds of claims in a JSON answer."""
    return sorted(json.loads(line)["kind"] for line in result.stdout.splitlines())


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_no_letter_is_lost_at_the_edge(run: Any, record: Path, columns: int) -> None:
    """What does not fit a terminal is folded, never cut off."""
    lines = run("claims", record, COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    (edge,) = {line.index("source") for line in lines if "source" in line}
    column = "".join(line[edge:].strip() for line in lines)
    with open_record(record) as opened:
        article = opened.article("gulls-over-brandt.txt")
    assert column.count(f"brandt.txt{article.id[:8]}") == 4


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), ["captured", "displaced", "killed", "wounded"]),
        (("--kind", "killed"), ["killed"]),
        (("--claimant", "PORT"), ["killed", "wounded"]),
        (("--words", "families"), ["displaced"]),
        (("--at-least", "20"), ["displaced", "killed"]),
        (("--modality", "negated"), ["captured"]),
        (("--article", "gulls-over-brandt.txt", "--kind", "wounded"), ["wounded"]),
        (("--article", "tides.txt"), []),
    ],
)
def test_claims_are_filtered(run: Any, record: Path, filters: tuple[str, ...], found: Any) -> None:
    """Each filter of `claims` keeps what it names."""
    assert kinds(run("claims", record, "--json", *filters)) == found


def test_claims_are_a_readable_table(run: Any, record: Path) -> None:
    """The table shows kind, interval, words, who says so, source, and how to name the article."""
    told = run("claims", record).stdout
    assert re.search(r"killed +≥ 49 +At least 49 people were killed +the port master", told)
    assert re.search(r"displaced +24–99 .*\(the article\)", told)
    assert "negated" in told
    assert "coast/gulls-over-bra" in told
    assert "4 of 4 claims" in told


def test_a_limit_says_what_it_left_out(run: Any, record: Path) -> None:
    """A cut list says how many rows it does not show."""
    assert "1 of 4 claims; 3 more with --limit 0" in run("claims", record, "--limit", 1).stdout
    assert "4 of 4 claims" in run("claims", record, "--limit", 0).stdout
    assert len(run("claims", record, "--json", "--limit", 2).stdout.splitlines()) == 2


def test_show_marks_claims_and_furniture(run: Any, record: Path) -> None:
    """Without colours, claims and furniture stand in brackets and the text is otherwise whole."""
    told = run("show", record, "gulls-over-brandt.txt").stdout
    assert "[furniture menu]Home | Weather | Tides[/furniture]" in told
    assert "[1 killed]At least 49 people were killed[/1] and [2 wounded]12 wounded[/2]" in told
    assert "title      Gulls over Brandt harbour" in told
    assert "2019-06-07..2019-06-08 (printed: “on Friday”)" in told
    assert re.search(r"3 +captured · negated · says: the army", told)


def test_show_without_an_article_lists_them(run: Any, record: Path) -> None:
    """`show RECORD` alone lists the articles, with what each can be called."""
    told = run("show", record).stdout
    assert re.search(r"[0-9a-f]{8} +2019-06-07\.\.2019-06-08 +read +coast/gulls", told)
    assert re.search(r"not-a-story +coast/tides.txt", told)


def test_no_page_can_command_the_terminal(run: Any, pipeline: Any, tmp_path: Path) -> None:
    """Escape sequences and reading-order marks of a page are shown, never sent."""
    hostile = "\x1b]0;owned\x07\x9b2J\u202e\r"
    for table, field in (("claims", "quote"), ("issues", "message"), ("origins", "name")):
        pipeline.change(table, 0, **{field: f"12 {hostile}"})
    pipeline.change("articles", 0, source=f"coast/{hostile}.txt", title=hostile, reason=hostile)
    target = tmp_path / "a.syrtis"
    printed = [run("build", tmp_path, "-o", target)]
    with open_record(target) as opened:
        article = next(each.id for each in opened.articles() if each.title)
    for command in ("info", "claims", "show", "issues", "verify"):
        printed += [run(command, target), run("claims", target, "--json")]
    printed += [run("show", target, article), run("show", target, hostile)]
    for result in printed:
        assert not set(result.output) & set("\x1b\x07\x9b\u202e\r")


def test_export_writes_every_table(run: Any, record: Path, tmp_path: Path) -> None:
    """`export` writes the ten tables in the form asked for, and says how many rows each has."""
    for form in ("jsonl", "csv", "parquet"):
        folder = tmp_path / form
        result = run("export", record, "--format", form, "-o", folder)
        assert result.exit_code == 0
        assert {path.stem for path in folder.iterdir()} >= set(TABLES)
        assert re.search(r"4 rows  .*claims", result.stdout)


def test_verify_finds_every_quote(run: Any, record: Path) -> None:
    """A record as it was built verifies, with exit 0."""
    result = run("verify", record)
    assert result.exit_code == 0
    assert "every one stands" in result.stdout


def test_verify_names_what_fails(run: Any, record: Path) -> None:
    """A changed quote is named with its page, and the exit is 1."""
    connection = sqlite3.connect(record)
    connection.execute("UPDATE claims SET quote = 'At most 49' WHERE kind = 'killed'")
    connection.commit()
    connection.close()
    result = run("verify", record)
    assert result.exit_code == 1
    assert "coast/gulls-over-brandt.txt: claims" in result.stdout
    assert "'At most 49' does not stand at" in result.stdout


def test_issues_are_told(run: Any, record: Path) -> None:
    """`issues` tells code, place and what to do, and filters by code."""
    told = run("issues", record).stdout
    assert "claims-language" in told
    assert "coast/tides.txt" in told
    only = run("issues", record, "--code", "not-a-story", "--json").stdout.splitlines()
    assert [json.loads(line)["code"] for line in only] == ["not-a-story"]


def test_a_terminal_gets_colours_and_no_brackets(record: Path) -> None:
    """On a terminal claims are coloured; NO_COLOR or --no-color puts brackets in their place."""
    plain = {"TERM": "xterm", "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"}
    coloured = on_terminal(record, plain)
    assert "\x1b[1;31mAt least 49 people were killed\x1b[0m" in coloured
    assert "\x1b[2mHome | Weather | Tides\x1b[0m" in coloured
    assert "[1 killed]" not in coloured
    assert "[1 killed]" in on_terminal(record, {**plain, "NO_COLOR": "1"})
    assert "[1 killed]" in on_terminal(record, plain, "--no-color")


def on_terminal(record: Path, environment: dict[str, str], *more: str) -> str:
    """Run `show` on a pretended terminal, and give what it got."""
    command = [sys.executable, "-c", "from syrtis.cli import main; main()"]
    command += ["show", str(record), "gulls-over-brandt.txt", *more]
    ours, theirs = pytest.importorskip("pty").openpty()
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    with subprocess.Popen(command, stdout=theirs, env={**kept, **environment}) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how a terminal on Linux says that nobody writes any more
                break
            if not part:
                break
            parts.append(part)
    os.close(ours)
    assert process.returncode == 0
    return b"".join(parts).decode()
