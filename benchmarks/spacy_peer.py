"""Train a small spaCy pipeline to be measured beside our reader.

    uv run --group bench python benchmarks/spacy_peer.py FOLDER [STEPS]

The pipeline is what spaCy itself proposes for English on a processor (`init config`, efficiency): one
tok2vec that tagger, parser and names share. It learns from our own passages (`training/passages`),
whose names are marked by hand; tags and trees are what our reader says. A short training is enough
here: how fast a pipeline reads hangs on its shape and hardly on what it has learned, so nothing is
said of how well it reads. The weights stay in FOLDER.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

PASSAGES = 200
STEPS = 40
"""Batches of `BATCH` passages. With 180 steps in place of 60, a pipeline read as fast."""
BATCH = 24


def train(folder: Path, steps: int) -> None:
    """Learn for some steps and write the pipeline."""
    from spacy.cli.init_config import init_config
    from spacy.training import Example
    from spacy.util import load_model_from_config

    config = init_config(
        lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency", gpu=False
    )
    nlp = load_model_from_config(config, auto_fill=True)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in _docs(nlp.vocab)]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(3)
    for _ in range(steps):
        nlp.update(order.sample(examples, BATCH), sgd=optimizer, drop=0.1)
    nlp.to_disk(folder)


def _docs(vocab: Any) -> Iterator[Any]:
    """Give our passages as spaCy's documents."""
    from training.corpora.passages import passages_below

    from syrtis.language import open_reader, read_text

    reader = open_reader("en")
    for passage in passages_below(ROOT / "training/passages", tests=False)[:PASSAGES]:
        yield _doc(vocab, passage, read_text(passage.text, reader, language="en"))


def _doc(vocab: Any, passage: Any, read: Any) -> Any:
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans

    words, heads = [], []
    for each in read:
        first = len(words)
        for at, word in enumerate(each.parsed.words):
            heads.append(first + (at if word.head is None else word.head))
            words.append(word)
    ends = [word.start for word in words[1:]] + [len(passage.text)]
    doc = Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.end < after for word, after in zip(words, ends, strict=True)],
        tags=[word.fine_tag for word in words],
        heads=heads,
        deps=["ROOT" if word.head is None else word.relation for word in words],
    )
    firsts = {word.start: at for at, word in enumerate(words)}
    lasts = {word.end: at + 1 for at, word in enumerate(words)}
    doc.ents = filter_spans(
        Span(doc, firsts[name.span.start], lasts[name.span.end], label=name.kind)
        for name in passage.names
        if name.span.start in firsts and name.span.end in lasts
    )
    return doc


if __name__ == "__main__":
    train(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else STEPS)
