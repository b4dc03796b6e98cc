"""The contract of readers: ours keeps it, spaCy's keeps it, and every check can fail."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from syrtis.language import Reader, Token, open_reader
from syrtis.language.contract import CHECKS
from syrtis.model import EventStatus, EventWord, Name, NameKind, Parsed, Word


class Plain:
    """A reader that knows nothing and keeps the contract."""

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Tag every word `X` and hang it on the first."""
        return [
            Parsed(
                words=tuple(
                    Word(
                        start=token.start, end=token.end, text=token.text, lemma=token.text,
                        tag="X", fine_tag="XX", head=0 if at else None,
                        relation="dep" if at else "root",
                    )
                    for at, token in enumerate(tokens)
                )
            )
            for tokens in sentences
        ]  # fmt: skip


class Faulty(Plain):
    """A reader whose answers are spoiled."""

    def __init__(self, spoil: Callable[[list[Parsed]], list[Parsed]]) -> None:
        self.spoil = spoil

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Answer as `Plain` does, then spoil it."""
        return self.spoil(super().read(sentences))


def each(change: Callable[[Parsed], Parsed]) -> Callable[[list[Parsed]], list[Parsed]]:
    """Spoil every answer that has words."""
    return lambda read: [change(parsed) if parsed.words else parsed for parsed in read]


def words(change: Callable[[Word], Word]) -> Callable[[list[Parsed]], list[Parsed]]:
    """Spoil every word."""
    return each(lambda parsed: replace(parsed, words=tuple(map(change, parsed.words))))


def circle(parsed: Parsed) -> Parsed:
    """Tie the second and third word to one another."""
    if len(parsed.words) < 3:
        return parsed
    first, second, third, *rest = parsed.words
    return replace(parsed, words=(first, replace(second, head=2), replace(third, head=1), *rest))


NAME = Name(start=0, end=1, kind=NameKind.PERSON)
FAULTS: dict[str, Callable[[list[Parsed]], list[Parsed]]] = {
    "one_answer_a_sentence_in_order": lambda read: read[::-1],
    "nothing_gives_nothing": lambda read: read or [Parsed(words=())],
    "trees_are_trees": each(circle),
    "every_word_is_labelled": words(lambda word: replace(word, tag="")),
    "spans_lie_in_their_sentence": each(
        lambda parsed: replace(
            parsed, events=(EventWord(word=len(parsed.words), status=EventStatus.HAPPENED),)
        )
    ),
    "names_do_not_overlap": each(lambda parsed: replace(parsed, names=(NAME, NAME))),
    "company_changes_nothing": lambda read: [
        replace(parsed, names=(NAME,) * min(1, len(parsed.words) * (len(read) - 1)))
        for parsed in read
    ],
    "places_move_with_the_text": words(lambda word: replace(word, start=word.start % 100)),
}


@pytest.fixture(scope="session")
def ours() -> Reader:
    """Our own model."""
    return open_reader("en")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_our_reader_keeps_the_contract(check: Callable[[Reader], None], ours: Reader) -> None:
    """The built-in English reader keeps every point of the contract."""
    check(ours)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_reader_that_knows_nothing_keeps_the_contract(check: Callable[[Reader], None]) -> None:
    """The contract asks for order and shape, not for skill."""
    check(Plain())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_fails_on_its_fault(check: Callable[[Reader], None]) -> None:
    """Each check of the contract catches the fault that it is there for."""
    with pytest.raises(AssertionError):
        check(Faulty(FAULTS[check.__name__]))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_spacy_pipeline_keeps_the_contract(check: Callable[[Reader], None]) -> None:
    """A blank spaCy pipeline with names by rule is a reader."""
    check(spacy_reader())


def spacy_reader() -> Reader:
    """A blank pipeline that knows one name."""
    spacy = pytest.importorskip("spacy", reason="the extra `spacy` is not installed")
    from syrtis.language.spacy_reader import SpacyReader

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Kalonda"}, {"label": "LAW", "pattern": "No"}])
    return SpacyReader(pipeline)


def test_spacy_names_become_ours_at_their_words() -> None:
    """An entity of a spaCy pipeline is a name of our kinds; a label without a kind is left out."""
    sentence = [
        Token(5, 7, "No"),
        Token(8, 14, "cattle"),
        Token(15, 17, "in"),
        Token(18, 25, "Kalonda"),
    ]
    (read,) = spacy_reader().read([sentence])
    assert read.names == (Name(start=3, end=4, kind=NameKind.PLACE),)
    assert (read.frames, read.sayings, read.events) == (None, None, None)
