"""Search and copy at the command line, on files and databases."""

import json
from pathlib import Path
from typing import Any

import pytest


def test_search_shows_the_words_in_their_place(run: Any, record: Path) -> None:
    """A hit is shown with its source, its offset, and the words around; claims come too."""
    found = run("search", record, "people", "killed")
    assert found.exit_code == 0
    assert "coast/gulls-over-brandt.txt" in found.stdout
    assert "At least 49 people were killed" in found.stdout
    assert found.stdout.endswith("2 found\n")


def test_an_argument_of_several_words_is_a_phrase(run: Any, record: Path) -> None:
    """Words in one argument have to stand in a row."""
    assert run("search", record, "port master").stdout.endswith("3 found\n")
    assert run("search", record, "master port").stdout.endswith("0 found\n")


def test_search_prints_places_as_json(run: Any, record: Path) -> None:
    """`--json` gives plain offsets into the article, for articles and claims alike."""
    lines = run("search", record, "49", "--json", "--in", "claims").stdout.splitlines()
    (hit,) = map(json.loads, lines)
    assert hit["table"] == "claims"
    (place,) = hit["places"]
    assert (place["field"], place["quote"]) == ("quote", "49")


def test_search_cannot_be_made_to_command_the_terminal(run: Any, record: Path) -> None:
    """Escape sequences around the words found are shown as letters."""
    shown = run("search", record, "army", "lives").stdout
    assert shown.startswith("article")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("asked", ["", "---", '"'])
def test_a_search_for_no_word_says_so(run: Any, record: Path, asked: str) -> None:
    """What holds no word cannot be looked for."""
    refused = run("search", record, "--", asked)
    assert refused.exit_code == 2
    assert "no word to look for" in refused.stderr


def test_copy_tells_what_it_copied_and_never_the_password(
    run: Any, record: Path, address: str, tmp_path: Path
) -> None:
    """A record goes to a database and back, by commands alone; the password is printed nowhere."""
    copied = run("copy", record, address)
    assert copied.exit_code == 0, copied.stderr
    assert "4  claims" in copied.stdout
    refused = run("copy", record, address)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    told = [
        run("info", address),
        run("claims", address),
        run("verify", address),
        run("search", address, "killed"),
        run("build", tmp_path, "-o", address),
        run("copy", address, tmp_path / "back.syrtis"),
        run("demo", "-o", address),
    ]
    for each in (copied, refused, *told):
        assert "s3cret" not in each.stdout + each.stderr
    assert [each.exit_code for each in told] == [0] * 7
    assert (tmp_path / "back.syrtis").read_bytes() == record.read_bytes()


def test_actors_are_decided_in_a_database(run: Any, record: Path, address: str) -> None:
    """Lists and decisions take an address as they take a file."""
    run("copy", record, address)
    for command in ("actors", "places", "events", "issues", "origins", "show"):
        assert run(command, address).exit_code == 0
