"""What the room says it cannot do."""

from syrtis.errors import SyrtisError

__all__ = ["NotThereError"]


class NotThereError(SyrtisError):
    """What was asked for is not in this record."""
