"""The map's points: one a place, never one an event, so that a map of 50,000 events stays light."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray

from syrtis.model import Place
from syrtis.web.choosing import Selection
from syrtis.web.columns import EventColumns

__all__ = ["place_feature", "place_points"]

RADIUS_KM: Mapping[int, int] = {2: 25}
"""How far the true place may be off, where UCDP's where_prec says so in kilometres; the extents of
districts and provinces are not known here, so no circle stands for them."""


def place_points(
    columns: EventColumns, kept: NDArray[np.bool_], choice: Selection
) -> dict[str, Any]:
    """Gather the events kept by their places, as GeoJSON."""
    rows = np.flatnonzero(kept & columns.placed)
    counts = np.bincount(columns.place[rows], minlength=len(columns.places))
    dead = np.bincount(
        columns.place[rows], np.maximum(columns.dead[rows], 0), minlength=len(columns.places)
    )
    features = [
        place_feature(
            columns.places[number],
            events=int(counts[number]),
            dead=int(dead[number]),
            url=f"/explore?{urlencode(choice.state(place=[columns.places[number].id]), doseq=True)}",
        )
        for number in np.flatnonzero(counts)
    ]
    return _collection(features)


def _collection(features: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def place_feature(place: Place, *, events: int, dead: int | None, url: str) -> dict[str, Any]:
    """Make the feature of one place."""
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "place_id": place.id,
            "name": place.name,
            "kind": place.kind,
            "precision": place.precision,
            "radius_km": RADIUS_KM.get(place.precision or 0),
            "events": events,
            "dead": dead,
            "url": url,
        },
    }
