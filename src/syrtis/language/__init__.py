"""Article text -> sentences; one folder per language."""

from syrtis.language.sentences import split_sentences

__all__ = ["split_sentences"]
