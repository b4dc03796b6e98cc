"""The method as data: the stages that read pages, and those that gather what articles tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from syrtis.ground import (
    GatheredActors,
    LocalNaming,
    gather_actors,
    gather_place,
)
from syrtis.language import LANGUAGES
from syrtis.model import (
    Article,
    Furniture,
    Issue,
    Page,
    Place,
    Status,
)
from syrtis.pipeline.stages import Group, Keep, Map
from syrtis.read import read_page
from syrtis.read.furniture import Outline, find_repeats, outline
from syrtis.read.head import SisterPage, date_by_sisters, read_head, sister_key

__all__ = [
    "ACTORS",
    "DATE",
    "OUTLINE",
    "PLACES",
    "READ",
    "REPEATS",
    "Outlined",
    "disjoint",
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


def crashed_reading(page: Page, why: str) -> Iterator[Article | Issue]:
    """Set a page aside that ends the process that reads it."""
    yield Article(id=page.id, source=page.source, status=Status.SET_ASIDE, reason="reading-crashed")
    yield Issue(
        code="reading-crashed",
        message=f"{page.source}: {why}; please report it with the page",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """An article of an outlet, and what of it may repeat on others."""

    article: Article
    outline: Outline


def outlined(article: Article) -> Iterator[Outline]:
    """Note what of an article may repeat on others of its outlet."""
    if outlet(article):
        yield outline(article.text)


def mark_repeats(_: str, pages: Sequence[Outlined]) -> Iterator[Article]:
    """Mark what repeats across the pages of one outlet as furniture, beside what each page told."""
    if len(pages) < 2:
        return
    repeats = find_repeats(
        {page.article.id: page.article.text for page in pages},
        {page.article.id: page.outline for page in pages},
    )
    for page in pages:
        found = repeats.get(page.article.id, ())
        if found:
            furniture = disjoint((*page.article.furniture, *found))
            yield replace(page.article, furniture=furniture)


def date_by_sister(_: str, articles: Sequence[Article]) -> Iterator[Article]:
    """Date the undated articles of one agency and city by their dated sisters."""
    whens = date_by_sisters([_sister(article) for article in articles])
    for article in articles:
        if article.published is None and article.id in whens:
            yield replace(article, published=whens[article.id])


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


def disjoint(stretches: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """Sort stretches and cut what an earlier one already covers."""
    kept: list[Furniture] = []
    for each in sorted(stretches):
        covered = kept[-1].end if kept else 0
        if each.end > covered:
            kept.append(replace(each, start=max(each.start, covered)))
    return tuple(kept)


def _by_id(article: Article) -> str:
    return article.id


def _its_outlet(page: Outlined) -> str | None:
    return outlet(page.article)


def _its_id(page: Outlined) -> str:
    return page.article.id


def _outline_told(article: Article) -> object:
    return (outlet(article) is None, article.text)


def _page_told(page: Page) -> tuple[str | None, ...]:
    """Tell a page from all others; its id stands for its bytes."""
    return (page.id, page.source, page.media, page.charset, page.url)


def _page_bytes(page: Page) -> int:
    return len(page.content)


READ: Map[Page, Article | Issue] = Map(
    name="read",
    apply=read_safely,
    keep=Keep(kinds=(Article, Issue), content=_page_told),
    size=_page_bytes,
    lost=crashed_reading,
    shard=64,
)
OUTLINE: Map[Article, Outline] = Map(
    name="outline",
    apply=outlined,
    keep=Keep(kinds=(Outline,), content=_outline_told),
    shard=200,
)
REPEATS: Group[Outlined, Article] = Group(
    name="mark repeats", key=_its_outlet, order=_its_id, apply=mark_repeats, light=True
)
DATE: Group[Article, Article] = Group(
    name="date by sisters", key=_sister_key, order=_by_id, apply=date_by_sister, light=True
)


def _together(_: object) -> str:
    return "all"


def _naming_order(naming: LocalNaming) -> str:
    return naming.mention_id


def _gathered(_: str, namings: Sequence[LocalNaming]) -> Iterator[GatheredActors]:
    yield gather_actors(namings)


def _place_id(place: Place) -> str:
    return place.id


def _place_order(place: Place) -> str:
    return f"{place.name}\x1f{place.precision}\x1f{place.aliases}"


ACTORS: Group[LocalNaming, GatheredActors] = Group(
    name="gather actors",
    key=_together,
    order=_naming_order,
    apply=_gathered,
    light=True,
)
PLACES: Group[Place, Place] = Group(
    name="gather places",
    key=_place_id,
    order=_place_order,
    apply=gather_place,
    light=True,
)
