"""An article: what one page says, its story told apart from its furniture."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from syrtis.model.when import When

__all__ = ["Article", "Evidence", "Furniture", "Status"]


class Status(StrEnum):
    """Whether a page was read as a story."""

    READ = "read"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Furniture:
    """A stretch of text that is not the story, with the rule that says so."""

    start: Annotated[int, "First code point of the stretch in the article's text."]
    end: Annotated[int, "One past the last code point."]
    rule: Annotated[str, "Name of the rule, listed in docs/reading.md."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one value of an article's head (title, byline ...) was read from."""

    field: Annotated[str, "The field of the article: `title`, `byline`, `dateline` ..."]
    value: Annotated[str, "The value as recorded (one of them, where the field is a list)."]
    basis: Annotated[str, "`text`, or the metadata it stands in (`meta og:title`, `json date`)."]
    quote: Annotated[str, "The words as they stand."]
    start: Annotated[int | None, "Where they stand in `text`; null = outside it."] = None
    end: Annotated[int | None, "One past their last code point."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page that came in, as text, with its story told apart from its furniture."""

    id: Annotated[str, "Hash of the page's bytes."]
    source: Annotated[str, "Path below the input folder, or the address."]
    status: Annotated[Status, "`read`, or `set_aside`."]
    reason: Annotated[str | None, "Why it was set aside (an issue code)."] = None
    title: Annotated[str | None, "The headline."] = None
    publisher: Annotated[str | None, "Who published the page."] = None
    byline: Annotated[tuple[str, ...], "Names of the authors."] = ()
    dateline: Annotated[str | None, "The place it was filed from (`PORTO QUELHAS, Halvera`)."] = (
        None
    )
    wire: Annotated[tuple[str, ...], "Agencies whose copy it is."] = ()
    language: Annotated[str | None, "ISO 639-1 code of the text."] = None
    published: Annotated[When | None, "When it was published; null = not known."] = None
    text: Annotated[str, "The decoded page (plain text) or the extracted text (HTML)."] = ""
    furniture: Annotated[tuple[Furniture, ...], "What in `text` is not the story."] = ()
    evidence: Annotated[tuple[Evidence, ...], "The words title, byline ... were read from."] = ()
    url: Annotated[str | None, "The page's address, where it is known."] = None
    origin_id: Annotated[str | None, "The independent voice it belongs to."] = None
