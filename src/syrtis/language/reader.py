"""The built-in reader: cut words in, tags, trees, names, roles, sayings and event words out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from syrtis.language.decode import Tagging, best_tags, best_tree, runs_of
from syrtis.language.lemmas import irregular_lemma, lemma_by
from syrtis.language.lexicon import irregular_words
from syrtis.language.network import Network, Scores
from syrtis.language.pairs import PairHead
from syrtis.language.pieces import ROOM
from syrtis.language.words import Token
from syrtis.model import (
    EventStatus,
    EventWord,
    Frame,
    Name,
    NameKind,
    Parsed,
    Role,
    Saying,
    Word,
    WordSpan,
)  # fmt: skip

__all__ = ["SyrtisReader"]

_WINDOW = 200
"""Words read at once; a longer "sentence" (a list, a table) is read in windows of this, or of fewer
where they have more pieces than the model has places for."""
_SURE = 0.5
"""A word is a predicate or a cue from this probability on."""


class SyrtisReader:
    """Our own small English model; opened once, then read with as often as one likes."""

    def __init__(self, folder: Path, *, language: str = "en", threads: int = 1) -> None:
        """Open the model in a folder; `InputError` where its files are missing or damaged.

        `threads` bounds the network's threads and, while it reads, numpy's.
        """
        self._network = Network(folder, threads=threads)
        self._threads = threads
        self._blas = ThreadpoolController()
        labels = self._network.labels
        self._names = Tagging(labels["names"])
        self._roles = Tagging(labels["roles"])
        self._sayings = Tagging(labels["sayings"])
        self._statuses = labels["statuses"]
        self._irregular = irregular_words(language)

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Read sentences that are cut into words; one answer each, in their order."""
        with self._blas.limit(limits=self._threads):
            return [
                _joined([self._window(part) for part in self._windows(sentence)])
                for sentence in sentences
            ]

    def _windows(self, sentence: Sequence[Token]) -> Iterator[Sequence[Token]]:
        begin, room = 0, ROOM
        for at, token in enumerate(sentence):
            pieces = self._network.pieces.count(token.text)
            if at - begin == _WINDOW or pieces > room:
                yield sentence[begin:at]
                begin, room = at, ROOM
            room -= pieces
        if sentence:
            yield sentence[begin:]

    def _window(self, tokens: Sequence[Token]) -> Parsed:
        scores = self._network.score(self._network.pieces.cut([token.text for token in tokens]))
        names = _runs(scores.names[None], self._names)[0]
        statuses = scores.statuses.argmax(-1)
        return Parsed(
            words=tuple(self._words(tokens, scores)),
            names=tuple(Name(start=a, end=b, kind=NameKind(kind)) for a, b, kind in names),
            frames=tuple(self._frames(scores)),
            sayings=tuple(self._said(scores)),
            events=tuple(
                EventWord(word=at, status=EventStatus(self._statuses[statuses[at]]))
                for at in np.flatnonzero(statuses).tolist()
            ),
        )

    def _words(self, tokens: Sequence[Token], scores: Scores) -> Iterator[Word]:
        labels = self._network.labels
        heads = best_tree(scores.arcs)
        columns = (scores.upos.tolist(), scores.xpos.tolist(), scores.lemmas.tolist())
        relations = self._relations(np.array(heads), scores)
        for token, head, relation, upos, xpos, script in zip(
            tokens, heads, relations, *columns, strict=True
        ):
            yield Word(
                start=token.start,
                end=token.end,
                text=token.text,
                lemma=irregular_lemma(token.text, labels["upos"][upos], self._irregular)
                or _lemma(labels["lemmas"][script], token.text),
                tag=labels["upos"][upos],
                fine_tag=labels["xpos"][xpos],
                head=head - 1 if head else None,
                relation=labels["relations"][relation],
            )

    def _relations(self, heads: NDArray[np.int64], scores: Scores) -> list[int]:
        """The relation of each word to its head; only the root's is `root`."""
        distance = np.where(heads == 0, 0, np.arange(1, len(heads) + 1) - heads)
        sides = scores.relations_of[heads], scores.relations_to
        answers = self._network.relations.scores(*sides, distance)
        root = self._network.labels["relations"].index("root")
        answers[:, root] = np.where(heads == 0, np.inf, -np.inf)
        best: list[int] = answers.argmax(-1).tolist()
        return best

    def _frames(self, scores: Scores) -> Iterator[Frame]:
        at = np.flatnonzero(scores.predicates > _SURE)
        labelled = _labelled(
            self._network.roles, (scores.roles_of, scores.roles_to), at, self._roles
        )
        for predicate, runs in zip(at.tolist(), labelled, strict=True):
            roles = tuple(Role(start=start, end=end, role=role) for start, end, role in runs)
            yield Frame(predicate=predicate, roles=roles)

    def _said(self, scores: Scores) -> Iterator[Saying]:
        """Sayings; their head runs only on sentences that hold a cue."""
        at = np.flatnonzero(scores.cues > _SURE)
        if not len(at):
            return
        head, words = self._network.sayings, scores.words[1:]
        labelled = _labelled(head, (head.as_of(words), head.as_to(words)), at, self._sayings)
        for cue, runs in zip(at.tolist(), labelled, strict=True):
            parts: dict[str, list[WordSpan]] = {"source": [], "content": []}
            for start, end, label in runs:
                parts[label].append(WordSpan(start=start, end=end))
            yield Saying(
                cue=WordSpan(start=cue, end=cue + 1),
                sources=tuple(parts["source"]),
                contents=tuple(parts["content"]),
            )


@lru_cache(maxsize=20_000)
def _lemma(script: str, word: str) -> str:
    return lemma_by(script, word)


def _labelled(
    head: PairHead,
    sides: tuple[NDArray[np.float32], NDArray[np.float32]],
    at: NDArray[np.intp],
    tagging: Tagging,
) -> list[list[tuple[int, int, str]]]:
    """For each word asked about the labelled runs of words; `sides` are the words as either side."""
    if not len(at):
        return []
    of, to = sides
    distance = np.arange(len(to))[None] - at[:, None]
    return _runs(head.scores(of[at][:, None], to[None], distance), tagging)


def _runs(scores: NDArray[np.float32], tagging: Tagging) -> list[list[tuple[int, int, str]]]:
    return [
        runs_of([tagging.tags[tag] for tag in row]) for row in best_tags(scores, tagging).tolist()
    ]


def _joined(parts: Sequence[Parsed]) -> Parsed:
    """One sentence out of its windows: later roots hang on the first as `parataxis`."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return Parsed(words=(), names=(), frames=(), sayings=(), events=())
    root = next(at for at, word in enumerate(parts[0].words) if word.head is None)
    before = accumulate((len(part.words) for part in parts), initial=0)
    moved = [_moved(part, by, root) for part, by in zip(parts, before, strict=False)]
    return Parsed(
        words=tuple(word for part in moved for word in part.words),
        names=tuple(name for part in moved for name in part.names or ()),
        frames=tuple(frame for part in moved for frame in part.frames or ()),
        sayings=tuple(saying for part in moved for saying in part.sayings or ()),
        events=tuple(event for part in moved for event in part.events or ()),
    )


def _moved(part: Parsed, by: int, root: int) -> Parsed:
    """A window's reading as it stands in its sentence, `by` words in."""
    if not by:
        return part

    def span(words: WordSpan) -> WordSpan:
        return replace(words, start=words.start + by, end=words.end + by)

    return Parsed(
        words=tuple(
            replace(word, head=word.head + by)
            if word.head is not None
            else replace(word, head=root, relation="parataxis")
            for word in part.words
        ),
        names=tuple(replace(n, start=n.start + by, end=n.end + by) for n in part.names or ()),
        frames=tuple(
            Frame(
                predicate=frame.predicate + by,
                roles=tuple(replace(r, start=r.start + by, end=r.end + by) for r in frame.roles),
            )
            for frame in part.frames or ()
        ),
        sayings=tuple(
            Saying(
                cue=span(saying.cue),
                sources=tuple(map(span, saying.sources)),
                contents=tuple(map(span, saying.contents)),
            )
            for saying in part.sayings or ()
        ),
        events=tuple(replace(event, word=event.word + by) for event in part.events or ()),
    )
