"""The benchmark of roles: who did what to whom, after PropBank, on gold words."""

from pathlib import Path

from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.corpus import files_below
from syrtis.evaluate.labels import Argument, Label
from syrtis.evaluate.metrics.agreement import agree
from syrtis.evaluate.readers.conllu import read_conllu
from syrtis.evaluate.readers.propbank import Played, read_propbank
from syrtis.evaluate.reading import ERRORS, notes_of, read_files, read_words
from syrtis.evaluate.report import Miss, Report
from syrtis.model import Parsed

__all__ = ["ROLES"]

FRAMES, TEST = "propbank-ewt.jsonl", "ewt/test.conllu"
"""In a folder with both, only the documents of the treebank's test part are measured."""


def _measure(path: Path, system: System) -> Report:
    sentences = _sentences(path)
    read = list(enumerate(read_words([sentence.words for sentence in sentences], system)))
    wanted = {(at, role) for at, gold in enumerate(sentences) for role in gold.roles}
    found = {(at, role) for at, parsed in read for role in _roles(parsed)}
    asked = {(at, place) for at, gold in enumerate(sentences) for place in gold.predicates}
    seen = {(at, frame.predicate) for at, parsed in read for frame in parsed.frames or ()}
    return Report(
        name="roles",
        items=len(sentences),
        figures={
            "roles": agree(found, wanted).figures(),
            "predicates": agree(seen, asked).figures(),
            "gold": len(wanted),
            "predicted": len(found),
        },
        meaning="of who did what to whom (PropBank roles): how many stand on the exact words of the "
        "right predicate",
        notes=notes_of(
            system,
            "gold words are given, predicates are not; a folder with a treebank's test part is "
            "measured on that part's documents only",
        ),
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


def _sentences(path: Path) -> list[Played]:
    sentences = read_files(path / FRAMES if _is_split(path) else path, ".jsonl", read_propbank)
    if not _is_split(path):
        return sentences
    tests = {sentence.document for sentence in read_conllu(path / TEST)}
    return [sentence for sentence in sentences if _treebank_name(sentence.document) in tests]


def _is_split(path: Path) -> bool:
    return (path / FRAMES).is_file() and (path / TEST).is_file()


def _treebank_name(document: str) -> str:
    """EWT's own name for a document that PropBank calls by its file: `-` for `/`, no `.xml`."""
    return document.replace("/", "-").removesuffix(".xml")


def _roles(parsed: Parsed) -> list[Argument]:
    return [
        Argument(
            predicate=frame.predicate, role=Label(start=role.start, end=role.end, label=role.role)
        )
        for frame in parsed.frames or ()
        for role in frame.roles
    ]


def _files(path: Path) -> tuple[Path, ...]:
    return (path / FRAMES, path / TEST) if _is_split(path) else files_below(path)


ROLES = Benchmark(
    name="roles", measure=_measure, headlines=("roles.f1", "predicates.f1"), files=_files
)
