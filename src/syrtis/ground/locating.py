"""Rows of the record from the places of an article: mentions, places, and where claims' things were."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from syrtis.ground.places import PlacedName, place_words
from syrtis.model import (
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Issue,
    Mention,
    MentionKind,
    Place,
    Read,
    Scope,
    Standing,
    content_id,
)

__all__ = ["gather_place", "locate_claims", "place_rows"]


def locate_claims(
    claims: Iterable[Claim], placed: Sequence[PlacedName], read: Sequence[Read], *, language: str
) -> Iterator[Claim]:
    """Give the place of every claim the id of the place that its words name.

    Of several names in one place's words (`the port of Bendir, Halvera`) the first that is no
    country counts. A claim of an occurrence without words of place takes the first place its
    sentence names, else the last that its paragraph named before, else the one town in which lies all
    that the story has named so far; a country is no such place, nor a road (it bears the name of where
    it leads), nor what only says where the report was filed (a line without a verb, a dateline).
    """
    known = [name for name in placed if name.reason != "nowhere"]
    course = _Course(read, known, place_words(language).roads)
    for claim in claims:
        place = _located(claim.place, placed) if claim.place else course.near(claim)
        yield replace(claim, place=place)


class _Course:
    """The sentences of an article with the places they name."""

    def __init__(
        self, read: Sequence[Read], placed: Sequence[PlacedName], roads: re.Pattern[str]
    ) -> None:
        self._read = read
        self._starts = [each.sentence.start for each in read]
        self._mentioned = [_places_of(each, placed, roads) for each in read]
        self._named = [
            places if any(word.tag == "VERB" for word in each.parsed.words) else []
            for each, places in zip(read, self._mentioned, strict=True)
        ]
        self._town_of = {name.place.id: _town_of(name) for name in placed}

    def near(self, claim: Claim) -> ClaimPlace | None:
        """Find the place told right beside a claim that names none itself."""
        if claim.kind in _PLACELESS or claim.scope is Scope.CUMULATIVE or not self._read:
            return None
        if claim.standing is Standing.BACKGROUND:
            return None
        number = max(0, bisect_right(self._starts, claim.start) - 1)
        if self._named[number]:
            return self._named[number][0]
        paragraph = self._read[number].sentence.paragraph
        for earlier in range(number - 1, -1, -1):
            if self._read[earlier].sentence.paragraph != paragraph:
                break
            if self._named[earlier]:
                return self._named[earlier][0]
        return self._only_town(number)

    def _only_town(self, number: int) -> ClaimPlace | None:
        """Find the town that holds every place which the sentences before name; null = there are more.

        Missed on purpose: a story that has named two towns, however often one of them.
        """
        towns = [
            (town, place)
            for mentioned in self._mentioned[:number]
            for place in mentioned
            for town in [self._town_of.get(place.place_id or "")]
        ]
        if not towns or len({town for town, _ in towns}) > 1 or towns[0][0] is None:
            return None
        town, last = towns[-1]
        return replace(last, place_id=town)


def _town_of(name: PlacedName) -> str | None:
    """Give the town that a place is or lies in."""
    holders = (name.place, *name.holders)
    return next((place.id for place in holders if place.kind in _TOWNS), None)


_TOWNS = frozenset({"city", "town"})
_PLACELESS = frozenset({ClaimKind.STRENGTH, ClaimKind.CONTROL})
"""Kinds that tell of a side, or whose place is what they are about."""


def _places_of(
    read: Read, placed: Sequence[PlacedName], roads: re.Pattern[str]
) -> list[ClaimPlace]:
    sentence = read.sentence
    dash = _DATELINE.match(sentence.text)
    first = sentence.start + (dash.end() if dash else 0)
    return [
        ClaimPlace(
            name=name.span.quote,
            start=name.span.start,
            end=name.span.end,
            place_id=name.place.id,
        )
        for name in placed
        if first <= name.span.start < sentence.end
        and name.place.kind not in _LARGE
        and not _is_road(name, read, roads)
    ]


def _is_road(name: PlacedName, read: Read, roads: re.Pattern[str]) -> bool:
    start, end = name.span.start - read.sentence.start, name.span.end - read.sentence.start
    word = roads.search(read.sentence.text, start)
    return word is not None and word.start() <= end


_LARGE = frozenset({"country", "continent", "water"})
_DATELINE = re.compile(
    r"[^\W\d_a-z][^!?\n()]{2,60}?(?:\([^)\n]{2,40}\)\s?[-–—]{0,2}\s|\s[-–—]{1,2}\s)"
)
"""`BENDIR, Halvera (AP) --` at the head of a sentence."""


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
