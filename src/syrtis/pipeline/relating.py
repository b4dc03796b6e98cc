"""The stages that bring articles together and say what one has from another.

sketch (per article) -> meet (per column) -> compare (per pair). Only pairs that share keys are compared.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from syrtis.ground import find_quantities
from syrtis.language import LANGUAGES
from syrtis.model import Actor, Article, Citation, Origin, Status
from syrtis.naming.outlets import Outlets
from syrtis.origins import (
    Column,
    Masthead,
    Meetings,
    Pair,
    Side,
    Sources,
    Story,
    Tie,
    Voice,
    citations_of,
    cited,
    credited_alone,
    leads_with,
    mastheads,
    meet,
    relate,
    settle,
    sketch,
    tell,
    voice_rows,
    without_stock,
    worth_comparing,
)
from syrtis.pipeline.codec import digest_of
from syrtis.pipeline.engine import HERE, Engine, run_each, run_group, run_map
from syrtis.pipeline.stages import Group, Keep, Map

__all__ = ["MEET", "RELATE", "SKETCH", "find_ties", "find_voices"]


def find_ties(
    articles: Sequence[Article],
    heads: Mapping[str, Masthead],
    leads: Mapping[str, frozenset[str]],
    engine: Engine = HERE,
) -> list[Tie]:
    """Find which articles have their words from which others.

    `heads` are the articles' own voices; `leads` the ids of the voices that an article's lead names.
    """
    read = {a.id: a for a in sorted(articles, key=lambda a: a.id) if a.status is Status.READ}
    sketches = run_map(SKETCH, list(read.values()), engine=engine)
    pairs = worth_comparing(run_group(MEET, list(_columns(sketches)), engine=engine))
    partners = {
        each: _partner(read[each], heads[each], leads.get(each, frozenset()))
        for each in sorted({each for pair in pairs for each in pair})
    }
    near = _near_one_another(pairs)
    couples = [Couple(left=partners[a], right=partners[b]) for a, b in near]
    ties = dict(zip(near, run_each(RELATE, couples, engine=engine), strict=True))
    return [tie for pair in pairs for tie in ties[pair]]


def find_voices(
    articles: Sequence[Article],
    outlets: Outlets,
    *,
    actors: Sequence[Actor] = (),
    citations: Sequence[Citation] = (),
    engine: Engine = HERE,
) -> tuple[list[Article], list[Origin]]:
    """Find the independent voices of a record: its articles with their voice, and the voices."""
    heads = mastheads(articles, outlets)
    own = {article: head.voice for article, head in heads.items()}
    sources = Sources.of(actors, outlets, own.values())
    by_article = citations_of(citations)
    ties = find_ties(articles, heads, leads_with(articles, by_article, sources), engine=engine)
    printed = {a.id: a.published.earliest for a in articles if a.published}
    days = {article: day for article, day in printed.items() if day is not None}
    settled = settle(own, without_stock(ties, days), credited_alone(articles))
    voiced = [
        replace(a, origin_id=settled.voices[a.id].id) if a.id in settled.voices else a
        for a in articles
    ]
    said = {article: tuple(cited(each, sources)) for article, each in by_article.items()}
    return voiced, list(voice_rows(voiced, settled, said))


def story_of(article: Article) -> Story:
    """Take an article's story apart for comparison, with what it counts."""
    language = article.language or ""
    if language not in LANGUAGES:
        return tell(article)
    return tell(article, find_quantities(article.text, language=language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The columns of one article's story, its keys as bytes (64 bits each)."""

    article_id: str
    columns: tuple[tuple[str, bytes], ...]


def sketched(article: Article) -> Iterator[Sketch]:
    """Sketch one article's story."""
    columns = sketch([story_of(article)])
    told = tuple((column.name, column.keys.astype("<u8").tobytes()) for column in columns)
    yield Sketch(article_id=article.id, columns=told)


def _columns(sketches: Sequence[Sketch]) -> Iterator[Column]:
    """Lay the sketches of all articles together, column by column."""
    articles = tuple(each.article_id for each in sketches)
    parts: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for at, each in enumerate(sketches):
        for name, keys in each.columns:
            parts[name].append((at, keys))
    for name in sorted(parts):
        counts = [len(keys) // 8 for _, keys in parts[name]]
        yield Column(
            name=name,
            articles=articles,
            keys=np.frombuffer(b"".join(keys for _, keys in parts[name]), "<u8").astype(np.uint64),
            owners=np.repeat(np.array([at for at, _ in parts[name]], np.int32), counts),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A `Side` whose story has yet to be taken apart, where it is compared."""

    article: Article
    voice: Voice
    outlet: str | None
    leads_with: frozenset[str]
    digest: bytes
    """Of all the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Couple:
    """Two articles that share enough to be compared."""

    left: Partner
    right: Partner


def _partner(article: Article, head: Masthead, leads: frozenset[str]) -> Partner:
    digest = digest_of((article, head.voice, head.outlet, sorted(leads)))
    return Partner(
        article=article, voice=head.voice, outlet=head.outlet, leads_with=leads, digest=digest
    )


def relate_couple(couple: Couple) -> Iterator[Tie]:
    """Say what one of two articles has from the other."""
    return relate(Pair(left=_side(couple.left), right=_side(couple.right)))


def _side(partner: Partner) -> Side:
    return Side(
        article=partner.article,
        story=_story_once(partner.article),
        voice=partner.voice,
        outlet=partner.outlet,
        leads_with=partner.leads_with,
    )


@lru_cache(maxsize=512)
def _story_once(article: Article) -> Story:
    return story_of(article)


def _near_one_another(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put pairs of the same articles near one another, so that few stories are taken apart twice."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in sorted(pairs):
        beside[left].append(right)
        beside[right].append(left)
    number: dict[str, int] = {}
    for first in sorted(beside):
        waiting = deque([first])
        while waiting:
            article = waiting.popleft()
            if article not in number:
                number[article] = len(number)
                waiting.extend(beside[article])
    return sorted(pairs, key=lambda pair: sorted((number[pair[0]], number[pair[1]])))


def _column_name(column: Column) -> str:
    return column.name


def _column_order(column: Column) -> str:
    return column.articles[0]


def _story_told(article: Article) -> object:
    return (article.id, article.language, article.text, article.furniture)


def _couple_told(couple: Couple) -> object:
    return (couple.left.digest, couple.right.digest)


SKETCH: Map[Article, Sketch] = Map(
    name="sketch",
    apply=sketched,
    keep=Keep(kinds=(Sketch,), content=_story_told),
    shard=200,
)
MEET: Group[Column, Meetings] = Group(
    name="bring together", key=_column_name, order=_column_order, apply=meet, light=True
)
RELATE: Map[Couple, Tie] = Map(
    name="compare",
    apply=relate_couple,
    keep=Keep(kinds=(Tie,), content=_couple_told),
    shard=500,
)
