"""The benchmark of claims in random news, which we marked by hand before the system saw them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from syrtis.evaluate import marked
from syrtis.evaluate.benchmark import Benchmark, System
from syrtis.evaluate.case.likeness import alike, harmonic, overlap, ratio
from syrtis.evaluate.readers.claim_marks import (
    MarkedClaim,
    MarkedText,
    claim_mark_files,
    read_claim_marks,
)
from syrtis.evaluate.report import Figures, Miss, Report
from syrtis.evaluate.rows import RowMap
from syrtis.evaluate.texts import build_texts
from syrtis.model import COUNT_KINDS, ClaimKind

__all__ = ["CLAIMS"]

TABLE = Path(str(files(marked).joinpath("news_claims.tsv")))
NAMES = frozenset({"claimant", "who", "by", "place"})


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What is counted while the texts are walked; counts and control apart."""

    wanted: int = 0
    found: int = 0
    exact: int = 0
    numbered: int = 0
    exact_numbered: int = 0
    predicted: int = 0
    false: int = 0
    fields: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def figures(self) -> Figures:
        recall = ratio(self.exact, self.wanted)
        precision = ratio(self.predicted - self.false, self.predicted)
        return {
            "wanted": self.wanted,
            "predicted": self.predicted,
            "found": ratio(self.found, self.wanted),
            "exact_recall": recall,
            "numbered_exact_recall": ratio(self.exact_numbered, self.numbered),
            "precision": precision,
            "f1": harmonic(precision, recall),
            "fields": {
                name: {"right": ratio(right, of), "of": of}
                for name, (right, of) in sorted(self.fields.items())
            },
        }


def _measure(path: Path, system: System) -> Report:
    texts = read_claim_marks(TABLE, path)
    told = build_texts({_file(text): text.text.encode() for text in texts}, system.build)
    counts, control = _Tally(), _Tally()
    misses: list[Miss] = []
    for text in texts:
        claims = told.rows("claims", _file(text))
        misses += _score(text, claims, COUNT_KINDS, counts)
        misses += _score(text, claims, frozenset({ClaimKind.CONTROL}), control)
    return Report(
        name="claims",
        items=len(texts),
        figures={"counts": counts.figures(), "control": control.figures()},
        meaning="of the counts of people and the statements on who holds what in random news "
        "articles: how many are found, with the right number, speaker, people and status",
        notes=(
            "marked by hand, by one reader, before the system had read the articles; an article on "
            "no conflict counts too",
        ),
        errors=tuple(misses),
    )


def _file(text: MarkedText) -> str:
    return text.name.replace("/", "_") + ("" if text.name.endswith(".txt") else ".txt")


def _score(
    text: MarkedText, claims: Sequence[RowMap], kinds: frozenset[ClaimKind], tally: _Tally
) -> Iterator[Miss]:
    predicted = [claim for claim in claims if claim["kind"] in kinds]
    marks = [mark for mark in text.claims if mark.kind in kinds]
    hit: set[str] = set()
    for mark in (mark for mark in marks if mark.wanted):
        here = [claim for claim in predicted if _meets(claim, mark)]
        tally.wanted += 1
        tally.numbered += mark.count is not None
        if not here:
            yield _miss(text, mark, "missed", "no claim")
            continue
        best = max(here, key=lambda claim: (_same_count(claim, mark), overlap(claim, _span(mark))))
        hit |= {claim["id"] for claim in here if claim is best or _same_count(claim, mark)}
        tally.found += 1
        tally.exact += _same_count(best, mark)
        tally.exact_numbered += mark.count is not None and _same_count(best, mark)
        if not _same_count(best, mark):
            yield _miss(text, mark, "count", str(best.get("count")))
        yield from _score_fields(text, mark, best, tally)
    tally.predicted += len(predicted)
    for claim in predicted:
        if claim["id"] not in hit and not any(_meets(claim, m) for m in marks if not m.wanted):
            tally.false += 1
            yield Miss(
                kind="false", where=text.name, quote=claim["quote"], wanted="no such claim",
                found=f"{claim['kind']} {claim.get('count')}",
            )  # fmt: skip


def _span(mark: MarkedClaim) -> RowMap:
    return {"start": mark.start, "end": mark.end}


def _meets(claim: RowMap, mark: MarkedClaim) -> bool:
    return bool(claim["kind"] == mark.kind and overlap(claim, _span(mark)) > 0)


def _same_count(claim: RowMap, mark: MarkedClaim) -> bool:
    count = claim.get("count") or {}
    return mark.count is None or (count.get("low"), count.get("high")) == mark.count


def _score_fields(
    text: MarkedText, mark: MarkedClaim, claim: RowMap, tally: _Tally
) -> Iterator[Miss]:
    for name, right in mark.fields.items():
        value = claim.get(name)
        shown = value["name"] if name in NAMES and value else value
        ok = _named(right, shown) if name in NAMES else shown in (right or {None})
        tally.fields[name][0] += ok
        tally.fields[name][1] += 1
        if not ok:
            yield _miss(text, mark, name, str(shown), "; ".join(sorted(right or {"nobody"})))


def _named(right: frozenset[str] | None, shown: str | None) -> bool:
    if right is None or shown is None:
        return right is None and shown is None
    return any(alike(name, shown) for name in right)


def _miss(text: MarkedText, mark: MarkedClaim, kind: str, found: str, wanted: str = "") -> Miss:
    return Miss(
        kind=kind,
        where=text.name,
        quote=text.text[mark.start : mark.end],
        wanted=wanted or f"{mark.kind} {mark.count}",
        found=found,
    )


CLAIMS = Benchmark(
    name="claims",
    measure=_measure,
    headlines=("counts.f1", "counts.found", "counts.precision", "control.f1"),
    files=lambda path: (TABLE, *claim_mark_files(TABLE, path)),
)
