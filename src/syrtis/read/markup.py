"""The head of an HTML page as its markup tells it: title, authors, publisher, publication date.

Text comes from trafilatura; what is said *about* the text is read here, because every value must
name the element it stood in. Not read on purpose: modification dates, which say nothing of when a
story was told, and the page's own clock.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import htmldate
import msgspec
from lxml import etree

from syrtis.model import Evidence, Unresolved, When
from syrtis.read.head.calendar import dates_in

__all__ = ["NO_MARKUP", "Markup", "iso_day", "read_markup"]

SITE_SEPARATOR = re.compile(r"\s+[|–—·»:-]+\s+")
LONGEST_QUOTE = 300
SAME_TITLE = 0.3
"""Share of words a heading has in common with the markup's title to be the headline; set on the
60-page benchmark, where a section's heading shares at most 0.2 and headlines at least 0.4."""
FARTHEST_APART_DAYS = 1
"""Two publication dates of one page may differ by a time zone, not by more."""

_DATES = (
    ("meta article:published_time", "//meta[@property='article:published_time']/@content"),
    ("meta og:published_time", "//meta[@property='og:published_time']/@content"),
    ("meta datePublished", "//meta[@itemprop='datePublished']/@content"),
    ("meta parsely-pub-date", "//meta[@name='parsely-pub-date']/@content"),
    ("meta sailthru.date", "//meta[@name='sailthru.date']/@content"),
    (
        "meta dc.date",
        "//meta[starts-with(@name,'dc.date') or starts-with(@name,'DC.date')]/@content",
    ),
)
_MARKED = (("time pubdate", "//time[@pubdate or @itemprop='datePublished']/@datetime"),)
"""Also on the dates of comments and of linked stories, so only where nothing else gives a date."""
_AUTHORS = (
    ("meta author", "//meta[@name='author']/@content"),
    ("meta article:author", "//meta[@property='article:author']/@content"),
    ("rel author", "//*[@rel='author']//text()"),
)
_SITES = (
    ("meta og:site_name", "//meta[@property='og:site_name']/@content"),
    ("meta application-name", "//meta[@name='application-name']/@content"),
)
_TITLES = (
    ("meta og:title", "//meta[@property='og:title']/@content"),
    ("title", "//title/text()"),
)
_NO_NAME = re.compile(r"https?://|[\w.]+@|^\W*$|^(?:admin|administrator|staff|editor|guest)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the markup of a page says about its story."""

    title: Evidence | None
    byline: tuple[Evidence, ...]
    publisher: Evidence | None
    published: When | Unresolved


NO_MARKUP = Markup(
    title=None,
    byline=(),
    publisher=None,
    published=Unresolved(
        reason="publication-date-not-found", message="nothing beside the text gives a date"
    ),
)
"""What stands beside a text that has no markup."""


def read_markup(tree: Any) -> Markup:
    """Read what a parsed page says about its story, each value with the element it stood in."""
    linked = list(_linked_data(tree))
    publisher = _publisher(tree, linked)
    return Markup(
        title=_title(tree, publisher),
        byline=_byline(tree, linked),
        publisher=publisher,
        published=_published(tree, linked),
    )


def _found(tree: Any, paths: tuple[tuple[str, str], ...], field: str) -> Iterator[Evidence]:
    for basis, path in paths:
        for words in tree.xpath(path):
            quote = " ".join(str(words).split())
            if 0 < len(quote) <= LONGEST_QUOTE:
                yield Evidence(field=field, value=quote, basis=basis, quote=quote)


def _title(tree: Any, publisher: Evidence | None) -> Evidence | None:
    """Prefer the headline a reader sees; the markup's own title carries the outlet's name."""
    declared = next(_found(tree, _TITLES, "title"), None)
    seen = [_heading(heading) for heading in tree.xpath("//h1")[:10]]
    headings = [heading for heading in seen if heading and len(heading.quote.split()) > 1]
    if declared is None:
        return headings[0] if len(headings) == 1 else None
    best = max(headings, key=lambda each: _shared(each.quote, declared.quote), default=None)
    if best is not None and _shared(best.quote, declared.quote) >= SAME_TITLE:
        return best
    return _without_site(declared, publisher)


def _heading(heading: Any) -> Evidence | None:
    quote = " ".join("".join(heading.itertext()).split())
    if not 0 < len(quote) <= LONGEST_QUOTE:
        return None
    return Evidence(field="title", value=quote, basis="h1", quote=quote)


def _shared(left: str, right: str) -> float:
    a, b = set(re.findall(r"\w+", left.lower())), set(re.findall(r"\w+", right.lower()))
    return len(a & b) / len(a | b) if a and b else 0.0


def _without_site(title: Evidence, publisher: Evidence | None) -> Evidence:
    """Leave off the outlet's name where the markup gives it too; keep every other title whole."""
    parts = SITE_SEPARATOR.split(title.quote)
    if publisher is None or len(parts) < 2:
        return title
    kept = [part for part in parts if _shared(part, publisher.value) < 0.5]
    value = max(kept, key=len, default=title.quote)
    return Evidence(field="title", value=value, basis=title.basis, quote=title.quote)


def _byline(tree: Any, linked: list[dict[str, Any]]) -> tuple[Evidence, ...]:
    names = [*_linked_names(linked, "author", "byline"), *_found(tree, _AUTHORS, "byline")]
    kept: dict[str, Evidence] = {}
    for name in names:
        if not _NO_NAME.search(name.value) and len(name.value.split()) <= 6:
            kept.setdefault(name.value.casefold(), name)
    first = next(iter(kept.values()), None)
    return tuple(name for name in kept.values() if first and name.basis == first.basis)


def _publisher(tree: Any, linked: list[dict[str, Any]]) -> Evidence | None:
    names = [*_found(tree, _SITES, "publisher"), *_linked_names(linked, "publisher", "publisher")]
    return names[0] if names else _behind_headline(tree)


def _behind_headline(tree: Any) -> Evidence | None:
    """Read the outlet off a title that is the headline, a separator and one more name."""
    headings = {heading.quote for node in tree.xpath("//h1")[:10] if (heading := _heading(node))}
    for title in _found(tree, (("title", "//title/text()"),), "publisher"):
        parts = SITE_SEPARATOR.split(title.quote)
        if len(parts) == 2 and parts[0] in headings:
            return replace(title, value=parts[1], quote=parts[1])
    return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Give every object of the page's JSON-LD, however nested; broken JSON-LD is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:20]:
        try:
            todo = [msgspec.json.decode(str(script).encode())]
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
        while todo:
            item = todo.pop(0)
            if isinstance(item, dict):
                yield item
                todo.extend(value for value in item.values() if isinstance(value, dict | list))
            elif isinstance(item, list):
                todo.extend(item[:100])


def _linked_names(linked: list[dict[str, Any]], key: str, field: str) -> Iterator[Evidence]:
    for item in linked:
        values = item.get(key)
        for value in values if isinstance(values, list) else [values]:
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str) and 0 < len(name.strip()) <= LONGEST_QUOTE:
                name = name.strip()
                yield Evidence(field=field, value=name, basis=f"json-ld {key}", quote=name)


def _published(tree: Any, linked: list[dict[str, Any]]) -> When | Unresolved:
    """Read the day the markup gives; two that disagree leave it unresolved."""
    declared = _days([*_linked_dates(linked), *_found(tree, _DATES, "published")])
    declared = declared or _days(_found(tree, _MARKED, "published"))[:1]
    if not declared:
        return _searched(tree)
    days = [date.fromisoformat(found.value) for found in declared]
    if (max(days) - min(days)).days > FARTHEST_APART_DAYS:
        told = ", ".join(f"{found.basis} {found.value}" for found in declared)
        return Unresolved(
            reason="publication-dates-differ",
            message=f"the markup gives several publication dates: {told[:200]}",
        )
    return _when(days[0], declared[0].basis, declared[0].quote)


def _days(found: Iterable[Evidence]) -> list[Evidence]:
    """Keep what names a day, with the day as its value."""
    days = ((each, iso_day(each.quote)) for each in found)
    return [replace(each, value=day.isoformat()) for each, day in days if day is not None]


def _linked_dates(linked: list[dict[str, Any]]) -> Iterator[Evidence]:
    for item in linked:
        value = item.get("datePublished")
        if isinstance(value, str) and 0 < len(value) <= 60:
            yield Evidence(
                field="published", value=value, basis="json-ld datePublished", quote=value
            )


def iso_day(words: str) -> date | None:
    """Read the day of a machine date (ISO 8601, or `20160904`); null for anything else."""
    iso = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", words.strip())
    try:
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None


def _searched(tree: Any) -> When | Unresolved:
    """Let htmldate search the page, and take its answer only where its words are found again."""
    try:
        answer = htmldate.find_date(tree, original_date=True, extensive_search=False)
    except (ValueError, TypeError, etree.LxmlError, RecursionError):
        answer = None
    if not answer:
        return Unresolved(
            reason="publication-date-not-found", message="the markup gives no publication date"
        )
    day = date.fromisoformat(answer)
    for basis, words in _short_texts(tree):
        if iso_day(words) == day or any(
            day in found.days for found in dates_in(words, 0, len(words))
        ):
            return _when(day, basis, words)
    return Unresolved(
        reason="publication-date-not-found",
        message=f"the markup suggests {day} but no words of the page say it",
    )


def _short_texts(tree: Any) -> Iterator[tuple[str, str]]:
    for path, basis in (("//time/@datetime", "time datetime"), ("//meta/@content", "meta")):
        for words in tree.xpath(path)[:200]:
            yield basis, str(words).strip()[:LONGEST_QUOTE]
    for element in tree.iter():
        if isinstance(element.tag, str) and element.text and len(element.text) < 80:
            yield str(element.tag), " ".join(element.text.split())


def _when(day: date, basis: str, quote: str) -> When:
    return When(earliest=day, latest=day, basis=basis, quote=quote)
