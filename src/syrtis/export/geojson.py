"""GeoJSON (RFC 7946) of the events that have a place: points in longitude, latitude, WGS 84."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from syrtis.export.ged import LeftOut
from syrtis.model import Actor, Contents, Event, Place

__all__ = ["write_geojson"]


def write_geojson(contents: Contents, file: BinaryIO) -> LeftOut:
    """Write a feature for each event with coordinates; give how many have none."""
    places = {place.id: place for place in contents.places}
    actors = {actor.id: actor for actor in contents.actors}
    features = list(_features(contents, places, actors))
    collection = {"type": "FeatureCollection", "features": features}
    file.write(msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n")
    missing = len(contents.events) - len(features)
    return LeftOut(reasons={"its place is not known": missing} if missing else {})


def _features(
    contents: Contents, places: Mapping[str, Place], actors: Mapping[str, Actor]
) -> Iterator[dict[str, Any]]:
    for event in contents.events:
        place = places.get(event.place_id or "")
        if place is not None and place.latitude is not None and place.longitude is not None:
            point = [place.longitude, place.latitude]
            yield {
                "type": "Feature",
                "id": event.id,
                "geometry": {"type": "Point", "coordinates": point},
                "properties": _properties(event, place, actors),
            }


def _properties(event: Event, place: Place, actors: Mapping[str, Actor]) -> dict[str, Any]:
    known = [actors.get(side or "") for side in (event.side_a, event.side_b)]
    sides = [side.name if side else None for side in known]
    return {
        "title": event.title,
        "type": event.type,
        "earliest": event.when.earliest if event.when else None,
        "latest": event.when.latest if event.when else None,
        "place": place.name,
        "where_precision": event.where_precision,
        "side_a": sides[0],
        "side_b": sides[1],
        "deaths_low": event.deaths.low if event.deaths else None,
        "deaths_best": event.deaths.best if event.deaths else None,
        "deaths_high": event.deaths.high if event.deaths else None,
        "articles": len(event.articles),
        "voices": event.origins,
    }
