"""Syrtis: from raw news pages on an armed conflict to quoted, dated, sourced claims."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("syrtis")
