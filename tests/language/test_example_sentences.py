"""The example sentences of each language are sentences, and its reader reads them."""

import tomllib
from importlib.resources import files

import pytest

from syrtis.language import LANGUAGES, open_reader, read_text


def examples(language: str) -> list[str]:
    """The example sentences of a language."""
    source = files("syrtis.language").joinpath(language, "examples.toml").read_text("utf-8")
    sentences: list[str] = tomllib.loads(source)["sentences"]
    return sentences


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_example_is_one_sentence_that_tells_an_event(language: str) -> None:
    """Every example stays one sentence, has one tree, and a word that tells of an event or a saying."""
    for text in examples(language):
        (read,) = read_text(text, open_reader(language), language=language)
        assert [word.head for word in read.parsed.words].count(None) == 1
        assert read.parsed.events or read.parsed.sayings, text
