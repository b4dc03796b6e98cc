"""The method as data: every stage between a page and the rows of a record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from syrtis.claims import find_claims
from syrtis.ground import (
    GatheredActors,
    LeadWeekday,
    LocalNaming,
    actor_rows,
    chain_actors,
    date_claims,
    find_quantities,
    find_times,
    gather_actors,
    gather_place,
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
from syrtis.language import LANGUAGES, attributions, dateline_at, open_reader, read_text
from syrtis.model import (
    Article,
    Citation,
    Claim,
    Furniture,
    Issue,
    Mention,
    Office,
    Page,
    Place,
    Status,
)
from syrtis.pipeline.stages import Group, Map
from syrtis.read import read_page
from syrtis.read.furniture import find_repeats
from syrtis.read.head import SisterPage, date_by_sisters, lead_day, read_head, sister_key

__all__ = [
    "ACTORS",
    "DATE",
    "PLACES",
    "READ",
    "REPEATS",
    "Told",
    "claim_stage",
    "lead_weekday",
    "reread",
]


def read_safely(page: Page) -> Iterator[Article | Issue]:
    """Read one page; one that breaks a reader in a way nobody foresaw costs itself and no other."""
    try:
        yield from list(read_page(page, languages=LANGUAGES))
    except Exception as error:  # noqa: BLE001 (the edge of one page: told as an issue, not lost)
        message = f"{page.source}: reading broke off with {type(error).__name__}: {error}; please "
        yield Article(
            id=page.id, source=page.source, status=Status.SET_ASIDE, reason="reading-failed"
        )
        yield Issue(
            code="reading-failed",
            message=f"{message}report it with the page",
            article_id=page.id,
            source=page.source,
        )


def reread(page: Page) -> Article:
    """Read one kept page again, for `verify`."""
    return next(found for found in read_safely(page) if isinstance(found, Article))


def outlet(article: Article) -> str | None:
    """Name the outlet whose pages are compared for what repeats: its site, else its name."""
    if article.status is not Status.READ:
        return None
    host = urlsplit(article.url).hostname if article.url else None
    return host or (article.publisher.casefold() if article.publisher else None)


def mark_repeats(_: str, articles: Sequence[Article]) -> Iterator[Article]:
    """Mark what repeats across the pages of one outlet as furniture, beside what each page told."""
    if len(articles) < 2:
        return
    repeats = find_repeats({article.id: article.text for article in articles})
    for article in articles:
        found = repeats.get(article.id, ())
        if found:
            yield replace(article, furniture=_disjoint((*article.furniture, *found)))


def date_by_sister(_: str, articles: Sequence[Article]) -> Iterator[Article]:
    """Date the undated articles of one agency and city by their dated sisters."""
    whens = date_by_sisters([_sister(article) for article in articles])
    for article in articles:
        if article.published is None and article.id in whens:
            yield replace(article, published=whens[article.id])


Told = Claim | Citation | Office | Mention | LocalNaming | Place | Issue
"""What is read in one article. Actors' ids in it are keys until all articles are read."""


def claim_safely(article: Article, gazetteers: Sequence[Path] = ()) -> Iterator[Told]:
    """Claim from one article; one that breaks the rules in a way nobody foresaw costs itself only."""
    try:
        yield from list(claim(article, gazetteers))
    except Exception as error:  # noqa: BLE001 (the edge of one page: told as an issue, not lost)
        yield Issue(
            code="claims-failed",
            message=f"{article.source}: looking for claims broke off with {type(error).__name__}: "
            f"{error}; please report it with the page",
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
    skip = _disjoint((*_no_claims(article), *headline))
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


def lead_weekday(article: Article) -> LeadWeekday | None:
    """Read the weekday of an article's lead."""
    lead = lead_day(article.text, read_head(article.text).lead)
    return LeadWeekday(weekday=lead.weekday, span=lead.span) if lead else None


def _sister(article: Article) -> SisterPage:
    return SisterPage(
        id=article.id,
        text=article.text,
        story=read_head(article.text).lead,
        wire=article.wire,
        dateline=article.dateline,
        published=article.published,
    )


def _sister_key(article: Article) -> str | None:
    if article.dateline is None:  # as most pages are; spares reading their heads again
        return None
    return sister_key(read_head(article.text), article.text)


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


def _disjoint(stretches: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """Sort stretches and cut what an earlier one already covers."""
    kept: list[Furniture] = []
    for each in sorted(stretches):
        covered = kept[-1].end if kept else 0
        if each.end > covered:
            kept.append(replace(each, start=max(each.start, covered)))
    return tuple(kept)


def _by_id(article: Article) -> str:
    return article.id


READ: Map[Page, Article | Issue] = Map(name="read", apply=read_safely)
REPEATS: Group[Article, Article] = Group(
    name="mark repeats", key=outlet, order=_by_id, apply=mark_repeats
)
DATE: Group[Article, Article] = Group(
    name="date by sisters", key=_sister_key, order=_by_id, apply=date_by_sister
)


def claim_stage(
    gazetteers: Sequence[Path] = (),
) -> Map[Article, Told]:
    """Give the stage that claims and grounds, with a user's own tables of places before the rest."""
    return Map(name="claim", apply=partial(claim_safely, gazetteers=tuple(gazetteers)))


ACTORS: Group[LocalNaming, GatheredActors] = Group(
    name="gather actors",
    key=lambda _: "all",
    order=lambda naming: naming.mention_id,
    apply=lambda _, namings: [gather_actors(namings)],
)
PLACES: Group[Place, Place] = Group(
    name="gather places",
    key=lambda place: place.id,
    order=lambda place: f"{place.name}\x1f{place.precision}\x1f{place.aliases}",
    apply=gather_place,
)
