"""How much of an input is taken in before it is called too large."""

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, after decompression. What is larger becomes an issue."""

    page: int = 20_000_000
    """One page. The longest articles on the web have under 2 MB of markup."""
    feed: int = 10_000_000
    """One feed file, which is parsed whole: a second and 50 MB of memory for each megabyte. Feeds list
    the newest tens or hundreds of entries, in well under a megabyte."""
