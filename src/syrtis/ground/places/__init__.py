"""Names of places -> places: what a gazetteer knows, and what the text says of the rest."""

from syrtis.ground.places.gazetteer import Gazetteer
from syrtis.ground.places.lexicon import place_words
from syrtis.ground.places.opening import (
    about_gazetteer,
    add_gazetteer,
    gazetteer_digests,
    gazetteer_files,
    open_gazetteer,
    remove_gazetteer,
)
from syrtis.ground.places.placed import ArticlePlaces, PlacedName
from syrtis.ground.places.placing import place_names

__all__ = [
    "ArticlePlaces",
    "Gazetteer",
    "PlacedName",
    "about_gazetteer",
    "add_gazetteer",
    "gazetteer_digests",
    "gazetteer_files",
    "open_gazetteer",
    "place_names",
    "place_words",
    "remove_gazetteer",
]
