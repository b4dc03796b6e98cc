"""Two articles -> which one has its words from the other, how far, and why that is thought."""

from collections.abc import Iterator
from dataclasses import dataclass

from syrtis.model import Article, Manner, Reason, RelationKind, Span, VoiceKind
from syrtis.origins.comparing import Likeness, compare
from syrtis.origins.judging import COPIED, Verdict, days_apart, judge
from syrtis.origins.mastheads import Voice
from syrtis.origins.story import Story
from syrtis.origins.versions import Order, first_of

__all__ = ["MOST", "Pair", "Side", "Tie", "relate"]


MOST = 0.85
"""Share of a page that is another's as a whole, whatever it begins with. One of less is the other's only
if it begins with the other's lead: a page that goes on with a second story is not that story's."""
UPDATED_WITHIN_DAYS = 3
"""A newsroom brings a story up to date while it is news; what it prints again later is background."""
CREDITED_SHARE = 0.7
"""Share of a credited page that must be in the other for the credit to tell whose words they are: a page
of two stories credits one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two articles that are compared."""

    article: Article
    story: Story
    voice: Voice
    outlet: str | None = None
    """Id of the voice of the outlet whose newsroom printed it; null = not known."""
    leads_with: frozenset[str] = frozenset()
    """Ids of the voices that its lead names as whose news it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles that share enough to be compared."""

    left: Side
    right: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One article's debt to another."""

    article_id: str
    of: str
    """The article it has its words from."""
    relation: RelationKind
    manner: Manner
    share: float
    """How much of the article is the other's, of 1."""
    share_of: float
    """How much of the other that is."""
    spans: tuple[Span, ...]
    """Where the article has the other's words, the longest passage first; none for a rewrite that
    keeps none."""
    theirs: tuple[Span, ...]
    """Where the same words stand in the other."""
    first: str | None
    """Why the other is thought to have come first; null = nothing tells."""
    reasons: tuple[Reason, ...]


def relate(pair: Pair) -> Iterator[Tie]:
    """Say what one of two articles has from the other; nothing where they are independent."""
    left, right = pair.left, pair.right
    like = compare(left.story, right.story)
    verdict = judge(
        like,
        published=(left.article.published, right.article.published),
        credited=right.voice.id in left.leads_with or left.voice.id in right.leads_with,
    )
    if verdict is None:
        return
    order = first_of(left.article, right.article, like, same_outlet=_is_one_outlet(pair))
    source = _source(pair, like, order)
    yield _tie(pair, like, verdict, order, source)


def _source(pair: Pair, like: Likeness, order: Order | None) -> str:
    """Choose whose words they are.

    A page that holds the other's words behind a lead of its own has them from the other; an agency's
    credit says whose they are; then time does; else they are the longer story's, which others cut, or
    in one newsroom the shorter one's, which it adds to.
    """
    left, right = pair.left, pair.right
    held = [side for side in (left, right) if not _is_whole(like, side)]
    if len(held) == 1:
        return (right if held[0] is left else left).article.id
    for one, other in ((left, right), (right, left)):
        if other.voice.id in one.leads_with:
            return other.article.id
        if _is_agency_copy(other, like) and not one.article.wire and other.voice != one.voice:
            return other.article.id
    if order:
        return order.first
    named = [side for side in (left, right) if side.voice.kind is not VoiceKind.PAGE]
    if len(named) == 1:
        return named[0].article.id
    return (like.short if _is_one_outlet(pair) else like.long).article_id


def _is_whole(like: Likeness, side: Side) -> bool:
    """Say whether what two stories share is one of them as a whole, or begins it."""
    if side.article.id == like.short.article_id:
        return like.copied >= MOST or (like.copied >= COPIED and like.lead_of_short)
    return like.copied_of_long >= MOST or like.lead_of_long


def _is_one_outlet(pair: Pair) -> bool:
    """Say whether one newsroom printed both: one outlet, or one agency where no outlet is known."""
    left, right = pair.left, pair.right
    if left.outlet or right.outlet:
        return left.outlet == right.outlet
    return left.voice.id == right.voice.id and left.voice.kind is not VoiceKind.PAGE


def _is_agency_copy(side: Side, like: Likeness) -> bool:
    """Say whether an agency's credit is for the words shared, and not for others on the page."""
    shared = like.copied if side.article.id == like.short.article_id else like.copied_of_long
    return len(side.article.wire) == 1 and shared >= CREDITED_SHARE


def _tie(pair: Pair, like: Likeness, verdict: Verdict, order: Order | None, source: str) -> Tie:
    debtor, creditor = (pair.left, pair.right)
    if source == debtor.article.id:
        debtor, creditor = creditor, debtor
    is_short = debtor.article.id == like.short.article_id
    share = like.copied if is_short else like.copied_of_long
    rewritten = verdict.relation is RelationKind.REWRITE
    days = days_apart(debtor.article.published, creditor.article.published)
    later = _is_one_outlet(pair) and days <= UPDATED_WITHIN_DAYS
    whole = rewritten or (share >= COPIED and (_is_whole(like, debtor) or later))
    manner = Manner.WHOLE if whole else Manner.PART
    if whole and later and order is not None:
        manner = Manner.UPDATE
    return Tie(
        article_id=debtor.article.id,
        of=source,
        relation=verdict.relation,
        manner=manner,
        share=round(like.told if rewritten else share, 2),
        share_of=round(like.copied_of_long if is_short else like.copied, 2),
        spans=tuple(_spans(debtor, like, verdict, is_short=is_short)),
        theirs=tuple(_spans(creditor, like, verdict, is_short=not is_short)),
        first=order.reason if order and order.first == source else None,
        reasons=verdict.reasons,
    )


def _spans(debtor: Side, like: Likeness, verdict: Verdict, *, is_short: bool) -> Iterator[Span]:
    """Cut out the words that one article has from the other, or the sentence that is most like its."""
    passages = sorted(like.passages, key=lambda passage: -passage.same)
    ranges = [
        (each.first, each.last) if is_short else (each.there, each.until)
        for each in verdict.lifted or passages
    ]
    if not ranges:
        nearest = like.nearest or (0, 0)
        ranges = [debtor.story.bounds[nearest[0 if is_short else 1]]]
    for first, last in ranges:
        start, end = debtor.story.span(first, last)
        yield Span.cut(debtor.article.text, start, end)
