"""Places meant without a name: `the city`, `the capital`, `the Halveran coast`."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from syrtis.ground.countries import country_of_people
from syrtis.ground.places.atlas import Atlas
from syrtis.ground.places.lexicon import PlaceWords
from syrtis.ground.places.placed import PlacedName
from syrtis.model import Place, Read, Span

__all__ = ["descriptions", "parts_of_countries"]


def descriptions(
    read: Sequence[Read],
    placed: Sequence[PlacedName],
    words: PlaceWords,
    capital: Place | None,
    atlas: Atlas,
) -> Iterator[PlacedName]:
    """Resolve `the city` to the town named last before it, `the capital` to the main country's."""
    towns = [name for name in placed if name.place.kind in ("city", "town")]
    starts = [name.span.start for name in towns]
    taken = [(name.span.start, name.span.end) for name in placed]
    for each in read:
        for match in words.meant.finditer(each.sentence.text):
            start = each.sentence.start + match.start()
            end = each.sentence.start + match.end()
            at = bisect_right(starts, start) - 1
            town = towns[at].place if at >= 0 else None
            place = town if match["town"] else capital
            if match["town"] and town and town.kind == "city" and match["town"] == "village":
                place = None
            if match["which"] and match["capital"]:
                place = _capital_of(match["which"], atlas)
            if place is None or any(first < end and start < last for first, last in taken):
                continue
            yield PlacedName(
                span=Span(start=start, end=end, quote=match.group()),
                place=replace(place, aliases=()),
                holders=tuple(atlas.holders(place)),
                country=atlas.code(place),
                reason="meant",
            )


def parts_of_countries(
    read: Sequence[Read],
    placed: Sequence[PlacedName],
    words: PlaceWords,
    countries: Sequence[str],
    atlas: Atlas,
) -> Iterator[PlacedName]:
    """Resolve `the Halveran coast` and `the eastern part of the country` to the country."""
    taken = [(name.span.start, name.span.end) for name in placed]
    for each in read:
        for match in words.of_country.finditer(each.sentence.text):
            start = each.sentence.start + match.start()
            end = each.sentence.start + match.end()
            people = match["people"]
            code = country_of_people(people) if people else next(iter(countries), None)
            place = atlas.whole(code) if code else None
            if place is None or any(first < end and start < last for first, last in taken):
                continue
            yield PlacedName(
                span=Span(start=start, end=end, quote=match.group()),
                place=place,
                holders=(),
                country=code,
                reason="meant",
            )


def _capital_of(people: str, atlas: Atlas) -> Place | None:
    country = country_of_people(people)
    return atlas.capital(country) if country else None
