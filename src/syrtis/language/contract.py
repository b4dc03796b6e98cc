"""What every reader must hold to, as checks that a plug-in's own tests can run.

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    def test_my_reader_keeps_the_contract(check):
        check(MyReader())

A check raises `AssertionError` with what was found; it says nothing on how well a reader reads.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from syrtis.language.protocol import Reader
from syrtis.language.words import Token, cut_words
from syrtis.model import Name, NameKind, Parsed, Role, Saying, WordSpan

__all__ = ["CHECKS", "SENTENCES"]

SENTENCES: tuple[str, ...] = (
    "Two soldiers were killed near Kalonda on Monday, the army said.",
    "“We don't know,” she said.",
    "No.",
    "9°C … ʿAyn al-Ḥilwa — 不明 🙂 e\u0301te\u0301 \u202eabc\u202c",
    "!!!",
    " ".join(["village"] * 700),
    "ABABAB " * 150,
    "SHELLING RESUMED AT DAWN",
)
"""Texts that a page may hold: plain, quoted, one word, many scripts, no word at all, very long,
of many pieces."""

Check = Callable[[Reader], None]


def one_answer_a_sentence_in_order(reader: Reader) -> None:
    """As many answers as sentences, each with the words it was given, at their places."""
    sentences = _cut()
    read = reader.read(sentences)
    assert len(read) == len(sentences), f"{len(read)} answers to {len(sentences)} sentences"
    for tokens, parsed in zip(sentences, read, strict=True):
        found = [(word.start, word.end, word.text) for word in parsed.words]
        assert found == [tuple(token) for token in tokens], "words are not those that were given"


def nothing_gives_nothing(reader: Reader) -> None:
    """No sentences give no answer; a sentence without words an answer without words."""
    assert reader.read([]) == [], "an answer to no sentence"
    (empty,) = reader.read([[]])
    assert empty.words == (), "words in an empty sentence"


def trees_are_trees(reader: Reader) -> None:
    """Every sentence has one root, and every word reaches it by its heads."""
    for parsed in _read(reader):
        roots = [at for at, word in enumerate(parsed.words) if word.head is None]
        assert len(roots) == 1, f"{len(roots)} roots in a sentence of {len(parsed.words)} words"
        for at in range(len(parsed.words)):
            assert _reaches_root(parsed, at), f"word {at} of {len(parsed.words)} goes round"


def every_word_is_labelled(reader: Reader) -> None:
    """No word is without tag, lemma or relation."""
    for parsed in _read(reader):
        for word in parsed.words:
            assert word.tag, f"{word.text!r} has no tag"
            assert word.lemma, f"{word.text!r} has no lemma"
            assert word.relation, f"{word.text!r} has no relation"


def spans_lie_in_their_sentence(reader: Reader) -> None:
    """Names, roles, sayings and events cover words that there are, and at least one."""
    for parsed in _read(reader):
        length = len(parsed.words)
        for span in _spans(parsed):
            assert 0 <= span.start < span.end <= length, f"{span} in {length} words"
        for frame in parsed.frames or ():
            assert 0 <= frame.predicate < length, f"predicate {frame.predicate} of {length}"
        for event in parsed.events or ():
            assert 0 <= event.word < length, f"event {event.word} of {length} words"


def names_do_not_overlap(reader: Reader) -> None:
    """No word belongs to two names, and names come in the order of the text."""
    for parsed in _read(reader):
        names = parsed.names or ()
        for before, after in pairwise(names):
            assert before.end <= after.start, f"{before} and {after} overlap"
        assert all(isinstance(name.kind, NameKind) for name in names), "a kind that is no NameKind"


def company_changes_nothing(reader: Reader) -> None:
    """A sentence is read the same alone, in company, in any order, and again."""
    sentences = _cut()
    together = reader.read(sentences)
    alone = [reader.read([sentence])[0] for sentence in sentences]
    backwards = reader.read(sentences[::-1])[::-1]
    for at, parsed in enumerate(together):
        assert parsed == alone[at] == backwards[at], f"sentence {at} is read otherwise in company"


def places_move_with_the_text(reader: Reader) -> None:
    """A sentence further down its article is read the same, with every place moved."""
    here, there = (reader.read([cut_words(SENTENCES[0], offset=offset)])[0] for offset in (0, 1000))
    assert [w.start + 1000 for w in here.words] == [w.start for w in there.words], "places stay"
    assert (here.names, here.frames) == (there.names, there.frames), "the place changes the reading"


def _cut() -> list[list[Token]]:
    return [cut_words(sentence) for sentence in SENTENCES]


def _read(reader: Reader) -> list[Parsed]:
    return reader.read(_cut())


def _reaches_root(parsed: Parsed, at: int) -> bool:
    for _ in parsed.words:
        head = parsed.words[at].head
        if head is None:
            return True
        if not 0 <= head < len(parsed.words):
            return False
        at = head
    return parsed.words[at].head is None


def _spans(parsed: Parsed) -> Iterator[WordSpan]:
    names: Sequence[Name] = parsed.names or ()
    yield from names
    for frame in parsed.frames or ():
        roles: Sequence[Role] = frame.roles
        yield from roles
    for saying in parsed.sayings or ():
        yield from _parts(saying)


def _parts(saying: Saying) -> Iterator[WordSpan]:
    yield saying.cue
    yield from saying.sources
    yield from saying.contents


CHECKS: tuple[Check, ...] = (
    one_answer_a_sentence_in_order,
    nothing_gives_nothing,
    trees_are_trees,
    every_word_is_labelled,
    spans_lie_in_their_sentence,
    names_do_not_overlap,
    company_changes_nothing,
    places_move_with_the_text,
)
"""Every check, in the order in which a new reader should be made to pass them."""
