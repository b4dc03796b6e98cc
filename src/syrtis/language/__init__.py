"""Article text -> sentences with words, tags, trees, roles and names; one folder per language."""

from syrtis.language.attributions import attributions
from syrtis.language.lexicon import languages
from syrtis.language.opening import open_reader
from syrtis.language.protocol import Reader, read_text
from syrtis.language.sentences import dateline_at, split_sentences
from syrtis.language.words import Token, cut_words

__all__ = [
    "LANGUAGES",
    "Reader",
    "Token",
    "attributions",
    "cut_words",
    "dateline_at",
    "open_reader",
    "read_text",
    "split_sentences",
]

LANGUAGES = frozenset(languages())
"""ISO 639-1 codes of the languages that have a folder here."""
