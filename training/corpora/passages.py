"""Our own passages: names, sayings and events of every sentence."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from syrtis.evaluate.readers.passages import Passage, Saying, held_out, read_passages
from syrtis.language import split_sentences
from syrtis.language.words import cut_words
from syrtis.model import Span
from training.examples import Example, Frame, Run, allowed_names, tags_of

__all__ = ["passages_below", "sentences_of"]


def passages_below(folder: Path, *, tests: bool) -> list[Passage]:
    """The passages of every file below a folder: those that only test, or those that teach."""
    found = [passage for file in sorted(folder.glob("*.txt")) for passage in read_passages(file)]
    return [passage for passage in found if held_out(passage.id) == tests]


def sentences_of(passage: Passage) -> Iterator[Example]:
    """Cut a passage into sentences as a reader would, and lay its marks on the words."""
    for sentence in split_sentences(passage.text, language="en"):
        words = cut_words(sentence.text, offset=sentence.start)
        places = [(word.start, word.end) for word in words]
        runs = [
            Run(*found, (name.kind,))
            for name in passage.names
            if (found := _words(places, name.span))
        ]
        statuses = ["O"] * len(words)
        for event in passage.events:
            if found := _words(places, event.span):
                statuses[found[0]] = event.status
        yield Example(
            source="passages",
            words=[word.text for word in words],
            names=allowed_names([word.text for word in words], runs, ()),
            runs=runs,
            statuses=statuses,
            sayings=list(_frames(places, passage.sayings)),
        )


def _words(places: Sequence[tuple[int, int]], span: Span) -> tuple[int, int] | None:
    """Words that a span covers or touches: start and end (exclusive), or None."""
    touched = [
        at for at, (start, end) in enumerate(places) if start < span.end and end > span.start
    ]
    return (touched[0], touched[-1] + 1) if touched else None


def _frames(places: Sequence[tuple[int, int]], sayings: Iterable[Saying]) -> Iterator[Frame]:
    for saying in sayings:
        cue = _words(places, saying.cue)
        if cue is None:
            continue
        spans = {
            "source": [found for span in saying.sources if (found := _words(places, span))],
            "content": [found for span in saying.contents if (found := _words(places, span))],
        }
        yield Frame(cue[0], tags_of(len(places), spans))
