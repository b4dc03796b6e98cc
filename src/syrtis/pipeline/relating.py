"""The stages that bring articles together and say what one has from another.

batch -> sketch -> meet (per column) -> compare (per pair). Only pairs that share keys are compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from syrtis.ground import find_quantities
from syrtis.language import LANGUAGES
from syrtis.model import Actor, Article, Citation, Origin, Status
from syrtis.naming.outlets import Outlets
from syrtis.origins import (
    Column,
    Masthead,
    Meeting,
    Pair,
    Side,
    Sources,
    Story,
    Tie,
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
from syrtis.pipeline.engine import Progress, run_group, run_map, silent
from syrtis.pipeline.stages import Group, Map

__all__ = ["MEET", "RELATE", "SKETCH", "find_ties", "find_voices"]

BATCH = 500
"""Articles sketched at one time, which bounds the memory; it changes no result."""


def find_ties(
    articles: Sequence[Article],
    heads: Mapping[str, Masthead],
    leads: Mapping[str, frozenset[str]],
    progress: Progress = silent,
) -> list[Tie]:
    """Find which articles have their words from which others.

    `heads` are the articles' own voices; `leads` the ids of the voices that an article's lead names.
    """
    read = {a.id: a for a in sorted(articles, key=lambda a: a.id) if a.status is Status.READ}
    everyone = list(read.values())
    batches = [everyone[at : at + BATCH] for at in range(0, len(everyone), BATCH)]
    columns = run_map(SKETCH, batches, progress)
    pairs = worth_comparing(run_group(MEET, columns, progress))
    sides = {
        each: Side(
            article=read[each],
            story=story_of(read[each]),
            voice=heads[each].voice,
            outlet=heads[each].outlet,
            leads_with=leads.get(each, frozenset()),
        )
        for each in sorted({each for pair in pairs for each in pair})
    }
    return run_map(RELATE, [Pair(left=sides[a], right=sides[b]) for a, b in pairs], progress)


def find_voices(
    articles: Sequence[Article],
    outlets: Outlets,
    *,
    actors: Sequence[Actor] = (),
    citations: Sequence[Citation] = (),
    progress: Progress = silent,
) -> tuple[list[Article], list[Origin]]:
    """Find the independent voices of a record: its articles with their voice, and the voices."""
    heads = mastheads(articles, outlets)
    own = {article: head.voice for article, head in heads.items()}
    sources = Sources.of(actors, outlets, own.values())
    by_article = citations_of(citations)
    ties = find_ties(articles, heads, leads_with(articles, by_article, sources), progress)
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


def _sketched(batch: Sequence[Article]) -> Iterator[Column]:
    yield from sketch([story_of(article) for article in batch])


SKETCH: Map[Sequence[Article], Column] = Map(name="sketch", apply=_sketched)
MEET: Group[Column, Meeting] = Group(
    name="bring together",
    key=lambda column: column.name,
    order=lambda column: column.articles[0],
    apply=meet,
)
RELATE: Map[Pair, Tie] = Map(name="compare", apply=relate)
