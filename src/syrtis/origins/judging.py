"""What two like stories are to each other: a copy, a part lifted, a rewrite, or nothing.

A copy is judged by its long passages. A rewrite keeps few of them: it is told by what it knows. A
reporter with one story at hand has its numbers, its names and its sentences' contents and hardly any
others; two reporters of one event have each their own. The score adds up named reasons, in log-odds.

Missed on purpose: a rewrite of a few lines, which has too little of anything; a story lifted by its
ideas alone. Stories that quote one statement are not related by it: both had it from who made it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from syrtis.model import Manner, Reason, RelationKind, When
from syrtis.origins.comparing import Likeness, Passage

__all__ = ["COPIED", "WEIGHTS", "Verdict", "days_apart", "judge"]

COPIED = 0.5
"""Share of the shorter story in long passages from which one is a copy: cut, merged or added to."""
LIFTED = 30
"""Words of one passage, no statement that both quote, from which it was lifted. Wire paragraphs have
25 to 60 words; of 300,000 pairs of local and foreign news pages, only an outlet's own lines, copies and
one statement were as long."""
EDGE = 10
"""Words from the top or the end of both stories within which a passage stands that is the outlet's own
line (`Subscribe to ...`): a lift that stands last in both is missed on purpose."""
WEIGHTS: Mapping[str, float] = {
    "told": 4.5,
    "counted": 6.5,
    "named": 7.0,
    "named in full": 1.0,
    "quoted": 1.5,
    "longer": -2.0,
    "credited": 5.0,
}
"""Log-odds for each share, for the logarithm of how many times longer the other is, and for a lead that
says whose story it is (`the Sextant news agency reports`; set by hand). Fitted by logistic regression
on half of our invented rewrites, against independent stories of one event and pairs of one outlet's
real stories more than ten days apart, and rounded; docs/origins.md has the figures."""
BIAS = -11.7
REWRITTEN = 0.0
RETOLD = 0.25
"""Share of its sentences' words, beyond those copied, that a story with lifted passages must have from
the other to be its rewrite, and not a story of its own around them."""
FEWEST_WORDS = 40
"""Stories of fewer words have too little to be told by."""
REWRITTEN_WITHIN_DAYS = 10
"""News is rewritten while it is news: stories printed further apart share their background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the shorter of two stories is to the longer, or the longer to the shorter."""

    relation: RelationKind
    manner: Manner
    lifted: tuple[Passage, ...]
    """For a part: the passages that one can only have from the other."""
    reasons: tuple[Reason, ...]
    """What speaks for it: shares for a copy, log-odds for a rewrite."""


def judge(
    like: Likeness,
    *,
    published: tuple[When | None, When | None] = (None, None),
    credited: bool = False,
) -> Verdict | None:
    """Judge what two stories are to each other; null = independent as far as their words tell.

    `published` are the two days of publication, `credited` says that the lead of one names the
    outlet of the other as its source.
    """
    copied = (Reason(what="words copied", weight=round(like.copied, 2)),)
    if max(like.copied, like.copied_of_long) >= COPIED:
        return Verdict(relation=RelationKind.COPY, manner=Manner.WHOLE, lifted=(), reasons=copied)
    reasons = tuple(_reasons(like, credited=credited))
    lifted = tuple(sorted(_lifted(like), key=lambda passage: -passage.same))
    fresh = days_apart(*published) <= REWRITTEN_WITHIN_DAYS
    retold = not lifted or like.told - like.copied >= RETOLD
    if _is_rewrite(like, reasons) and fresh and retold:
        return Verdict(
            relation=RelationKind.REWRITE, manner=Manner.WHOLE, lifted=(), reasons=reasons
        )
    if lifted:
        return Verdict(
            relation=RelationKind.COPY, manner=Manner.PART, lifted=lifted, reasons=copied
        )
    return None


def _reasons(like: Likeness, *, credited: bool) -> Iterator[Reason]:
    longer = log(max(1.0, len(like.long.words) / max(1, len(like.short.words))))
    shares = {
        "told": like.told,
        "counted": like.counted,
        "named": like.named,
        "named in full": like.named_in_full,
        "quoted": like.quoted,
        "longer": longer,
        "credited": float(credited),
    }
    yield Reason(what="unrelated", weight=BIAS)
    for what, share in shares.items():
        if share:
            yield Reason(what=what, weight=round(WEIGHTS[what] * share, 2))


def _is_rewrite(like: Likeness, reasons: Sequence[Reason]) -> bool:
    score = sum(reason.weight for reason in reasons)
    return len(like.short.words) >= FEWEST_WORDS and score >= REWRITTEN


def _lifted(like: Likeness) -> Iterator[Passage]:
    """Walk the passages that one story can only have from the other.

    One without a name or a figure tells nothing: it is an outlet's line about itself.
    """
    said, told = like.short.quoted(), like.long.quoted()
    for each in like.passages:
        last = (len(like.short.words) - each.last, len(like.long.words) - each.until)
        at_the_end = max(last) <= EDGE
        at_the_top = max(each.first, each.there) <= EDGE
        own = sum(at not in said for at in range(each.first, each.last))
        theirs = sum(at not in told for at in range(each.there, each.until))
        tells = any(at in like.short.telling for at in range(each.first, each.last))
        if min(own, theirs) >= LIFTED and tells and not at_the_end and not at_the_top:
            yield each


def days_apart(left: When | None, right: When | None) -> int:
    """Count the days between two publications; 0 where either is not known."""
    if left is None or right is None:
        return 0
    gaps = (_gap(left.latest, right.earliest), _gap(right.latest, left.earliest))
    return max(0, *gaps)


def _gap(ended: date | None, began: date | None) -> int:
    return (began - ended).days if ended and began else 0
