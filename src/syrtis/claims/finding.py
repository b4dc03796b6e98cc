"""An article's sentences -> its claims, in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from syrtis.claims.antecedents import find_antecedents
from syrtis.claims.control import control_claims
from syrtis.claims.counts import count_claims
from syrtis.claims.events import event_claims
from syrtis.claims.figures import topic
from syrtis.claims.grounds import find_grounds
from syrtis.claims.lexicon import lexicon
from syrtis.claims.setting import Setting
from syrtis.claims.speakers import find_speakers
from syrtis.claims.tree import name_kinds, plant
from syrtis.model import Article, Attribution, Claim, ClaimKind, ClaimPlace, Issue, Quantity, Read

__all__ = ["find_claims"]


def find_claims(
    article: Article,
    read: Sequence[Read],
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution] = (),
) -> tuple[Claim | Issue, ...]:
    """Find what an article claims of harm, of who holds what, and of what happened.

    Sentences and quantities stand at places of the article's text and are in order; a quantity
    outside every sentence is passed over. One number told of two kinds at once (`killed or
    wounded`) is an issue and no claim. An article whose language has no rules gives one issue.
    """
    words = lexicon(article.language or "")
    if words is None:
        return (_unsupported(article),)
    kinds = name_kinds(read)
    trees = [plant(each, held, kinds) for each, held in _held(read, quantities)]
    speakers = find_speakers(article.text, trees, attributions, words)
    antecedents = find_antecedents(trees, words)
    grounds = find_grounds(trees)
    found: list[Claim | Issue] = []
    focus: ClaimPlace | None = None
    counted: ClaimKind | None = None
    counted_before: list[Claim] = []
    for number, tree in enumerate(trees):
        setting = Setting(
            article=article,
            tree=tree,
            number=number,
            speakers=speakers,
            antecedents=antecedents,
            grounds=grounds,
            earlier=tuple(counted_before),
            counted=topic(tree, (), words) or counted,
            focus=focus,
            lexicon=words,
        )
        counts = list(count_claims(setting))
        found.extend(counts)
        claims = [each for each in counts if isinstance(each, Claim)]
        counted_before += claims
        counted = topic(tree, claims, words) or counted
        control = list(control_claims(setting))
        found.extend(control)
        found.extend(event_claims(setting))
        named = (grounds.name_in(c.place) for c in reversed(control) if c.place)
        focus = next(filter(None, named), focus)
    return tuple(_once(found))


def _unsupported(article: Article) -> Issue:
    return Issue(
        code="claims-language",
        message=f"language {article.language!r} has no claim rules; no claims were looked for",
        article_id=article.id,
        source=article.source,
    )


def _held(
    read: Sequence[Read], quantities: Sequence[Quantity]
) -> Iterator[tuple[Read, Sequence[Quantity]]]:
    """Pair every sentence with the quantities inside it."""
    ordered = sorted(quantities, key=lambda quantity: quantity.span.start)
    starts = [quantity.span.start for quantity in ordered]
    for each in read:
        start, end = each.sentence.start, each.sentence.end
        first, last = bisect_left(starts, start), bisect_right(starts, end - 1)
        yield each, [q for q in ordered[first:last] if q.span.end <= end]


def _once(found: Sequence[Claim | Issue]) -> Iterator[Claim | Issue]:
    seen: set[str] = set()
    for row in found:
        if isinstance(row, Issue) or row.id not in seen:
            yield row
        if isinstance(row, Claim):
            seen.add(row.id)
