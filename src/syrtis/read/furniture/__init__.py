"""Furniture: what in a page's text is not the story. It is marked, never cut."""

from syrtis.read.furniture.finder import find_furniture
from syrtis.read.furniture.lexicon import furniture_rules
from syrtis.read.furniture.outlet import Outline, find_repeats, outline

__all__ = ["Outline", "find_furniture", "find_repeats", "furniture_rules", "outline"]
