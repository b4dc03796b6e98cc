"""The benchmark of trees: a treebank's words, tags, heads and relations."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import Agreement, agree, share
from syrtis.evaluate.readers.conllu import Treed, read_conllu
from syrtis.evaluate.reading import notes_of, read_files, read_words
from syrtis.evaluate.report import Figures, Miss, Report, Value
from syrtis.language import read_text
from syrtis.model import Parsed

__all__ = ["TREES"]

LANGUAGE = "en"


def _measure(path: Path, system: System) -> Report:
    sentences = read_files(path, ".conllu", read_conllu)
    parsed = read_words([sentence.words for sentence in sentences], system)
    words = sum(len(sentence.words) for sentence in sentences)
    right = {"upos": 0, "uas": 0, "las": 0}
    misses: list[Miss] = []
    for gold, found in zip(sentences, parsed, strict=True):
        tags, heads, relations = _hits(gold, found)
        right["upos"] += sum(tags)
        right["uas"] += sum(heads)
        right["las"] += sum(a and b for a, b in zip(heads, relations, strict=True))
        misses += _wrong_heads(gold, found, heads)
    figures = {name: round(share(n, words), 3) for name, n in right.items()}
    return Report(
        name="trees",
        items=len(sentences),
        figures={**figures, "words": words, "raw": _raw(sentences, system)},
        meaning="share of words with the right tag (upos), the right head (uas), and the right "
        "head and relation (las), gold words given; `raw`: F1 from the bare text, where sentences "
        "and words must be found first, for all documents and by genre where their names tell it",
        notes=notes_of(system, "punctuation counts; relations are compared with their subtypes"),
        errors=tuple(misses),
    )


def _hits(gold: Treed, found: Parsed) -> tuple[list[bool], list[bool], list[bool]]:
    if not found.words:
        nothing = [False] * len(gold.words)
        return nothing, nothing, nothing
    pairs = list(enumerate(found.words))
    return (
        [word.tag == gold.tags[at] for at, word in pairs],
        [_head(word.head) == gold.heads[at] for at, word in pairs],
        [word.relation == gold.relations[at] for at, word in pairs],
    )


def _head(position: int | None) -> int:
    """A head as CoNLL-U counts it: from 1, 0 for the root."""
    return 0 if position is None else position + 1


def _wrong_heads(gold: Treed, found: Parsed, heads: Sequence[bool]) -> Iterator[Miss]:
    shown = ("the root", *gold.words)
    for at, word in enumerate(found.words):
        if not heads[at]:
            yield Miss(
                kind="head",
                where=gold.name,
                quote=gold.words[at],
                wanted=f"{gold.relations[at]} of {shown[gold.heads[at]]}",
                found=shown[_head(word.head)],
            )


def _raw(sentences: Sequence[Treed], system: System) -> Figures:
    """F1 of sentences, words, tags and trees from each document's bare text (CoNLL 2018)."""
    if system.reader is None or not all(sentence.text for sentence in sentences):
        return {}
    scored: dict[str, list[tuple[_Facts, _Facts]]] = {}
    for document, group in groupby(sentences, key=lambda sentence: sentence.document):
        wanted = list(group)
        text = "".join(_before(sentence) + sentence.text for sentence in wanted)
        pair = _facts_found(text, system), _facts_wanted(wanted)
        scored.setdefault("all", []).append(pair)
        if genre := _genre(document):
            scored.setdefault(genre, []).append(pair)
    return {name: dict(_scores(pairs)) for name, pairs in scored.items()}


def _before(sentence: Treed) -> str:
    return "\n\n" if sentence.begins_paragraph else " "


def _genre(document: str) -> str:
    """`GUM_news_...` is news; other treebanks' names tell no genre."""
    parts = document.split("_")
    return parts[1] if parts[0] == "GUM" and len(parts) > 2 else ""


_Facts = dict[str, list[tuple[object, ...]]]
"""For each measure the facts that are compared, by places among the characters that are no space."""


def _scores(pairs: Iterable[tuple[_Facts, _Facts]]) -> Iterator[tuple[str, Value]]:
    pairs = list(pairs)
    for measure in ("sentences", "words", "upos", "las"):
        agreements = [agree(found[measure], wanted[measure]) for found, wanted in pairs]
        whole = Agreement(
            right=sum(a.right for a in agreements),
            found=sum(a.found for a in agreements),
            wanted=sum(a.wanted for a in agreements),
        )
        yield measure, whole.figures()["f1"]


def _facts_found(text: str, system: System) -> _Facts:
    assert system.reader is not None
    places = _places(text)
    facts: _Facts = {"sentences": [], "words": [], "upos": [], "las": []}
    for read in read_text(text, system.reader(), language=LANGUAGE):
        words = read.parsed.words
        spans = [(places[word.start], places[word.end]) for word in words]
        facts["sentences"].append((spans[0][0], spans[-1][1]))
        _add(facts, spans, [w.tag for w in words], [(w.head, w.relation) for w in words])
    return facts


def _places(text: str) -> list[int]:
    """For each place of a text how many characters before it are no space."""
    places, seen = [], 0
    for char in text:
        places.append(seen)
        seen += not char.isspace()
    return [*places, seen]


def _facts_wanted(sentences: Sequence[Treed]) -> _Facts:
    facts: _Facts = {"sentences": [], "words": [], "upos": [], "las": []}
    at = 0
    for sentence in sentences:
        spans = []
        for word in sentence.words:
            length = len("".join(word.split()))
            spans.append((at, at + length))
            at += length
        facts["sentences"].append((spans[0][0], at))
        heads = [(head - 1 if head else None) for head in sentence.heads]
        _add(facts, spans, sentence.tags, list(zip(heads, sentence.relations, strict=True)))
    return facts


def _add(
    facts: _Facts,
    spans: Sequence[tuple[int, int]],
    tags: Sequence[str],
    heads: Sequence[tuple[int | None, str]],
) -> None:
    for span, tag, (head, relation) in zip(spans, tags, heads, strict=True):
        facts["words"].append(span)
        facts["upos"].append((*span, tag))
        facts["las"].append((*span, spans[head] if head is not None else None, relation))


TREES = Benchmark(
    name="trees",
    measure=_measure,
    headlines=("upos", "uas", "las", "raw.news.las", "raw.news.sentences"),
)
