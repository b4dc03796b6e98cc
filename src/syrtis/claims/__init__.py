"""Sentences -> claims: who says that how many of whom were harmed."""

from syrtis.claims.counts import find_claims

__all__ = ["find_claims"]
