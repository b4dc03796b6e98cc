"""What the room says it cannot do."""

from syrtis.errors import SyrtisError

__all__ = ["NotThereError", "StaleError"]


class NotThereError(SyrtisError):
    """What was asked for is not in this record."""


class StaleError(SyrtisError):
    """A form was made before somebody else decided something."""
