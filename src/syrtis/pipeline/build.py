"""Build: a pile of pages in, the rows of a record out. Nothing is written here.

gather -> read -> mark repeats -> date by sister reports -> claim -> gather voices. Every step after
`gather` is a `Map` or a `Group` over frozen records.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from syrtis.events import Rule
from syrtis.ground import (
    LocalNaming,
    decide,
    settle_claim,
    settle_mention,
    settle_source,
)
from syrtis.model import (
    Article,
    Citation,
    Claim,
    Contents,
    Decision,
    Issue,
    Mention,
    Office,
    Place,
)
from syrtis.naming.outlets import Outlets, open_outlets
from syrtis.origins import with_offices
from syrtis.pipeline.claiming import DATE_BY_EVENTS, Claimed, Told, claim_stage
from syrtis.pipeline.engine import HERE, Engine, run_each, run_group, run_map
from syrtis.pipeline.method import ACTORS, DATE, OUTLINE, PLACES, READ, REPEATS, Outlined
from syrtis.pipeline.relating import find_voices
from syrtis.pipeline.stages import Map
from syrtis.pipeline.taking import TakenIn, take_in
from syrtis.pipeline.views import viewed

__all__ = ["build"]

Kept = TypeVar("Kept")


def build(
    inputs: Sequence[Path | str] | TakenIn,
    *,
    gazetteers: Sequence[Path] = (),
    outlets: Sequence[Path] = (),
    decisions: Sequence[Decision] = (),
    rule: Rule = Rule.UCDP,
    engine: Engine = HERE,
) -> Contents:
    """Read every page under the inputs and make the rows of a record.

    Places of the tables `gazetteers` go before those of the gazetteer that comes with us; what people
    decided in an earlier record of the same pages is laid over what is found. Figures of events are
    chosen by `rule`, which the record names. `engine` says where the work is done and kept; it changes
    no row.

    The result is the same for the same pages in any order. Raises `InputError` if an input does not
    exist or if there is no page in any of them.
    """
    taken = inputs if isinstance(inputs, TakenIn) else take_in(inputs, engine.progress)
    press = open_outlets(tuple(outlets))
    found = _found(taken, gazetteers, press, engine)
    return viewed(decide(found, decisions) if decisions else found, press, rule)


def _found(taken: TakenIn, gazetteers: Sequence[Path], press: Outlets, engine: Engine) -> Contents:
    """Make all rows that rest on pages alone; what was read on the way to them is let go of."""
    read = run_map(READ, taken.pages, engine=engine)
    articles = _of(Article, read)
    articles = _without_repeats(articles, engine)
    articles = _replaced(articles, run_group(DATE, articles, engine=engine))
    articles, told = _claimed(articles, gazetteers, engine)
    gathered = run_group(ACTORS, _of(LocalNaming, told), engine=engine)
    ids = {key: known for each in gathered for key, known in each.ids.items()}
    sources = [settle_source(row, ids) for row in told if isinstance(row, (Citation, Office))]
    actors = with_offices([a for each in gathered for a in each.actors], _of(Office, sources))
    articles, origins = find_voices(
        articles,
        press,
        actors=actors,
        citations=_of(Citation, sources),
        engine=engine,
    )
    issues = [*taken.issues, *_of(Issue, told)]
    issues += _unsettled(_of(Issue, read), articles)
    claims = sorted(_of(Claim, told), key=_place_in_record)
    return Contents(
        pages=taken.pages,
        sources=taken.sources,
        articles=tuple(articles),
        mentions=tuple(settle_mention(mention, ids) for mention in _of(Mention, told)),
        claims=tuple(settle_claim(claim, ids) for claim in claims),
        actors=tuple(actors),
        places=tuple(run_group(PLACES, _of(Place, told), engine=engine)),
        origins=tuple(origins),
        issues=tuple(sorted({*issues}, key=_issue_order)),
    )


def _without_repeats(articles: list[Article], engine: Engine) -> list[Article]:
    """Mark what the pages of one outlet have in common."""
    told = run_each(OUTLINE, articles, engine=engine)
    pages = [
        Outlined(article=article, outline=outline)
        for article, outlines in zip(articles, told, strict=True)
        for outline in outlines
    ]
    return _replaced(articles, run_group(REPEATS, pages, engine=engine))


def _claimed(
    articles: list[Article], gazetteers: Sequence[Path], engine: Engine
) -> tuple[list[Article], list[Told]]:
    """Claim from all articles, date some by the claims of others, and claim from those again."""
    stage = claim_stage(gazetteers)
    told = dict(_told_by(stage, articles, engine))
    for _ in range(ROUNDS):
        claimed = [Claimed(article=a, claims=tuple(_of(Claim, told[a.id]))) for a in articles]
        dated = run_group(DATE_BY_EVENTS, claimed, engine=engine)
        if not dated:
            break
        articles = _replaced(articles, dated)
        told |= _told_by(stage, dated, engine)
    return articles, [row for rows in told.values() for row in rows]


def _told_by(
    stage: Map[Article, Told], articles: Sequence[Article], engine: Engine
) -> Iterator[tuple[str, tuple[Told, ...]]]:
    each = run_each(stage, articles, engine=engine)
    return ((article.id, rows) for article, rows in zip(articles, each, strict=True))


ROUNDS = 3
"""How often pages dated by others' claims may date others in turn."""


def _of(kind: type[Kept], records: Iterable[object]) -> list[Kept]:
    return [record for record in records if isinstance(record, kind)]


def _replaced(articles: Iterable[Article], newer: Iterable[Article]) -> list[Article]:
    by_id = {article.id: article for article in newer}
    return [by_id.get(article.id, article) for article in articles]


def _unsettled(issues: Iterable[Issue], articles: Iterable[Article]) -> Iterator[Issue]:
    """Drop the issues on publication dates that a sister report has settled since."""
    dated = {article.id for article in articles if article.published}
    for issue in issues:
        if not (issue.code.startswith("publication-date") and issue.article_id in dated):
            yield issue


def _place_in_record(row: Claim) -> tuple[str, int, int, str]:
    return (row.article_id, row.start, row.end, row.id)


def _issue_order(issue: Issue) -> tuple[str, str, int, str, str]:
    where = -1 if issue.start is None else issue.start
    return (issue.code, issue.article_id or "", where, issue.source or "", issue.message)
