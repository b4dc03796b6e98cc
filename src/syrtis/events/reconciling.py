"""The figures of an event by a named rule, over claims that may disagree; no figure is averaged.

People of one side are one column. The claims on one column are alternatives; columns add up; a figure
that does not say whose dead they are is another way to tell the whole, where other figures say it. Parts
(`including three children`) and tellings of the same are not added.

A denial beside figures stands among the disagreements, not in the range.

`ucdp`: low the lowest told, high the highest, best what most voices say, of equals the lower.
`acled`: best is the lowest told. `majority`: as `ucdp`, but null where no figure has more voices than
another. `latest`: the figure of the newest report; undated ones count as older.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from syrtis.model import Claim, ClaimKind, Deaths, Disagreement, Modality, Told, Toll

__all__ = ["Column", "Rule", "count_deaths", "count_toll", "disagreements"]


class Rule(StrEnum):
    """How one figure is chosen of several."""

    UCDP = "ucdp"
    ACLED = "acled"
    MAJORITY = "majority"
    LATEST = "latest"


class Column(StrEnum):
    """Whose dead they are."""

    SIDE_A = "side_a"
    SIDE_B = "side_b"
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one column."""

    low: int
    best: int | None
    high: int


def count_deaths(
    claims: Sequence[Claim],
    columns: Mapping[str, Column],
    rule: Rule,
    printed: Mapping[str, date],
) -> Deaths | None:
    """Count the dead of an event; null = nobody says that anybody died, or that nobody did.

    `columns` says whose dead each claim counts, by claim id; `printed` the day of each article.
    Low and high hold every figure told: low <= best <= high, and best is the sum of its columns.
    """
    told = [claim for claim in claims if _counts(claim, ClaimKind.KILLED)]
    if not told:
        return None
    by_column: defaultdict[Column, list[Claim]] = defaultdict(list)
    for claim in told:
        by_column[columns.get(claim.id, Column.UNKNOWN)].append(claim)
    figures = {c: _figures(_told_of(each), rule, printed) for c, each in by_column.items()}
    whose: dict[Column, Figures] = {
        c: each for c, each in figures.items() if c is not Column.UNKNOWN
    }
    loose = figures.get(Column.UNKNOWN)
    nobody = not any(each.high for each in whose.values())
    chosen: dict[Column, Figures] = figures if nobody else whose
    best = [each.best for each in chosen.values()]
    whole = None if any(each is None for each in best) else sum(each or 0 for each in best)
    lows = [
        sum(each.low for each in chosen.values()),
        *([loose.low] if loose and not nobody else []),
    ]
    highs = [sum(each.high for each in chosen.values()), *([loose.high] if loose else [])]
    parts = {c: chosen[c].best if c in chosen else 0 for c in Column}
    return Deaths(
        low=min(lows),
        best=whole,
        high=max(highs),
        side_a=parts[Column.SIDE_A] if whole is not None else None,
        side_b=parts[Column.SIDE_B] if whole is not None else None,
        civilians=parts[Column.CIVILIANS] if whole is not None else None,
        unknown=parts[Column.UNKNOWN] if whole is not None else None,
        rule=str(rule),
    )


def count_toll(
    claims: Sequence[Claim], kind: ClaimKind, rule: Rule, printed: Mapping[str, date]
) -> Toll | None:
    """Count the people of another harm by the same rule, all sides together."""
    told = [claim for claim in claims if _counts(claim, kind)]
    if not told:
        return None
    figures = _figures(_told_of(told), rule, printed)
    return Toll(low=figures.low, best=figures.best, high=figures.high)


def disagreements(claims: Sequence[Claim]) -> tuple[Disagreement, ...]:
    """List the harms on which claims about the same people do not agree, each value with its claims."""
    found = []
    for kind in (ClaimKind.KILLED, ClaimKind.WOUNDED, ClaimKind.CAPTURED):
        by_people: defaultdict[str | None, list[Claim]] = defaultdict(list)
        for claim in claims:
            if _counts(claim, kind):
                by_people[claim.who.actor_id if claim.who else None].append(claim)
        for people in sorted(by_people, key=lambda actor: actor or ""):
            values: defaultdict[str, list[str]] = defaultdict(list)
            for claim in by_people[people]:
                values[_value(claim)].append(claim.id)
            if len(values) > 1:
                told = tuple(Told(value=v, claims=tuple(values[v])) for v in sorted(values))
                found.append(Disagreement(field=str(kind), values=told))
    return tuple(found)


def _counts(claim: Claim, kind: ClaimKind) -> bool:
    """Say whether a claim gives a figure of its own: no part, no retelling, no open words alone."""
    own = claim.part_of is None and claim.repeats is None
    zero = claim.count is not None and claim.count.high == 0
    plain = claim.modality is Modality.ASSERTED or zero
    return (
        claim.kind is kind and own and plain and claim.count is not None and _low(claim) is not None
    )


def _told_of(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Leave out who says that nobody was harmed where others count them: a denial is a dissent."""
    some = [claim for claim in claims if _low(claim)]
    return some or claims


def _figures(claims: Sequence[Claim], rule: Rule, printed: Mapping[str, date]) -> Figures:
    lows = [low for claim in claims if (low := _low(claim)) is not None]
    highs = [max(_low(claim) or 0, _high(claim)) for claim in claims]
    return Figures(low=min(lows), best=_best(claims, rule, printed), high=max(highs))


def _best(claims: Sequence[Claim], rule: Rule, printed: Mapping[str, date]) -> int | None:
    if rule is Rule.ACLED:
        return min(_low(claim) or 0 for claim in claims)
    if rule is Rule.LATEST:
        newest = max(claims, key=lambda c: (printed.get(c.article_id, date.min), -(_low(c) or 0)))
        return _low(newest)
    voices: defaultdict[int, set[str]] = defaultdict(set)
    for claim in claims:
        voices[_low(claim) or 0].add(claim.origin_id or claim.article_id)
    most = max(map(len, voices.values()))
    first = sorted(value for value, said in voices.items() if len(said) == most)
    return None if rule is Rule.MAJORITY and len(first) > 1 else first[0]


def _low(claim: Claim) -> int | None:
    """Give the figure a claim stands for: its lowest, or its highest where only that is told."""
    if claim.count is None:
        return None
    return claim.count.low if claim.count.low is not None else claim.count.high


def _high(claim: Claim) -> int:
    """Give the highest a claim tells; an open end (`at least 49`) tells no more than its low."""
    high = claim.count.high if claim.count else None
    return high if high is not None else (_low(claim) or 0)


def _value(claim: Claim) -> str:
    low, high = (claim.count.low, claim.count.high) if claim.count else (None, None)
    return (
        str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    )
