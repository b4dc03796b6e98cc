"""Rows of the record from the places of an article: mentions, places, and where claims' things were."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from syrtis.ground.places import PlacedName
from syrtis.model import (
    Article,
    Claim,
    ClaimPlace,
    Issue,
    Mention,
    MentionKind,
    Place,
    content_id,
)

__all__ = ["gather_place", "locate_claims", "place_rows"]


def locate_claims(claims: Iterable[Claim], placed: Sequence[PlacedName]) -> Iterator[Claim]:
    """Give the place of every claim the id of the place that its words name.

    Of several names in one place's words (`the port of Bendir, Halvera`) the first that is no
    country counts.
    """
    for claim in claims:
        yield replace(claim, place=claim.place and _located(claim.place, placed))


def _located(place: ClaimPlace, placed: Sequence[PlacedName]) -> ClaimPlace:
    inside = [p for p in placed if p.span.start < place.end and place.start < p.span.end]
    smaller = [name for name in inside if name.place.kind != "country"]
    named = next(iter(smaller or inside), None)
    return replace(place, place_id=named.place.id) if named else place


def place_rows(article: Article, placed: Sequence[PlacedName]) -> Iterator[Mention | Place | Issue]:
    """Make the mentions of an article's places, and the places with all that they lie in.

    A name that could not be put on the map gives one issue.
    """
    told: set[str] = set()
    for name in placed:
        yield Mention(
            id=content_id("mention", article.id, name.span.start, name.span.end, MentionKind.PLACE),
            article_id=article.id,
            start=name.span.start,
            end=name.span.end,
            quote=name.span.quote,
            kind=MentionKind.PLACE,
            place_id=name.place.id,
        )
        yield name.place
        yield from name.holders
        if name.place.latitude is None and name.place.id not in told:
            told.add(name.place.id)
            yield _not_placed(article, name)


def _not_placed(article: Article, name: PlacedName) -> Issue:
    return Issue(
        code="place-not-placed",
        message=f"{article.source}: {name.span.quote!r} is in no gazetteer and the text does not say "
        "where it lies; add it with `syrtis gazetteer add`",
        article_id=article.id,
        source=article.source,
        start=name.span.start,
        end=name.span.end,
    )


def gather_place(_: str, places: Sequence[Place]) -> Iterator[Place]:
    """Make one place of all that articles told of it, under every spelling met."""
    spelled = sorted({alias for place in places for alias in place.aliases})
    yield replace(places[0], aliases=tuple(spelled))
