"""What a reader of sentences must do, whoever made it, and how an article is read with one."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from syrtis.language.run_in import cut_run_in, runs_in
from syrtis.language.sentences import split_sentences
from syrtis.language.words import Token, cut_words
from syrtis.model import Furniture, Parsed, Read, Sentence

__all__ = ["Reader", "read_text"]


@runtime_checkable
class Reader(Protocol):
    """Anything that reads sentences of one language: our own model, or a user's.

    The words are cut before, so that every reader speaks of the same words; `Parsed` says null for
    what it does not serve. The contract is `syrtis.language.contract`; any reader must pass it.
    """

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Read sentences that are cut into words; one answer each, in their order."""
        ...


def read_text(
    text: str, reader: Reader, *, language: str, skip: Sequence[Furniture] = ()
) -> list[Read]:
    """Cut a text into sentences and words, and read them all; run-in highlights are read apart."""
    read = _read(split_sentences(text, language=language, skip=skip), reader, language)
    cut = {at: cut_run_in(read[at]) for at in range(len(read)) if runs_in(read, at)}
    again: list[Read] = []
    for at, each in enumerate(read):
        seams = len(cut.get(at, ())) > 1
        again += _read(cut[at], reader, language) if seams else [each]
    return again


def _read(sentences: Sequence[Sentence], reader: Reader, language: str) -> list[Read]:
    cut = [cut_words(s.text, language=language, offset=s.start) for s in sentences]
    return [
        Read(sentence=sentence, parsed=parsed)
        for sentence, parsed in zip(sentences, reader.read(cut), strict=True)
    ]
