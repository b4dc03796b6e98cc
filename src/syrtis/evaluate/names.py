"""The benchmarks of names: people, organisations and places, on gold words or in marked news."""

from collections.abc import Mapping
from pathlib import Path

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import agree
from syrtis.evaluate.readers.iob import Named, read_iob
from syrtis.evaluate.reading import ERRORS, notes_of, read_files, read_words
from syrtis.evaluate.report import Miss, Report
from syrtis.model import NameKind

__all__ = ["COARSE", "NAMES"]

LABELS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "ORGANIZATION": "ORG",
    "GROUP": "ORG", "CORPORATION": "ORG", "MILITARYPLATFORM": "ORG", "LOC": "LOC",
    "LOCATION": "LOC",
}  # fmt: skip
"""The corpora's labels in the three of UNER; other labels (MISC, Money, Temporal) are left out."""

COARSE: Mapping[NameKind, str] = {
    NameKind.PERSON: "PER",
    NameKind.ORGANISATION: "ORG",
    NameKind.ARMED_GROUP: "ORG",
    NameKind.STATE_FORCE: "ORG",
    NameKind.PLACE: "LOC",
    NameKind.FACILITY: "LOC",
}
"""Our kinds in the three of UNER; the others have no counterpart."""


def _measure(path: Path, system: System) -> Report:
    sentences = read_files(path, (".iob", ".iob2", ".conll", ".conll.txt", ".annotated"), read_iob)
    read = read_words([sentence.words for sentence in sentences], system)
    wanted = {
        (at, name.start, name.end, LABELS[name.label.upper()])
        for at, gold in enumerate(sentences)
        for name in gold.names
        if name.label.upper() in LABELS
    }
    found = {
        (at, name.start, name.end, COARSE[name.kind])
        for at, parsed in enumerate(read)
        for name in parsed.names or ()
        if name.kind in COARSE and _is_named(sentences[at].words[name.start : name.end])
    }
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
        notes=notes_of(
            system,
            "gold words are given; labels other than those three are left out; a facility told by "
            "common nouns only (`the bridge`) is no name here",
        ),
        errors=tuple(_miss(sentences[n[0]], n) for n in sorted(wanted - found)[:ERRORS]),
    )


def _is_named(words: tuple[str, ...]) -> bool:
    """A name has a capital or a digit; our facilities also take common nouns."""
    return any(char.isupper() or char.isdigit() for word in words for char in word[:1])


def _miss(gold: Named, name: tuple[int, int, int, str]) -> Miss:
    return Miss(
        kind="name",
        where=gold.name,
        quote=" ".join(gold.words[name[1] : name[2]]),
        wanted=name[3],
        found="not found so",
    )


NAMES = Benchmark(name="names", measure=_measure, headlines=("names.f1",))
