"""Article text -> sentences; one folder per language."""

from syrtis.language.sentences import split_sentences

__all__ = ["LANGUAGES", "split_sentences"]

LANGUAGES = frozenset({"en"})
"""ISO 639-1 codes of the languages that have a folder here."""
