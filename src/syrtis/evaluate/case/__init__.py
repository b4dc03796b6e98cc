"""A whole case: what a careful reader finds in a folder of pages, against what the record holds."""

from syrtis.evaluate.case.score import read_case, score_case

__all__ = ["read_case", "score_case"]
