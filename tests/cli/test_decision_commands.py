"""`syrtis actors` and `syrtis places`: what is decided at the command line is kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from syrtis.model import Contents, DecisionKind
from syrtis.store import kept_decisions, open_record, write_record

ONE, OTHER = "Imre Salvand", "Irma Salvand"


@pytest.fixture
def halvera_file(tmp_path: Path, halvera: Contents) -> Path:
    """The example's record in a file of its own."""
    path = tmp_path / "halvera.syrtis"
    write_record(path, halvera)
    return path


def names_of(path: Path, quote: str) -> set[str | None]:
    """List the actors that all namings with these words lead to."""
    with open_record(path) as record:
        known = {actor.id: actor.name for actor in record.actors()}
        found = [m.actor_id for m in record.mentions() if m.quote == quote and m.kind == "actor"]
    return {known[each] for each in found if each}


def test_actors_are_listed_by_words_in_their_names(run: Any, halvera_file: Path) -> None:
    """`actors RECORD list WORDS` shows those whose name or spellings have the words."""
    shown = run("actors", halvera_file, "list", "salvand").stdout
    assert ONE in shown
    assert OTHER in shown
    assert "Anquist" not in shown


def test_a_merge_is_kept_and_can_be_undone(run: Any, halvera_file: Path) -> None:
    """Merge, history and undo: the rows change, the decisions only grow."""
    assert run("actors", halvera_file, "merge", ONE, OTHER, "--why", "a test").exit_code == 0
    assert names_of(halvera_file, OTHER) == {ONE}
    assert "a test" in run("actors", halvera_file, "history").stdout
    assert run("actors", halvera_file, "undo", "1").exit_code == 0
    assert names_of(halvera_file, OTHER) == {OTHER}
    kinds = [decision.kind for decision in kept_decisions(halvera_file)]
    assert kinds == [DecisionKind.MERGE, DecisionKind.UNDO]


def test_pairs_alike_are_proposed_with_their_reasons(
    run: Any, halvera_file: Path, halvera: Contents
) -> None:
    """`similar` lists two of one name, says why, and merges nothing."""
    first = next(actor for actor in halvera.actors if actor.name[:1].isupper())
    twin = replace(first, id="f" * 32)
    write_record(halvera_file, replace(halvera, actors=(*halvera.actors, twin)))
    shown = run("actors", halvera_file, "similar").stdout
    assert "letters +1.00" in shown
    assert twin.id[:12] in shown
    with open_record(halvera_file) as record:
        assert not any(actor.merged_into for actor in record.actors())


def test_a_rename_of_a_place_is_kept(run: Any, halvera_file: Path) -> None:
    """A place's new name stands in the record, the one found beside it."""
    done = run("places", halvera_file, "rename", "Ranomelo", "--name", "Ranomélo")
    assert done.exit_code == 0
    with open_record(halvera_file) as record:
        place = next(place for place in record.places() if place.name == "Ranomélo")
    assert place.found_as == "Ranomelo"


def test_the_next_build_is_given_the_decisions(
    run: Any, pipeline: Any, halvera_file: Path, tmp_path: Path
) -> None:
    """A build over an old record hands on what was decided in it."""
    run("actors", halvera_file, "merge", ONE, OTHER)
    given: dict[str, Any] = {}
    pipeline.build = lambda inputs, **named: given.update(named) or Contents()
    assert run("build", tmp_path, "-o", halvera_file).exit_code == 0
    assert [decision.kind for decision in given["decisions"]] == [DecisionKind.MERGE]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", ONE), "two or more"),
        (("merge", ONE, ONE), "two or more"),
        (("merge", ONE, "Nobody At All"), "Nobody At All"),
        (("split", ONE), "--name"),
        (("rename", ONE), "--name"),
        (("rename", ONE, OTHER, "--name", "x"), "exactly one"),
        (("undo", "7"), "'7'"),
    ],
)
def test_what_is_incomplete_is_told_and_changes_nothing(
    run: Any, halvera_file: Path, arguments: tuple[str, ...], told: str
) -> None:
    """A decision that cannot be made is one clear line, and the record stays as it was."""
    before = halvera_file.read_bytes()
    done = run("actors", halvera_file, *arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert halvera_file.read_bytes() == before
