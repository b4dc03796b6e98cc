"""The built-in English reader: what it reads in plain news prose, and how it fails."""

import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.errors import InputError
from syrtis.language import open_reader, read_text
from syrtis.language.network import FILES
from syrtis.language.reader import SyrtisReader
from syrtis.model import EventStatus, NameKind, Parsed, Read, WordSpan

MODEL = Path(str(files("syrtis.language").joinpath("en", "model")))
TEXT = (
    "Gunmen killed three villagers in Kalonda on Monday, a police officer said. "
    "The army denied shelling the hospital."
)


@pytest.fixture(scope="module")
def read() -> list[Read]:
    """Two sentences, read."""
    return read_text(TEXT, open_reader("en"), language="en")


def words(parsed: Parsed, span: WordSpan) -> str:
    """The words of a span."""
    return " ".join(word.text for word in parsed.words[span.start : span.end])


def test_every_word_is_the_text_at_its_place(read: list[Read]) -> None:
    """Places are the article's, not the sentence's."""
    assert [r.sentence.text for r in read] == [
        TEXT[: TEXT.index(" The")],
        TEXT[TEXT.index("The") :],
    ]
    assert all(TEXT[w.start : w.end] == w.text for r in read for w in r.parsed.words)


def test_the_tree_ties_killers_and_killed_to_the_killing(read: list[Read]) -> None:
    """Subject and object of a plain verb hang on it, and its lemma is the verb's."""
    parsed = read[0].parsed
    at = {word.text: place for place, word in enumerate(parsed.words)}
    killed = parsed.words[at["killed"]]
    assert (killed.tag, killed.lemma) == ("VERB", "kill")
    for text, relation in (("Gunmen", "nsubj"), ("villagers", "obj")):
        word = parsed.words[at[text]]
        assert (word.head, word.relation) == (at["killed"], relation)


def test_roles_say_who_did_what_to_whom(read: list[Read]) -> None:
    """PropBank roles of a plain verb stand on its whole phrases."""
    parsed = read[0].parsed
    frames = {parsed.words[frame.predicate].text: frame for frame in parsed.frames or ()}
    roles = {role.role: words(parsed, role) for role in frames["killed"].roles}
    assert roles["ARG0"] == "Gunmen"
    assert roles["ARG1"].startswith("three villagers")


def test_names_and_nominal_actors_are_found(read: list[Read]) -> None:
    """Common nouns that act or suffer are found beside places, days and numbers."""
    parsed = read[0].parsed
    found = {words(parsed, name): name.kind for name in parsed.names or ()}
    assert (
        found.items()
        >= {
            "Gunmen": NameKind.NOMINAL,
            "three": NameKind.NUMBER,
            "villagers": NameKind.NOMINAL,
            "Kalonda": NameKind.PLACE,
            "Monday": NameKind.DATE,
        }.items()
    )


def test_who_says_what_is_found(read: list[Read]) -> None:
    """A saying has its source, its cue and the whole of what is said."""
    parsed = read[0].parsed
    (saying,) = parsed.sayings or ()
    assert words(parsed, saying.cue) == "said"
    assert [words(parsed, span) for span in saying.sources] == ["a police officer"]
    (content,) = saying.contents
    assert words(parsed, content).startswith("Gunmen killed three villagers")


def test_a_denial_is_no_event_that_happened(read: list[Read]) -> None:
    """What is denied is marked as denied, what is told as told."""
    statuses = [
        {r.parsed.words[event.word].text: event.status for event in r.parsed.events or ()}
        for r in read
    ]
    assert statuses[0]["killed"] is EventStatus.HAPPENED
    assert statuses[1]["shelling"] is EventStatus.DENIED


def test_a_very_long_sentence_is_one_tree() -> None:
    """A list of a thousand words is read whole, with one root."""
    text = "villages and " * 500 + "towns"
    (read,) = read_text(text, open_reader("en"), language="en")
    assert len(read.parsed.words) == 1001
    assert [word.head for word in read.parsed.words].count(None) == 1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_at_its_places(text: str) -> None:
    """Whatever a page holds, every word and span lies in the text where it says."""
    for read in read_text(text, open_reader("en"), language="en"):
        assert all(text[w.start : w.end] == w.text for w in read.parsed.words)
        for name in read.parsed.names or ():
            assert 0 <= name.start < name.end <= len(read.parsed.words)


def test_a_language_without_a_model_is_refused() -> None:
    """Opening a reader for an unknown language names the languages there are."""
    with pytest.raises(InputError, match="known: en"):
        open_reader("xx")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """A model without one of its files says which, and what to do."""
    for other in FILES:
        if other != name:
            shutil.copy(MODEL / other, tmp_path)
    with pytest.raises(InputError, match=rf"no {name}; install"):
        SyrtisReader(tmp_path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"not a model", b"\x08\x08\x12\x00PK\x03\x04" * 99])
def test_a_damaged_file_is_an_error_in_words(tmp_path: Path, name: str, content: bytes) -> None:
    """A model with a file that is not what it should be is refused, not read with."""
    for other in FILES:
        shutil.copy(MODEL / other, tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        SyrtisReader(tmp_path)


def test_the_model_is_small_and_carries_its_papers() -> None:
    """The shipped model is at most 40 MB and comes with card and licence."""
    size = sum(file.stat().st_size for file in MODEL.iterdir())
    assert size <= 40_000_000
    assert "CC BY-SA" in (MODEL / "CARD.md").read_text() + (MODEL / "LICENSE.md").read_text()


def test_nothing_of_the_model_is_not_a_number() -> None:
    """No weight of the pair heads is missing or infinite."""
    with np.load(MODEL / "pairs.npz") as arrays:
        assert all(np.isfinite(arrays[name]).all() for name in arrays)
