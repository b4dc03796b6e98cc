"""Articles and their ties -> voices: each article follows the one it has its words from, if any.

An article follows at most one other, the one that most of its words are from; what it lifted from
others besides stays a part. So a page made of two outlets' stories joins neither outlet to the other.
A page that credits one agency is that agency's, whatever it is like.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from syrtis.model import Manner, RelationKind, Span
from syrtis.origins.mastheads import Voice
from syrtis.origins.relating import MOST, Tie

__all__ = ["Settled", "settle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Whose voice every article is, and the ties that hold."""

    voices: Mapping[str, Voice]
    """Article id -> its voice."""
    ties: tuple[Tie, ...]


def settle(own: Mapping[str, Voice], ties: Iterable[Tie], credited: frozenset[str]) -> Settled:
    """Let every article follow its source; `credited` are those whose own credit settles them."""
    firmest = sorted(ties, key=_firmness)
    parts = [tie for tie in firmest if tie.manner is Manner.PART]
    whole = [tie for tie in firmest if tie.manner is not Manner.PART]
    whole = [*_unexplained(whole, parts)]
    follows = _followed(whole)
    kept = [tie for tie in whole if follows.get(tie.article_id) == tie.of]
    kept += _replaced([tie for tie in whole if tie.manner is Manner.UPDATE], kept)
    kept += _parts(parts, follows)
    voices = {article: own[_source(article, follows, credited)] for article in own}
    return Settled(voices=voices, ties=tuple(sorted(kept, key=_place)))


def _unexplained(whole: Sequence[Tie], parts: Sequence[Tie]) -> Iterator[Tie]:
    """Leave out rewrites that are no more than a lifted passage, known from another of its copies."""
    tied: defaultdict[str, set[str]] = defaultdict(set)
    for tie in whole:
        tied[tie.article_id].add(tie.of)
        tied[tie.of].add(tie.article_id)
    lifted = {(tie.article_id, tie.of) for tie in parts} | {
        (tie.of, tie.article_id) for tie in parts
    }
    for tie in whole:
        near = (tied[tie.of] | {tie.of}) - {tie.article_id}
        if tie.relation is RelationKind.COPY or not any(
            (tie.article_id, x) in lifted for x in near
        ):
            yield tie


def _firmness(tie: Tie) -> tuple[bool, float, float, bool, str, str]:
    """Sort the firmest ties first: copies before rewrites, then the most words of either story."""
    rewritten = tie.relation is RelationKind.REWRITE
    return (rewritten, -tie.share, -tie.share_of, tie.first is None, tie.of, tie.article_id)


def _followed(ties: Sequence[Tie]) -> dict[str, str]:
    """Choose for each article the firmest tie that leads round in no circle.

    A tie of less than most of either story decides only for an article of which nothing firmer is
    known: the first print of a story does not follow a page that has half of it among other things.
    """
    firm = {page for tie in ties if _is_firm(tie) for page in (tie.article_id, tie.of)}
    follows: dict[str, str] = {}
    for tie in ties:
        loose = not _is_firm(tie) and tie.relation is RelationKind.COPY and tie.article_id in firm
        circle = tie.article_id in follows or _leads_to(tie.of, tie.article_id, follows)
        if not loose and not circle:
            follows[tie.article_id] = tie.of
    return follows


def _is_firm(tie: Tie) -> bool:
    return tie.relation is RelationKind.COPY and max(tie.share, tie.share_of) >= MOST


def _replaced(updates: Iterable[Tie], kept: Sequence[Tie]) -> Iterator[Tie]:
    """Give for each later version the firmest earlier one that it takes the place of."""
    told = {tie.article_id for tie in kept if tie.manner is Manner.UPDATE}
    for tie in updates:
        if tie.article_id not in told:
            told.add(tie.article_id)
            yield tie


def _leads_to(start: str, end: str, follows: Mapping[str, str]) -> bool:
    here: str | None = start
    while here is not None:
        if here == end:
            return True
        here = follows.get(here)
    return False


def _source(article: str, follows: Mapping[str, str], credited: frozenset[str]) -> str:
    while article in follows and article not in credited:
        article = follows[article]
    return article


def _parts(ties: Iterable[Tie], follows: Mapping[str, str]) -> Iterator[Tie]:
    """Keep for each lifted passage one source: the firmest, and not the article that is followed."""
    taken: defaultdict[str, list[Span]] = defaultdict(list)
    for tie in ties:
        if _leads_to(tie.article_id, tie.of, follows) or _leads_to(tie.of, tie.article_id, follows):
            continue
        own = [s for s in tie.spans if not any(s.overlaps(t) for t in taken[tie.article_id])]
        if own:
            taken[tie.article_id] += own
            yield replace(tie, spans=tuple(own))


def _place(tie: Tie) -> tuple[str, str, str]:
    return (tie.article_id, tie.manner, tie.of)
