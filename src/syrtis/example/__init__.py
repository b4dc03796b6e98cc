"""The bundled example: an invented war on an invented island, and what a reader finds in it."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["gazetteer", "gold", "notice", "outline", "pages"]


def pages() -> Traversable:
    """Return the folder of twenty pages, as a crawl would have brought them."""
    return files(__name__) / "pages"


def gold() -> Traversable:
    """Return what a careful reader finds in the pages, each fact with the words it rests on."""
    return files(__name__) / "gold.json"


def gazetteer() -> Traversable:
    """Return the island's places as a table: names, kind, coordinates, what lies in what."""
    return files(__name__) / "gazetteer.csv"


def outline() -> Traversable:
    """Return the coast of the island and of its islet as GeoJSON (RFC 7946)."""
    return files(__name__) / "island.geojson"


def notice() -> Traversable:
    """Return the paragraph that says all of it is invented, and under what licence."""
    return files(__name__) / "NOTICE.md"
