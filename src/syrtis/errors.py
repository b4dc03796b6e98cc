"""The errors Syrtis raises: what was found, where, and what to do about it.

One bad page never raises: it becomes an `Issue` row and the build goes on. These are for what would
otherwise emit wrong data or lose a record.
"""

__all__ = [
    "BenchmarkError",
    "EngineError",
    "EvidenceError",
    "InputError",
    "RecordError",
    "StaleError",
    "SyrtisError",
]


class SyrtisError(Exception):
    """Anything Syrtis refuses to do, told in a sentence a user can act on."""


class InputError(SyrtisError):
    """What was named as input cannot be used at all (no such path, nothing in it)."""


class StaleError(SyrtisError):
    """Somebody else decided in the meantime; what was seen is not what is there."""


class RecordError(SyrtisError):
    """A record cannot be opened, written or replaced."""

    def __init__(self, message: str, *, schema: str | None = None) -> None:
        """Tell what was found; `schema` names that of the record, where it is the reason."""
        super().__init__(message)
        self.schema = schema


class EngineError(SyrtisError):
    """The processes or machines that work for a build cannot go on."""


class EvidenceError(SyrtisError):
    """A value and the words it rests on do not agree: the first law would be broken."""


class BenchmarkError(SyrtisError):
    """A benchmark file is missing, damaged or not in the format it claims (file and line named)."""
