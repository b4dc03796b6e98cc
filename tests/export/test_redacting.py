"""With `--redact names` no person's name survives in any file of an export."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from syrtis import example
from syrtis.cli.app import app
from syrtis.export import redact_names
from syrtis.model import (
    TABLES,
    Actor,
    ActorKind,
    Contents,
    Decision,
    DecisionKind,
    Place,
    Subject,
)
from syrtis.naming.folding import fold
from syrtis.store import write_record

FORMATS = ("jsonl", "csv", "parquet", "ucdp", "acled", "hxl", "geojson")

TITLES = {
    "mayor",
    "general",
    "interior",
    "minister",
    "gen",
    "col",
    "maj",
    "captain",
    "commander",
    "colonel",
    "widow",
    "the",
    "doctor",
}
"""Words that the gold writes before a name and that are none."""


def people() -> Iterator[str]:
    """The words of the names of all who are named in the example, as its careful reader lists them."""
    with as_file(example.gold()) as path:
        gold = json.loads(path.read_text())
    named = [actor for actor in gold["actors"] if actor["kind"] == "person"]
    people = [actor["name"] for actor in named]
    people += [word for actor in named for alias in actor["aliases"] for word in alias["quote"].split()
               if word[0].isupper()]  # fmt: skip
    people += [name for document in gold["documents"] for name in document["byline"]]
    people += [name for pair in gold["not_the_same"] for name in pair if "Salvand" in name]
    people += [
        "Lisbet Onwara",
        "Wendel Paiva",
        "Benedita",
        "Ludo Marchetti-Sow",
        "Mireille Aandahl",
    ]
    for name in people:
        yield from (word for word in fold(name).split() if len(word) > 2 and word not in TITLES)


@pytest.fixture(scope="module")
def written(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the example in every format, redacted, with decisions of a person who is named."""
    person = next(actor for actor in halvera.actors if actor.name == "Imre Salvand")
    renamed = Decision(
        id="d1",
        number=1,
        subject=Subject.ACTOR,
        kind=DecisionKind.RENAME,
        ids=(person.id,),
        names=("Imre Salvand the elder",),
        who="Casimir Vell",
        why="Dr Salvand said so",
    )
    home = tmp_path_factory.mktemp("redacted")
    record = home / "a.syrtis"
    write_record(record, replace(halvera, decisions=(renamed,)))
    for name in FORMATS:
        given = ["export", str(record), "-o", str(home / "out" / name), "-f", name]
        done = CliRunner().invoke(app, [*given, "--redact", "names"])
        assert done.exit_code == 0, done.output
    return home / "out"


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Read every file of an export as text."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            yield path, json.dumps(pq.read_table(path).to_pylist(), default=str, ensure_ascii=False)
        elif path.is_file() and path.name not in ("codebook.md", "csv-metadata.json"):
            yield path, path.read_text(encoding="utf-8")


def test_no_name_of_a_person_survives(written: Path, halvera: Contents) -> None:
    """No word of any person's name stands in any file, but where a place is called by it."""
    places = {word for place in halvera.places for word in fold(place.name).split()}
    wanted = set(people()) - places
    assert {"salvand", "onwara", "abrantes", "illes", "paiva", "vell", "chobay"} <= wanted
    files = dict(texts(written))
    assert {path.parent.name for path in files} == set(FORMATS)
    for path, text in files.items():
        assert not wanted & set(fold(text).split()), path


def test_no_word_of_a_page_is_handed_out(written: Path, halvera: Contents) -> None:
    """No seven words in a row of any page's text stand in any file (names of bodies have five)."""
    told = {path: f" {fold(text)} " for path, text in texts(written)}
    for article in halvera.articles:
        words = fold(article.text).split()
        for at in range(0, len(words) - 7, 3):
            run = f" {' '.join(words[at : at + 7])} "
            assert not [path for path, text in told.items() if run in text], run


def test_all_but_names_and_words_stays(halvera: Contents) -> None:
    """Kinds, counts, days, places, links and offsets are those of the record."""
    redacted = redact_names(halvera)
    for name in TABLES:
        assert len(getattr(redacted, name)) == len(getattr(halvera, name))
    for old, new in zip(halvera.claims, redacted.claims, strict=True):
        assert (new.id, new.kind, new.start, new.end) == (old.id, old.kind, old.start, old.end)
        assert (new.count and (new.count.low, new.count.high)) == (
            old.count and (old.count.low, old.count.high)
        )
        assert (new.when and new.when.earliest) == (old.when and old.when.earliest)
        assert new.event_id == old.event_id
    assert [event.deaths for event in redacted.events] == [e.deaths for e in halvera.events]
    named = {actor.name for actor in redacted.actors}
    assert {"Halveran Defence Force", "Takaruna Movement for the Interior"} <= named


def test_one_person_has_one_pseudonym_everywhere(halvera: Contents) -> None:
    """A person's claims, mentions and row carry one pseudonym, and links lead to it."""
    redacted = redact_names(halvera)
    names = {actor.id: actor.name for actor in redacted.actors}
    person = next(actor for actor in halvera.actors if actor.name == "Imre Salvand")
    assert person.id not in names
    claims = [
        (new.claimant.actor_id, new.claimant.name)
        for old, new in zip(halvera.claims, redacted.claims, strict=True)
        if old.claimant and new.claimant and old.claimant.actor_id == person.id
    ]
    assert claims
    ((actor_id, name),) = set(claims)
    assert re.fullmatch(r"person [0-9a-f]{8}", name or "")
    assert names[actor_id or ""] == name
    assert redact_names(halvera) == redacted


def test_pseudonyms_cannot_be_tried_out(halvera: Contents) -> None:
    """Other pages give other pseudonyms: a list of names alone finds none of them."""
    other = replace(
        halvera, articles=(replace(halvera.articles[0], text="x"), *halvera.articles[1:])
    )
    names = [{actor.name for actor in redact_names(each).actors} for each in (halvera, other)]
    assert not {name for name in names[0] & names[1] if name.startswith("person ")}


def test_who_may_be_a_person_is_treated_as_one() -> None:
    """A name that nothing marks as a body's is withheld, whatever kind it was taken for."""
    actors = (
        Actor(id="1", name="Lisbet Onwara", kind=ActorKind.REBEL_GROUP),
        Actor(id="2", name="Someone", kind=None),
        Actor(
            id="3", name="Liberation Front", kind=ActorKind.REBEL_GROUP, aliases=("Onwara's men",)
        ),
    )
    place = Place(id="p", name="Onwara Hill", kind="town")
    shown = redact_names(Contents(actors=actors, places=(place,)))
    assert shown.actors[0].name.startswith("person ")
    assert shown.actors[1].name.startswith("person ")
    assert (shown.actors[2].name, shown.actors[2].aliases) == ("Liberation Front", ())
    assert shown.places[0].name == "Onwara Hill"


def test_annotations_are_refused(tmp_path: Path, halvera: Contents) -> None:
    """A format that is made of the pages' words cannot be redacted, and says so."""
    record = tmp_path / "a.syrtis"
    write_record(record, halvera)
    given = ["export", str(record), "-o", str(tmp_path / "out"), "-f", "webannotation"]
    refused = CliRunner().invoke(app, [*given, "--redact", "names"])
    assert refused.exit_code == 2
    assert not (tmp_path / "out").exists()
