"""The method as data: the stages that claim from articles, and that date some by others' claims."""

import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from syrtis.claims import find_claims
from syrtis.errors import EngineError, InputError
from syrtis.ground import (
    LeadWeekday,
    LocalNaming,
    actor_rows,
    chain_actors,
    date_by_events,
    date_claims,
    find_quantities,
    find_times,
    gazetteer_digests,
    identify_claims,
    identify_sources,
    locate_claims,
    open_gazetteer,
    parties_of,
    place_names,
    place_rows,
    scene_of,
    time_mentions,
)
from syrtis.language import attributions, dateline_at, open_reader, read_text
from syrtis.model import (
    Article,
    Citation,
    Claim,
    Furniture,
    Issue,
    Mention,
    Office,
    Place,
    Status,
)
from syrtis.pipeline.method import disjoint
from syrtis.pipeline.stages import Group, Keep, Map
from syrtis.read.head import lead_day, read_head

__all__ = ["DATE_BY_EVENTS", "Claimed", "Told", "claim_stage"]

Told = Claim | Citation | Office | Mention | LocalNaming | Place | Issue
"""What is read in one article. Actors' ids in it are keys until all articles are read."""


def claim_safely(
    article: Article, gazetteers: Sequence[Path] = (), known: tuple[str, ...] = ()
) -> Iterator[Told]:
    """Claim from one article; one that breaks the rules in a way nobody foresaw costs itself only.

    `known` are the digests of the gazetteers that the build goes by. `InputError` where the model or
    a gazetteer is damaged, which is no fault of the article; `EngineError` where others lie here.
    """
    _same_gazetteers(tuple(gazetteers), known)
    try:
        yield from list(claim(article, gazetteers))
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 (the edge of one page: told as an issue, not lost)
        yield Issue(
            code="claims-failed",
            message=f"{article.source}: looking for claims broke off with {type(error).__name__}: "
            f"{error}; please report it with the page",
            article_id=article.id,
            source=article.source,
        )


@cache
def _same_gazetteers(gazetteers: tuple[Path, ...], known: tuple[str, ...]) -> None:
    if known and gazetteer_digests(gazetteers) != known:
        raise EngineError(
            f"the worker {platform.node()} looks places up in other gazetteers than the build that "
            "sends it work; give both the same SYRTIS_HOME, and the tables a path both can read"
        )


def crashed_claiming(article: Article, why: str) -> Iterator[Told]:
    """Tell of an article that ends the process that looks for its claims."""
    yield Issue(
        code="claims-crashed",
        message=f"{article.source}: no claims were found, for {why}; please report it with the page",
        article_id=article.id,
        source=article.source,
    )


def claim(article: Article, gazetteers: Sequence[Path] = ()) -> Iterator[Told]:
    """Read the claims of one article's story and ground their words.

    Its furniture is left out, and its headline claims nothing: the story tells it again.
    """
    if article.status is not Status.READ or article.language is None:
        return
    language = article.language
    reader = open_reader(language)
    headline = tuple(_headline(article))
    skip = disjoint((*_no_claims(article), *headline))
    read = read_text(article.text, reader, language=language, skip=skip)
    whole = [
        *(
            each
            for head in headline[:1]
            for each in read_text(
                article.text, reader, language=language, skip=_all_but(head, article)
            )
        ),
        *read,
    ]
    quantities = [
        quantity
        for each in read
        for quantity in find_quantities(
            each.sentence.text, language=language, offset=each.sentence.start
        )
    ]
    found = find_claims(article, read, quantities, attributions(article.text, read))
    times = find_times(
        [(each.sentence.start, each.sentence.text) for each in whole],
        language=language,
        written=article.published,
    )
    yield from (row for row in found if isinstance(row, Issue))
    claims = [row for row in found if isinstance(row, Claim)]
    placed = place_names(
        article,
        whole,
        language=language,
        gazetteer=open_gazetteer(gazetteers),
        claims=claims,
    )
    sources = [row for row in found if isinstance(row, (Citation, Office))]
    dated = date_claims(claims, times, read, published=article.published)
    located = list(locate_claims(dated, placed.names, read, language=language))
    named = chain_actors(
        article.text,
        whole,
        parties_of(
            located,
            [row for row in sources if isinstance(row, Citation)],
            [row for row in sources if isinstance(row, Office)],
        ),
        language=language,
        scene=scene_of(article, located, placed),
    )
    yield from identify_claims(located, named)
    yield from identify_sources(sources, named)
    yield from actor_rows(article, named)
    yield from place_rows(article, placed.names)
    yield from time_mentions(article, times)


def _no_claims(article: Article) -> Iterator[Furniture]:
    """Walk the furniture that claims nothing: all but the story's own highlights.

    Highlights stand right before the dateline. They are not the story, but they say what it claims.
    """
    for each in article.furniture:
        if not dateline_at(article.text, each.end):
            yield each


def _headline(article: Article) -> Iterator[Furniture]:
    """The headline repeats the story: what it says is not claimed a second time."""
    for each in article.evidence:
        if each.field == "title" and each.start is not None and each.end is not None:
            yield Furniture(start=each.start, end=each.end, rule="headline")


def _all_but(stretch: Furniture, article: Article) -> tuple[Furniture, ...]:
    """Give what lies before a stretch of an article's text and behind it."""
    ends = ((0, stretch.start), (stretch.end, len(article.text)))
    return tuple(Furniture(start=a, end=b, rule="outside") for a, b in ends if a < b)


def claim_stage(
    gazetteers: Sequence[Path] = (),
) -> Map[Article, Told]:
    """Give the stage that claims and grounds, with a user's own tables of places before the rest."""
    tables = tuple(gazetteers)
    known = gazetteer_digests(tables)
    return Map(
        name="claim",
        apply=partial(claim_safely, gazetteers=tables, known=known),
        keep=Keep(
            kinds=(Claim, Citation, Office, Mention, LocalNaming, Place, Issue), settings=known
        ),
        size=_characters,
        lost=crashed_claiming,
    )


def lead_weekday(article: Article) -> LeadWeekday | None:
    """Read the weekday of an article's lead."""
    lead = lead_day(article.text, read_head(article.text).lead)
    return LeadWeekday(weekday=lead.weekday, span=lead.span) if lead else None


def _characters(article: Article) -> int:
    return len(article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An article and what it claims."""

    article: Article
    claims: tuple[Claim, ...]


def date_by_claims(_: str, all_claimed: Sequence[Claimed]) -> Iterator[Article]:
    """Date the undated articles whose claims the dated ones tell of one day."""
    articles = {each.article.id: each.article for each in all_claimed}
    whens = date_by_events(
        list(articles.values()),
        [claim for each in all_claimed for claim in each.claims],
        lambda article_id: lead_weekday(articles[article_id]),
    )
    for each in all_claimed:
        if each.article.id in whens:
            yield replace(each.article, published=whens[each.article.id])


def _together(_: object) -> str:
    return "all"


def _claimed_order(claimed: Claimed) -> str:
    return claimed.article.id


DATE_BY_EVENTS: Group[Claimed, Article] = Group(
    name="date by events",
    key=_together,
    order=_claimed_order,
    apply=date_by_claims,
    light=True,
)
