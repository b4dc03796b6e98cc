"""Build: a pile of pages in, the rows of a record out. Nothing is written here.

gather -> read -> mark repeats -> date by sister reports -> claim -> gather voices. Every step after
`gather` is a `Map` or a `Group` over frozen records.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from syrtis.errors import InputError
from syrtis.events import Rule
from syrtis.ground import (
    LocalNaming,
    date_by_events,
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
    Page,
    Place,
)
from syrtis.naming.outlets import open_outlets
from syrtis.origins import with_offices
from syrtis.pipeline.engine import Progress, run_group, run_map, silent
from syrtis.pipeline.method import (
    ACTORS,
    DATE,
    PLACES,
    READ,
    REPEATS,
    Told,
    claim_stage,
    lead_weekday,
)
from syrtis.pipeline.relating import find_voices
from syrtis.pipeline.stages import Map
from syrtis.pipeline.views import viewed
from syrtis.read.inputs import gather

__all__ = ["build"]

Kept = TypeVar("Kept")


def build(
    inputs: Sequence[Path | str],
    *,
    gazetteers: Sequence[Path] = (),
    outlets: Sequence[Path] = (),
    decisions: Sequence[Decision] = (),
    rule: Rule = Rule.UCDP,
    progress: Progress = silent,
) -> Contents:
    """Read every page under the inputs and make the rows of a record.

    Places of the tables `gazetteers` go before those of the gazetteer that comes with us; what people
    decided in an earlier record of the same pages is laid over what is found. Figures of events are
    chosen by `rule`, which the record names.

    The result is the same for the same pages in any order. Raises `InputError` if an input does not
    exist or if there is no page in any of them.
    """
    came_in = _came_in(inputs, progress)
    pages = _kept_once(_of(Page, came_in))
    read = run_map(READ, pages, progress)
    articles = _of(Article, read)
    articles = _replaced(articles, run_group(REPEATS, articles, progress))
    articles = _replaced(articles, run_group(DATE, articles, progress))
    articles, told = _claimed(articles, gazetteers, progress)
    gathered = run_group(ACTORS, _of(LocalNaming, told), progress)
    ids = {key: known for each in gathered for key, known in each.ids.items()}
    sources = [settle_source(row, ids) for row in told if isinstance(row, (Citation, Office))]
    actors = with_offices([a for each in gathered for a in each.actors], _of(Office, sources))
    press = open_outlets(tuple(outlets))
    articles, origins = find_voices(
        articles, press, actors=actors, citations=_of(Citation, sources), progress=progress
    )
    issues = [*_of(Issue, came_in), *_twice(_of(Page, came_in)), *_of(Issue, told)]
    issues += _unsettled(_of(Issue, read), articles)
    found = Contents(
        pages=tuple(pages),
        sources=tuple(sorted({(page.id, page.source) for page in _of(Page, came_in)})),
        articles=tuple(articles),
        mentions=tuple(
            settle_mention(m, ids) for m in sorted(_of(Mention, told), key=_place_in_record)
        ),
        claims=tuple(settle_claim(c, ids) for c in sorted(_of(Claim, told), key=_place_in_record)),
        actors=tuple(actors),
        places=tuple(run_group(PLACES, _of(Place, told), progress)),
        origins=tuple(origins),
        issues=tuple(sorted({*issues}, key=_issue_order)),
    )
    return viewed(decide(found, decisions) if decisions else found, press, rule)


def _claimed(
    articles: list[Article], gazetteers: Sequence[Path], progress: Progress
) -> tuple[list[Article], list[Told]]:
    """Read the claims of all articles, and again of those that the claims of others have dated."""
    claim = claim_stage(gazetteers)
    told = {article.id: run_map(claim, [article]) for article in _shown(articles, claim, progress)}
    for _ in range(ROUNDS):
        undated = [a for a in articles if a.published is None and told[a.id]]
        leads = {a.id: lead for a in undated if (lead := lead_weekday(a))}
        claims = _of(Claim, (row for rows in told.values() for row in rows))
        whens = date_by_events(articles, claims, leads)
        if not whens:
            break
        dated = [replace(a, published=whens[a.id]) for a in articles if a.id in whens]
        articles = _replaced(articles, dated)
        told |= {article.id: run_map(claim, [article]) for article in dated}
    return articles, [row for rows in told.values() for row in rows]


def _shown(
    articles: Sequence[Article], stage: Map[Article, Told], progress: Progress
) -> Iterator[Article]:
    for done, article in enumerate(articles):
        progress(stage.name, done, len(articles))
        yield article
    progress(stage.name, len(articles), len(articles))


ROUNDS = 3
"""How often pages dated by others' claims may date others in turn."""


def _came_in(inputs: Sequence[Path | str], progress: Progress) -> list[Page | Issue]:
    came_in: list[Page | Issue] = []
    for found in gather(inputs):
        came_in.append(found)
        progress("gather", len(came_in), None)
    if not came_in:
        named = ", ".join(str(path) for path in inputs)
        raise InputError(f"no page found in {named}; name files or folders that hold pages")
    return came_in


def _of(kind: type[Kept], records: Iterable[object]) -> list[Kept]:
    return [record for record in records if isinstance(record, kind)]


def _kept_once(pages: Iterable[Page]) -> list[Page]:
    """Keep one page for the same bytes: the one whose source sorts first."""
    first: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: (page.id, page.source, page.media)):
        first.setdefault(page.id, page)
    return list(first.values())


def _twice(pages: Iterable[Page]) -> Iterator[Issue]:
    """Signal every page that came in more than once."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        sources[page.id].add(page.source)
    for page_id, places in sources.items():
        first, *others = sorted(places)
        for other in others:
            yield Issue(
                code="same-page-twice",
                message=f"{other} has the same bytes as {first}; kept once, counted once",
                article_id=page_id,
                source=other,
            )


def _replaced(articles: Iterable[Article], newer: Iterable[Article]) -> list[Article]:
    by_id = {article.id: article for article in newer}
    return [by_id.get(article.id, article) for article in articles]


def _unsettled(issues: Iterable[Issue], articles: Iterable[Article]) -> Iterator[Issue]:
    """Drop the issues on publication dates that a sister report has settled since."""
    dated = {article.id for article in articles if article.published}
    for issue in issues:
        if not (issue.code.startswith("publication-date") and issue.article_id in dated):
            yield issue


def _place_in_record(row: Claim | Mention) -> tuple[str, int, int, str]:
    return (row.article_id, row.start, row.end, row.id)


def _issue_order(issue: Issue) -> tuple[str, str, int, str, str]:
    where = -1 if issue.start is None else issue.start
    return (issue.code, issue.article_id or "", where, issue.source or "", issue.message)
