"""Ids that are hashes of content: the same thing told again has the same id."""

from hashlib import sha256

__all__ = ["ID_LENGTH", "content_id", "page_id"]

ID_LENGTH = 32
"""Hex digits kept of a SHA-256: 128 bits, so that a clash needs about 10^19 rows."""

_SEPARATOR = "\x1f"


def page_id(content: bytes) -> str:
    """Name a page by its bytes, so that the same bytes are the same page wherever they lay."""
    return sha256(content).hexdigest()[:ID_LENGTH]


def content_id(*parts: str | int) -> str:
    """Name a record by what makes it itself, in a fixed order."""
    return sha256(_SEPARATOR.join(map(str, parts)).encode()).hexdigest()[:ID_LENGTH]
