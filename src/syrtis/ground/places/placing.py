"""Places of an article: every name of one, with the place it means and how exactly that is known."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from syrtis.ground.earth import moved
from syrtis.ground.places.atlas import Atlas
from syrtis.ground.places.choosing import PART, Choice, choose
from syrtis.ground.places.context import Context, context_of
from syrtis.ground.places.gazetteer import Gazetteer
from syrtis.ground.places.lexicon import PlaceWords, place_words
from syrtis.ground.places.meant import descriptions, parts_of_countries
from syrtis.ground.places.placed import ArticlePlaces, PlacedName
from syrtis.ground.places.toponyms import Toponym, find_toponyms
from syrtis.model import Article, Claim, ClaimKind, Place, Read, content_id
from syrtis.naming.folding import bare, fold, skeleton

__all__ = ["place_names"]

AREA = 5
"""UCDP's where_prec of a part of a country."""
DISTRICT = 3
"""UCDP's where_prec of a district that is told by its town's point."""
VICINITY_KM = 25.0
"""Nearer than this a place is told of as its neighbour, with where_prec 2 (UCDP)."""
KM_PER_MILE = 1.609344
_WATERS = frozenset({"water", "area"})


def place_names(
    article: Article,
    read: Sequence[Read],
    *,
    language: str,
    gazetteer: Gazetteer,
    claims: Iterable[Claim] = (),
) -> ArticlePlaces:
    """Find the names of places in an article's sentences and put each on the map, in order.

    What a claim says that a side takes or holds is a place, whatever the reader takes its name for.

    A name that no gazetteer holds is placed by what the text says: inside its town, in a direction
    and a distance from another place, or near it. One of which nothing is said has no coordinates.
    """
    words, text = place_words(language), article.text
    held = tuple(
        (claim.place.start, claim.place.end)
        for claim in claims
        if claim.place is not None and claim.kind in (ClaimKind.CONTROL, ClaimKind.EVENT)
    )
    toponyms = find_toponyms(text, read, words, gazetteer, held=held)
    context = context_of(toponyms, read, article.dateline, gazetteer, words)
    chosen = _chosen(toponyms, context, gazetteer, words)
    chosen = _chosen(toponyms, replace(context, points=_points(chosen)), gazetteer, words)
    atlas = Atlas(gazetteer)
    course = _Course(text, chosen, context.main, atlas, words)
    placed = [course.place(toponym) for toponym in toponyms]
    capital = atlas.capital(context.main[0]) if context.main else None
    meant = [
        *descriptions(read, placed, words, capital, atlas),
        *parts_of_countries(read, placed, words, context.main, atlas),
    ]
    names = sorted((*placed, *meant), key=lambda name: (name.span.start, name.span.end))
    return ArticlePlaces(
        names=tuple(names),
        countries=context.countries,
        country_names={code: atlas.country(code) or code for code in context.countries},
    )


def _chosen(
    toponyms: Sequence[Toponym], context: Context, gazetteer: Gazetteer, words: PlaceWords
) -> dict[int, Choice]:
    """Choose per naming, then let all namings of one name in a story mean the surest one."""
    choices = {t.span.start: choose(t, context, gazetteer, words) for t in toponyms}
    surest: dict[str, Choice] = {}
    for toponym in toponyms:
        choice = choices[toponym.span.start]
        known = surest.get(fold(toponym.name))
        if choice and (known is None or choice.score > known.score):
            surest[fold(toponym.name)] = choice
    return {
        t.span.start: surest[fold(t.name)]
        for t in toponyms
        if fold(t.name) in surest and not (t.facility and choices[t.span.start] is None)
    }


def _points(chosen: dict[int, Choice]) -> tuple[tuple[float, float], ...]:
    """List where the towns lie that are sure: in the story's country, or held by a named place."""
    sure = {
        (c.entry.latitude, c.entry.longitude)
        for c in chosen.values()
        if c.entry.kind in ("city", "town", "district")
        and (c.reasons.get("held") or c.reasons.get("country", 0.0) > 0)
    }
    return tuple(sorted((lat, lon) for lat, lon in sure if lat is not None and lon is not None))


class _Course:
    """The names of an article on their way, with the towns passed so far."""

    def __init__(
        self,
        text: str,
        chosen: dict[int, Choice],
        countries: Sequence[str],
        atlas: Atlas,
        words: PlaceWords,
    ) -> None:
        self._text = text
        self._countries = countries
        """Those that the story is about."""
        self._chosen = chosen
        self._atlas = atlas
        self._words = words
        self._told: dict[str, Place] = {}
        """Fold of a name -> the place the text gave it."""
        self._towns: list[Place] = []
        self._main_town = self._named_most()

    def _named_most(self) -> Place | None:
        """Give the town that the story names most, for a building named before any."""
        towns = [c.entry for c in self._chosen.values() if c.entry.kind in ("city", "town")]
        most = Counter(entry.id for entry in towns).most_common(1)
        entry = next((entry for entry in towns if most and entry.id == most[0][0]), None)
        return self._atlas.place(entry) if entry else None

    def place(self, toponym: Toponym) -> PlacedName:
        """Place the next name."""
        choice = self._chosen.get(toponym.span.start)
        if choice is not None and not self._only_named_after(toponym, choice):
            return self._known(toponym, choice)
        known = self._told.get(fold(toponym.name))
        place = known or self._by_text(toponym) or self._nowhere(toponym)
        if place.latitude is not None:
            self._told[fold(toponym.name)] = place
        return PlacedName(
            span=toponym.span,
            place=replace(place, aliases=(toponym.span.quote,)),
            holders=tuple(self._atlas.holders(place)),
            country=self._atlas.code(place),
            reason="told" if place.latitude is not None else "nowhere",
        )

    def _only_named_after(self, toponym: Toponym, choice: Choice) -> bool:
        """Say whether a building bears the name of a town that the story does not play in."""
        entry = choice.entry
        named = fold(entry.name) != fold(toponym.span.quote) and entry.kind in ("city", "town")
        return toponym.facility and named and entry.country not in self._countries

    def _known(self, toponym: Toponym, choice: Choice) -> PlacedName:
        place = self._atlas.place(choice.entry, toponym.span.quote)
        if PART in choice.reasons:
            place = self._part(toponym, place)
        if toponym.rank == "district" and choice.entry.kind in ("town", "city"):
            place = replace(place, precision=DISTRICT)
        if choice.entry.kind in ("city", "town") or choice.entry.own:
            self._towns.append(place)
        reason = "consonants" if "consonants" in choice.reasons else "gazetteer"
        holders = tuple(self._atlas.holders(place))
        return PlacedName(
            span=toponym.span,
            place=place,
            holders=holders,
            country=choice.entry.country,
            reason=reason,
        )

    def _part(self, toponym: Toponym, whole: Place) -> Place:
        """Make `Northern Halvera` of Halvera: its point is the whole's, known as badly as that."""
        part = self._new(
            toponym,
            whole,
            kind="area",
            point=(whole.latitude, whole.longitude),
            precision=max(AREA, whole.precision or AREA),
        )
        return replace(part, aliases=(toponym.span.quote,))

    def _by_text(self, toponym: Toponym) -> Place | None:
        """Place a name by what the text says right behind it, before it, or of its kind."""
        if toponym.behind is not None:
            held = self._holder(toponym)
            if held is not None:
                return self._inside(toponym, held)
        away = self._away(toponym)
        if away is not None:
            return away
        if toponym.facility or toponym.rank in ("part", "district"):
            town = self._town()
            return self._inside(toponym, town) if town else None
        return None

    def _town(self) -> Place | None:
        """Give the town named last, of the countries that the story is about where there is one."""
        names = [self._atlas.country(code) for code in self._countries]
        home = [town for town in self._towns if town.country in names]
        known = home or self._towns
        return known[-1] if known else self._main_town

    def _holder(self, toponym: Toponym) -> Place | None:
        for start, choice in self._chosen.items():
            if start > toponym.span.end and start - toponym.span.end < _CLOSE:
                return self._atlas.place(choice.entry)
        return None

    def _inside(self, toponym: Toponym, holder: Place) -> Place:
        part = toponym.facility or toponym.rank == "part"
        kind = "landmark" if toponym.facility else "neighbourhood" if part else toponym.rank
        precise = holder.precision or 1
        return self._new(
            toponym,
            holder,
            kind=kind or "place",
            point=(holder.latitude, holder.longitude),
            precision=precise if part else max(precise, DISTRICT),
        )

    def _away(self, toponym: Toponym) -> Place | None:
        """Read `X, 30 km east of Y`, and `30 km east of Y, X` where X follows at once."""
        for start, choice in self._chosen.items():
            if not 0 < start - toponym.span.end < _FAR_WORDS:
                continue
            between = self._text[toponym.span.end : start]
            found = self._words.away.search(between)
            if found is None or re.search(r"[.;:]\s|\b(?:and|but)\b", between):
                continue
            return self._off(toponym, self._atlas.place(choice.entry), found)
        return None

    def _off(self, toponym: Toponym, origin: Place, found: re.Match[str]) -> Place | None:
        if origin.latitude is None or origin.longitude is None:
            return None
        km = _km(found, self._words)
        way = (found["way"] or "").casefold()
        if km is None or km <= VICINITY_KM:
            point, precision = (origin.latitude, origin.longitude), 2
        elif way in self._words.directions:
            degrees = self._words.directions[way]
            point, precision = moved((origin.latitude, origin.longitude), degrees, km), 5
        else:
            return None
        return self._new(toponym, origin, kind="place", point=point, precision=precision)

    def _new(
        self,
        toponym: Toponym,
        near: Place,
        *,
        kind: str,
        point: tuple[float | None, float | None],
        precision: int,
    ) -> Place:
        place = Place(
            id=content_id("place", "told", skeleton(toponym.span.quote) or toponym.name, near.id),
            name=toponym.span.quote,
            kind=kind,
            latitude=point[0],
            longitude=point[1],
            precision=precision,
            country=near.country,
            within=near.id if kind != "place" else near.within,
        )
        return self._atlas.keep(place)

    def _nowhere(self, toponym: Toponym) -> Place:
        return Place(
            id=content_id("place", "nowhere", bare(toponym.name)),
            name=toponym.span.quote,
            kind=toponym.rank,
        )


_CLOSE = 40
"""Code points behind a name in which the place that holds it begins."""
_FAR_WORDS = 90
"""Code points from a name to the place it is told to lie off."""


def _km(found: re.Match[str], words: PlaceWords) -> float | None:
    number = found["number"] or found["off_number"]
    if number is None:
        return None
    unit = (found["unit"] or found["off_unit"] or "").casefold()
    return float(number.replace(",", ".")) * (KM_PER_MILE if unit in words.miles else 1.0)
