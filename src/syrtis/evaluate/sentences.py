"""The benchmarks over parsed sentences: trees, names and roles."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from syrtis.errors import BenchmarkError
from syrtis.evaluate.analysis import Analysis
from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.corpus import files_below
from syrtis.evaluate.metrics.agreement import agree, share
from syrtis.evaluate.readers.conllu import Treed, read_conllu
from syrtis.evaluate.readers.iob import Named, read_iob
from syrtis.evaluate.readers.propbank import Played, read_propbank
from syrtis.evaluate.report import Miss, Report

__all__ = ["NAMES", "NOT_SERVED", "ROLES", "TREES"]

NOT_SERVED = "not served yet: the system does not parse sentences, so every figure is 0"

NAME_LABELS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "ORGANIZATION": "ORG",
    "GROUP": "ORG", "CORPORATION": "ORG", "MILITARYPLATFORM": "ORG", "LOC": "LOC",
    "LOCATION": "LOC",
}  # fmt: skip
"""The corpora's labels in the three of UNER; other labels (MISC, Money, Temporal) are left out."""

Sentence = TypeVar("Sentence", Treed, Named, Played)


def _measure_trees(path: Path, system: System) -> Report:
    sentences = _read(path, ".conllu", read_conllu)
    parsed = _parsed(sentences, system)
    words = sum(len(sentence.words) for sentence in sentences)
    right = {"upos": 0, "uas": 0, "las": 0}
    misses: list[Miss] = []
    for gold, analysis in zip(sentences, parsed, strict=True):
        heads = _equal(analysis.heads, gold.heads)
        relations = _equal(analysis.relations, gold.relations)
        right["upos"] += sum(_equal(analysis.tags, gold.tags))
        right["uas"] += sum(heads)
        right["las"] += sum(a and b for a, b in zip(heads, relations, strict=True))
        misses += _wrong_heads(gold, analysis, heads)
    return Report(
        name="trees",
        items=len(sentences),
        figures={name: round(share(count, words), 3) for name, count in right.items()}
        | {"words": words},
        meaning="share of words with the right tag (upos), the right head (uas), and the right "
        "head and relation (las)",
        notes=_notes(system, "gold sentences and words are given; punctuation counts"),
        errors=tuple(misses),
    )


def _equal(got: Sequence[object] | None, wanted: Sequence[object]) -> list[bool]:
    if got is None:
        return [False] * len(wanted)
    return [left == right for left, right in zip(got, wanted, strict=True)]


def _wrong_heads(gold: Treed, analysis: Analysis, heads: list[bool]) -> list[Miss]:
    if analysis.heads is None:
        return []
    shown = ("the root", *gold.words)
    return [
        Miss(
            kind="head",
            where=gold.name,
            quote=gold.words[at],
            wanted=f"{gold.relations[at]} of {shown[gold.heads[at]]}",
            found=shown[analysis.heads[at]],
        )
        for at, right in enumerate(heads)
        if not right
    ]


def _measure_names(path: Path, system: System) -> Report:
    sentences = _read(path, (".iob", ".iob2", ".conll", ".conll.txt", ".annotated"), read_iob)
    pairs = zip(sentences, _parsed(sentences, system), strict=True)
    found, wanted = set(), set()
    for at, (gold, analysis) in enumerate(pairs):
        wanted |= {
            (at, name.start, name.end, NAME_LABELS[name.label.upper()])
            for name in gold.names
            if name.label.upper() in NAME_LABELS
        }
        found |= {(at, name.start, name.end, name.label) for name in analysis.names or ()}
    return Report(
        name="names",
        items=len(sentences),
        figures={
            "names": agree(found, wanted).figures(),
            "without_labels": agree({n[:3] for n in found}, {n[:3] for n in wanted}).figures(),
            "gold": len(wanted),
            "predicted": len(found),
        },
        meaning="of the names of people, organisations and places: how many are found with the "
        "exact words and the right kind",
        notes=_notes(system, "gold words are given; labels other than those three are left out"),
        errors=tuple(_name_miss(sentences[n[0]], n) for n in sorted(wanted - found)[:ERRORS]),
    )


ERRORS = 1000
"""Most errors listed; a longer list helps nobody."""


def _name_miss(gold: Named, name: tuple[int, int, int, str]) -> Miss:
    return Miss(
        kind="name",
        where=gold.name,
        quote=" ".join(gold.words[name[1] : name[2]]),
        wanted=name[3],
        found="not found so",
    )


def _measure_roles(path: Path, system: System) -> Report:
    sentences = _read(path, ".jsonl", read_propbank)
    parsed = _parsed(sentences, system)
    pairs = list(enumerate(zip(sentences, parsed, strict=True)))
    wanted = {(at, role) for at, (gold, _) in pairs for role in gold.roles}
    found = {(at, role) for at, (_, analysis) in pairs for role in analysis.roles or ()}
    return Report(
        name="roles",
        items=len(sentences),
        figures={
            "roles": agree(found, wanted).figures(),
            "gold": len(wanted),
            "predicted": len(found),
        },
        meaning="of who did what to whom (PropBank roles): how many stand on the exact words",
        notes=_notes(system, "gold words and predicates' rolesets are not given to the system"),
        errors=tuple(
            Miss(
                kind="role",
                where=sentences[at].name,
                quote=" ".join(sentences[at].words[role.role.start : role.role.end]),
                wanted=f"{role.role.label} of {sentences[at].words[role.predicate]}",
                found="not found so",
            )
            for at, role in sorted(wanted - found)[:ERRORS]
        ),
    )


def _read(
    path: Path, suffixes: str | tuple[str, ...], read: Callable[[Path], list[Sentence]]
) -> list[Sentence]:
    """Read every file below a path that has the format's suffix; a file named itself is read."""
    files = [file for file in files_below(path) if file == path or file.name.endswith(suffixes)]
    sentences = [sentence for file in files for sentence in read(file)]
    if not sentences:
        raise BenchmarkError(f"{path} holds no sentence ({suffixes}); name another file or folder")
    return sentences


def _parsed(sentences: Sequence[Treed | Named | Played], system: System) -> Sequence[Analysis]:
    if system.parse is None:
        return [Analysis()] * len(sentences)
    return system.parse([sentence.words for sentence in sentences])


def _notes(system: System, *notes: str) -> tuple[str, ...]:
    return notes if system.parse else (NOT_SERVED, *notes)


def _benchmark(
    name: str, measure: Callable[[Path, System], Report], headlines: Iterable[str]
) -> Benchmark:
    return Benchmark(name=name, measure=measure, headlines=tuple(headlines))


TREES = _benchmark("trees", _measure_trees, ("upos", "uas", "las"))
NAMES = _benchmark("names", _measure_names, ("names.f1",))
ROLES = _benchmark("roles", _measure_roles, ("roles.f1",))
