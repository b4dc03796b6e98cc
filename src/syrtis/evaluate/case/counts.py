"""Count claims of a case: which were found, with the right number, and with the right fields."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from syrtis.evaluate.case.likeness import (
    harmonic,
    intersects,
    interval,
    modality,
    overlap,
    ratio,
)
from syrtis.evaluate.case.sides import Section, Sides
from syrtis.evaluate.report import Figures, Miss
from syrtis.evaluate.rows import RowMap
from syrtis.model import COUNT_KINDS

__all__ = ["score_counts"]

SAME_KIND = {
    "bodies found": frozenset({"killed", "bodies found"}),
    "arrested": frozenset({"captured"}),
    "injured": frozenset({"wounded"}),
}
OPTIONAL = frozenset({"share", "trapped"})
"""Gold kinds that are neither required nor an error."""

NUMBERED = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|scores|several|couple|"
    r"tens)\b",
    re.IGNORECASE,
)
"""A claim without a counting word is neither right nor false: a death told without a number."""


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What is counted while the gold claims are walked."""

    found: int = 0
    exact: int = 0
    exact_numbered: int = 0
    hit: set[str] = field(default_factory=set)
    fields: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[Miss] = field(default_factory=list)


def score_counts(sides: Sides) -> Section:
    """Compare the record's count claims with the gold's."""
    wanted = [claim for claim in sides.gold["claims"] if claim["kind"] not in OPTIONAL]
    known = {article["id"] for article in sides.documents.values()}
    predicted = [
        claim
        for claim in sides.tables.claims
        if claim["kind"] in COUNT_KINDS and claim["article_id"] in known
    ]
    tally = _Tally()
    for gold in wanted:
        _score_one(sides, gold, predicted, tally)
    false = [claim for claim in predicted if _is_false(sides, claim, tally.hit)]
    tally.misses.extend(_false_miss(sides, claim) for claim in false)
    return Section(
        figures={"counts": _figures(wanted, predicted, len(false), tally)},
        misses=tuple(tally.misses),
    )


def _score_one(sides: Sides, gold: RowMap, predicted: list[RowMap], tally: _Tally) -> None:
    kinds = SAME_KIND.get(gold["kind"], frozenset({gold["kind"]}))
    candidates = [claim for claim in sides.at(predicted, gold) if claim["kind"] in kinds]
    if not candidates:
        tally.misses.append(_miss("count missed", gold, _range(gold), "no claim"))
        return
    best = max(candidates, key=lambda claim: (_same_count(gold, claim), overlap(claim, gold)))
    exact = _same_count(gold, best)
    tally.found += 1
    tally.exact += exact
    tally.exact_numbered += exact and not _is_vague(gold)
    tally.hit |= {
        claim["id"] for claim in candidates if claim["id"] == best["id"] or _same_count(gold, claim)
    }
    if not exact:
        tally.misses.append(_miss("count", gold, _range(gold), str(best.get("count"))))
    for name, right in _fields(sides, gold, best):
        tally.fields[name][0] += right
        tally.fields[name][1] += 1
        if not right:
            tally.misses.append(_miss(name, gold, str(_wanted(gold, name)), str(best.get(name))))


def _is_vague(gold: RowMap) -> bool:
    return gold["low"] is None and gold["high"] is None


def _same_count(gold: RowMap, claim: RowMap) -> bool:
    count = claim.get("count") or {}
    same = count.get("low") == gold["low"] and count.get("high") == gold["high"]
    return _is_vague(gold) or same


def _fields(sides: Sides, gold: RowMap, best: RowMap) -> Iterator[tuple[str, bool]]:
    """Judge each field the gold speaks of."""
    yield "claimant", sides.named(gold["claimant"], best.get("claimant"))
    if gold.get("subject"):
        yield "who", sides.named(gold["subject"], best.get("who"))
    if gold.get("by"):
        yield "by", sides.named(gold["by"], best.get("by"))
    if gold.get("when"):
        when = interval(best.get("when"))
        yield "when", when is not None and intersects(when, gold["when"])
    if gold.get("scope"):
        yield "scope", best.get("scope") == gold["scope"]
    yield "modality", modality(best) == modality(gold)


def _is_false(sides: Sides, claim: RowMap, hit: set[str]) -> bool:
    if claim["id"] in hit or not NUMBERED.search(claim["quote"]):
        return False
    optional = (gold for gold in sides.gold["claims"] if gold["kind"] in OPTIONAL)
    return not any(sides.at([claim], gold) for gold in optional)


def _figures(wanted: list[RowMap], predicted: list[RowMap], false: int, tally: _Tally) -> Figures:
    recall = ratio(tally.exact, len(wanted))
    precision = ratio(len(predicted) - false, len(predicted))
    numbered = sum(not _is_vague(claim) for claim in wanted)
    return {
        "gold": len(wanted),
        "predicted": len(predicted),
        "found": ratio(tally.found, len(wanted)),
        "exact_recall": recall,
        "numbered_exact_recall": ratio(tally.exact_numbered, numbered),
        "precision": precision,
        "f1": harmonic(precision, recall),
        "fields": {
            name: {"right": ratio(right, of), "of": of}
            for name, (right, of) in sorted(tally.fields.items())
        },
    }


def _wanted(gold: RowMap, name: str) -> object:
    return gold.get("subject" if name == "who" else name)


def _range(gold: RowMap) -> str:
    return f"{gold['low']}..{gold['high']} {gold['kind']}"


def _miss(kind: str, gold: RowMap, wanted: str, found: str) -> Miss:
    return Miss(kind=kind, where=gold["document"], quote=gold["quote"], wanted=wanted, found=found)


def _false_miss(sides: Sides, claim: RowMap) -> Miss:
    return Miss(
        kind="count false",
        where=sides.articles[claim["article_id"]]["source"],
        quote=claim["quote"],
        wanted="no such claim",
        found=f"{claim['kind']} {claim.get('count')}",
    )
