"""An article's sentences -> its claims, in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from syrtis.claims.antecedents import Antecedents, find_antecedents
from syrtis.claims.chains import passed_on
from syrtis.claims.citing import find_citations, find_offices
from syrtis.claims.control import control_claims
from syrtis.claims.counts import count_claims
from syrtis.claims.events import event_claims
from syrtis.claims.figures import topic
from syrtis.claims.grounds import Grounds, find_grounds
from syrtis.claims.lexicon import Lexicon, lexicon
from syrtis.claims.setting import Setting
from syrtis.claims.speakers import Speakers, find_speakers
from syrtis.claims.tree import Tree, name_kinds, plant
from syrtis.model import (
    Article,
    Attribution,
    Citation,
    Claim,
    ClaimKind,
    ClaimPlace,
    Issue,
    Office,
    Quantity,
    Read,
)

__all__ = ["find_claims"]

_TOPIC = 2
"""Sentences after which a figure that names nothing no longer goes on with the last count."""


def find_claims(
    article: Article,
    read: Sequence[Read],
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution] = (),
) -> tuple[Claim | Citation | Office | Issue, ...]:
    """Find what an article claims of harm, of who holds what, of what happened, and on whose word.

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
    cited = tuple(find_citations(article, trees, speakers, words))
    course = _Course(
        article=article,
        lexicon=words,
        speakers=speakers,
        antecedents=find_antecedents(trees, words),
        grounds=find_grounds(trees),
    )
    found = [row for number, tree in enumerate(trees) for row in course.claims(number, tree)]
    offices = find_offices(article, trees, words)
    return (*passed_on(_once(found), cited), *cited, *offices)


@dataclass(slots=True, kw_only=True)
class _Course:
    """An article on its way from sentence to sentence: what it has told so far."""

    article: Article
    lexicon: Lexicon
    speakers: Speakers
    antecedents: Antecedents
    grounds: Grounds
    earlier: list[Claim] = field(default_factory=list)
    counted: ClaimKind | None = None
    since: int = 0
    """Sentences since something was counted."""
    focus: ClaimPlace | None = None

    def claims(self, number: int, tree: Tree) -> list[Claim | Issue]:
        """Find the claims of the next sentence, and remember what later ones need."""
        setting = self._setting(number, tree)
        counts = list(count_claims(setting))
        control = list(control_claims(setting))
        claims = [each for each in counts if isinstance(each, Claim)]
        self.earlier += claims
        told = topic(tree, claims, self.lexicon)
        self.counted, self.since = (told, 0) if told else (self.counted, self.since + 1)
        named = (self.grounds.name_in(c.place) for c in reversed(control) if c.place)
        self.focus = next(filter(None, named), self.focus)
        return [*counts, *control, *event_claims(setting)]

    def _setting(self, number: int, tree: Tree) -> Setting:
        going_on = self.counted if self.since < _TOPIC else None
        return Setting(
            article=self.article,
            tree=tree,
            number=number,
            speakers=self.speakers,
            antecedents=self.antecedents,
            grounds=self.grounds,
            earlier=self.earlier,
            counted=topic(tree, (), self.lexicon) or going_on,
            focus=self.focus,
            lexicon=self.lexicon,
        )


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
