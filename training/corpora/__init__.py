"""The corpora that may be learned from, each read into examples."""

from training.corpora.gathering import Corpora, gather

__all__ = ["Corpora", "gather"]
