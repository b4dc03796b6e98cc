"""The benchmark of names in real news, which we marked by hand, for testing only."""

from importlib.resources import files
from pathlib import Path

from syrtis.evaluate import marked
from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.metrics.agreement import agree
from syrtis.evaluate.names import COARSE
from syrtis.evaluate.readers.standoff import Marked, read_standoff, standoff_files
from syrtis.evaluate.reading import notes_of
from syrtis.evaluate.report import Miss, Report
from syrtis.language import read_text

__all__ = ["NEWS"]

TABLE = Path(str(files(marked).joinpath("news_names.tsv")))
LANGUAGE = "en"


def _measure(path: Path, system: System) -> Report:
    passages = read_standoff(TABLE, path)
    wanted = {(at, *name) for at, passage in enumerate(passages) for name in passage.names}
    found = {(at, *name) for at, passage in enumerate(passages) for name in _found(passage, system)}
    return Report(
        name="news",
        items=len(passages),
        figures={
            "names": agree(found, wanted).figures(),
            "by_kind": {
                kind: agree(
                    {n for n in found if n[3] == kind}, {n for n in wanted if n[3] == kind}
                ).figures()["f1"]
                for kind in ("LOC", "ORG", "PER")
            },
            "without_labels": agree({n[:3] for n in found}, {n[:3] for n in wanted}).figures(),
            "gold": len(wanted),
            "predicted": len(found),
        },
        meaning="of the names of people, organisations and places in passages of real news: how "
        "many are found with the exact words and the right kind",
        notes=notes_of(
            system,
            "bare text; marked once, by one reader, in passages drawn at random; never trained on; "
            "nationalities are no names here",
        ),
        errors=tuple(
            Miss(
                kind="name",
                where=passages[name[0]].name,
                quote=passages[name[0]].text[name[1] : name[2]],
                wanted=name[3],
                found="not found so",
            )
            for name in sorted(wanted - found)
        ),
    )


def _found(passage: Marked, system: System) -> set[tuple[int, int, str]]:
    if system.reader is None:
        return set()
    names = set()
    for read in read_text(passage.text, system.reader(), language=LANGUAGE):
        words = read.parsed.words
        for name in read.parsed.names or ():
            start, end = words[name.start].start, words[name.end - 1].end
            if name.kind in COARSE and any(
                c.isupper() or c.isdigit() for c in passage.text[start:end]
            ):
                names.add((start, end, COARSE[name.kind]))
    return names


NEWS = Benchmark(
    name="news",
    measure=_measure,
    headlines=("names.f1",),
    files=lambda path: (TABLE, *standoff_files(TABLE, path)),
)
