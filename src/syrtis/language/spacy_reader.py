"""A spaCy pipeline as a reader, for those who have one of their own (extra `spacy`)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from syrtis.language.words import Token
from syrtis.model import Name, NameKind, Parsed, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["LABELS", "SpacyReader"]

LABELS: Mapping[str, NameKind] = {
    "PERSON": NameKind.PERSON,
    "PER": NameKind.PERSON,
    "NORP": NameKind.AFFILIATION,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.FACILITY,
    "DATE": NameKind.DATE,
    "TIME": NameKind.DATE,
    "CARDINAL": NameKind.NUMBER,
} | {kind.value: kind for kind in NameKind}
"""The labels of spaCy's own English pipelines, and ours; others are left out unless they are given."""


class SpacyReader:
    """Reads with a spaCy pipeline: tags, lemmas, trees and names, as far as the pipeline has them.

    Roles, sayings and events are not served (null). A pipeline without a parser ties every word to
    the first, with the relation `dep`; one without a tagger tags `X`.
    """

    def __init__(self, pipeline: "Language", *, labels: Mapping[str, NameKind] = LABELS) -> None:
        """Wrap a loaded pipeline; `labels` says what its entity labels are in our kinds."""
        self._pipeline = pipeline
        self._labels = labels

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Read sentences that are cut into words; one answer each, in their order."""
        return [self._sentence(tokens) for tokens in sentences]

    def _sentence(self, tokens: Sequence[Token]) -> Parsed:
        from spacy.tokens import Doc

        if not tokens:
            return Parsed(words=(), names=())
        gaps = [before.end < after.start for before, after in pairwise(tokens)]
        words = [token.text for token in tokens]
        doc = self._pipeline(Doc(self._pipeline.vocab, words=words, spaces=[*gaps, False]))
        return Parsed(words=tuple(_words(tokens, doc)), names=tuple(self._names(doc)))

    def _names(self, doc: "Doc") -> Iterator[Name]:
        for found in doc.ents:
            if found.label_ in self._labels:
                yield Name(start=found.start, end=found.end, kind=self._labels[found.label_])


def _words(tokens: Sequence[Token], doc: "Doc") -> Iterator[Word]:
    parsed = doc.has_annotation("DEP")
    roots = [word.i for word in doc if word.head.i == word.i] if parsed else [0]
    for token, word in zip(tokens, doc, strict=True):
        head = word.head.i if parsed else 0
        if word.i in roots:
            head = roots[0]
        yield Word(
            start=token.start,
            end=token.end,
            text=token.text,
            lemma=word.lemma_ or token.text.lower(),
            tag=word.pos_ or "X",
            fine_tag=word.tag_ or "XX",
            head=None if word.i == roots[0] else head,
            relation=_relation(word.dep_, root=word.i == roots[0], second=word.i in roots[1:]),
        )


def _relation(relation: str, *, root: bool, second: bool) -> str:
    """One root a sentence: spaCy's parser may part it in several, which then hang on the first."""
    if root:
        return "root"
    return "parataxis" if second else relation or "dep"
