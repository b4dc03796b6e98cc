"""A page: the bytes as they came in, kept, with where they came from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

__all__ = ["Media", "Page"]


class Media(StrEnum):
    """What kind of bytes a page holds, so that it can be read again from the record alone."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    """One object with `text` or `html` and, if known, `url`, `title`, `date`, `publisher`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it came in. All evidence can be re-checked from this alone."""

    id: Annotated[str, "Hash of the bytes."]
    source: Annotated[str, "Path below the input folder, or the address."]
    media: Annotated[Media, "What the bytes are: `text`, `html` or `json`."]
    content: Annotated[bytes, "The bytes, unaltered."]
    charset: Annotated[str | None, "Encoding the transport declared; null = none."] = None
    url: Annotated[str | None, "The page's address, where the container names it."] = None
