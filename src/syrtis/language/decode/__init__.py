"""From scores to one analysis that holds together: trees that are trees, spans that are whole."""

from syrtis.language.decode.spans import Tagging, best_tags, runs_of
from syrtis.language.decode.trees import best_tree

__all__ = ["Tagging", "best_tags", "best_tree", "runs_of"]
