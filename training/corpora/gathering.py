"""Everything there is to learn from, gathered, with the hash of every file for the model card."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.names import read_names
from training.corpora.passages import passages_below, sentences_of
from training.corpora.propbank import add_roles
from training.corpora.treebanks import Tree, read_trees
from training.examples import Example
from training.multiply import multiplied

__all__ = ["Corpora", "gather"]

NAME_FILES = {
    "uner": ("ner/uner-ewt/en_ewt-ud-dev.iob2",),
    "btc": tuple(f"ner/BTC/CONLL-format/data/{part}.conll" for part in "abefgh"),
    "wikigold": ("ner/wikigold/CONLL-format/data/wikigold.conll.txt",),
    "wnut17": (
        "ner/WNUT17/CONLL-format/data/train/wnut17train.conll",
        "ner/WNUT17/CONLL-format/data/dev/emerging.dev.conll",
    ),
}
"""UNER's development part teaches; its test part only tests."""


COPIES, SEED = 2, 7
"""How often our passages are met in an epoch with other names, besides once as they are."""


@dataclass(slots=True)
class Corpora:
    """What teaches, what is only looked at while learning, and the files both came from."""

    teaching: list[Example] = field(default_factory=list)
    watching: list[Example] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)

    def described(self) -> dict[str, object]:
        """What taught, for the model card: sentences and words by corpus, and the files' hashes."""
        sentences = Counter(example.source for example in self.teaching)
        words = Counter(dict.fromkeys(sentences, 0))
        for example in self.teaching:
            words[example.source] += len(example.words)
        return {
            "sentences": dict(sorted(sentences.items())),
            "words": dict(sorted(words.items())),
            "files": dict(sorted(self.hashes.items())),
        }


def gather(data: Path, passages: Path | None) -> Corpora:
    """Read the training corpora below `data` and, where a folder is given, our own passages."""
    found = Corpora()
    trees = [*_trees(found, data, "ewt/train.conllu"), *_trees(found, data, "gum/train.conllu")]
    watched = _trees(found, data, "ewt/dev.conllu")
    roles = _file(found, data, "propbank-ewt.jsonl")
    add_roles([tree for tree in trees if tree.example.source == "ewt"], roles)
    add_roles(watched, roles)
    found.teaching += [tree.example for tree in trees]
    found.watching += [tree.example for tree in watched]
    for source, names in NAME_FILES.items():
        for name in names:
            found.teaching += read_names(_file(found, data, name), source)
    for path in sorted((data / "ner/re3d").rglob("*.conll")):
        _file(found, data, str(path.relative_to(data)))
        found.teaching += read_names(path, "re3d")
    if passages is not None:
        for path in sorted(passages.glob("*.txt")):
            _file(found, passages, path.name)
        ours = [s for p in passages_below(passages, tests=False) for s in sentences_of(p)]
        found.teaching += [*ours, *multiplied(ours, COPIES, SEED)]
    return found


def _trees(found: Corpora, data: Path, name: str) -> list[Tree]:
    return read_trees(_file(found, data, name), name.partition("/")[0])


def _file(found: Corpora, data: Path, name: str) -> Path:
    path = data / name
    found.hashes[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return path
