"""The keys of the room: one table for the handlers in the browser and for the help page."""

from dataclasses import dataclass

__all__ = ["KEYS", "Key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Keys that do one thing, on which screens (`*` = all)."""

    keys: tuple[str, ...]
    action: str
    words: str
    pages: tuple[str, ...] = ("*",)


KEYS = (
    Key(keys=("/",), action="search", words="Search articles and claims"),
    Key(keys=("j", "ArrowDown"), action="next", words="Next row, claim or pair"),
    Key(keys=("k", "ArrowUp"), action="previous", words="Previous row, claim or pair"),
    Key(keys=("Enter", "o"), action="open", words="Open the row"),
    Key(keys=("b",), action="back", words="Back to the list"),
    Key(keys=("s",), action="same", words="The two are the same", pages=("review_pair",)),
    Key(keys=("d",), action="different", words="The two are different", pages=("review_pair",)),
    Key(keys=("u",), action="unsure", words="Leave it: not sure", pages=("review_pair",)),
    Key(
        keys=("z",), action="undo", words="Undo the last decision", pages=("review", "review_pair")
    ),
    Key(keys=("?",), action="help", words="This table"),
)
"""Every key, in the order of the help page."""
