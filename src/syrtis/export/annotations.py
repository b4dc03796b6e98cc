"""Claims as W3C Web Annotations (JSON-LD): one a claim, at its exact words in its article.

The source of every target is the article's text as the record holds it (`urn:syrtis:article:ID`), for
only there the offsets hold; `via` is the address that the page came from, where it is known. Offsets are
code points, as the standard counts them.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from syrtis.export.shelf import LeftOut
from syrtis.model import Article, Claim, ClaimKind, Contents

__all__ = ["write_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of prefix and suffix: as many as annotation tools take to tell a quote from its like."""


def write_annotations(contents: Contents, file: BinaryIO) -> LeftOut:
    """Write an annotation of every claim, one at a time; none is left out."""
    articles = {article.id: article for article in contents.articles}
    head, tail = _around(len(contents.claims))
    file.write(head)
    for number, claim in enumerate(contents.claims):
        file.write(b",\n" if number else b"\n")
        told = _annotation(claim, articles[claim.article_id])
        file.write(json.dumps(told, ensure_ascii=False).encode())
    file.write(tail)
    return LeftOut(reasons={})


def _around(claims: int) -> tuple[bytes, bytes]:
    """Make what stands before the annotations and behind them."""
    collection = {
        "@context": CONTEXT,
        "id": "urn:syrtis:claims",
        "type": "AnnotationCollection",
        "label": "Claims, at the words that make them",
        "total": claims,
        "first": {
            "id": "urn:syrtis:claims:1",
            "type": "AnnotationPage",
            "partOf": "urn:syrtis:claims",
            "startIndex": 0,
            "items": [],
        },
    }
    head, _, tail = json.dumps(collection).partition("[]")
    return f"{head}[".encode(), f"\n]{tail}\n".encode()


def _annotation(claim: Claim, article: Article) -> dict[str, Any]:
    return {
        "id": f"urn:syrtis:claim:{claim.id}",
        "type": "Annotation",
        "motivation": ["describing", "tagging"],
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en",
             "value": "; ".join(_told(claim))},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in _tags(claim)),
        ],
        "target": {"source": _source(article), "selector": _selectors(claim, article.text)},
    }  # fmt: skip


def _source(article: Article) -> dict[str, Any]:
    source = {"id": f"urn:syrtis:article:{article.id}", "type": "Text", "format": "text/plain"}
    more = {"language": article.language, "via": article.url}
    return source | {name: value for name, value in more.items() if value is not None}


def _selectors(claim: Claim, text: str) -> list[Mapping[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": claim.quote,
            "prefix": text[max(0, claim.start - AROUND) : claim.start],
            "suffix": text[claim.end : claim.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
    ]


def _tags(claim: Claim) -> Iterator[str]:
    """Give the codes of a claim: its kind, how it stands, its scope, the type of its event."""
    tags = (claim.kind, claim.modality, claim.scope, claim.change, claim.event_type, claim.standing)
    yield from (str(tag) for tag in tags if tag is not None)


def _told(claim: Claim) -> Iterator[str]:
    """Say in words what a claim claims, field by field; what is not known is left out."""
    yield f"{claim.kind} ({claim.modality})"
    if claim.kind is ClaimKind.EVENT and claim.event_type:
        yield f"what: {claim.event_type}"
    if claim.count is not None:
        low, high = claim.count.low, claim.count.high
        number = f"{low}" if low == high else f"{_end(low)}..{_end(high)}"
        yield f"how many: {number} (“{claim.count.words}”)"
    for role, party in (("who", claim.who), ("by whom", claim.by), ("where", claim.place)):
        if party is not None:
            yield f"{role}: {party.name}"
    if claim.when is not None:
        yield f"when: {_end(claim.when.earliest)}..{_end(claim.when.latest)}"
    yield f"who says so: {claim.claimant.name if claim.claimant else 'the article in its own voice'}"


def _end(value: object) -> str:
    """Write one end of an interval; an open one is nothing."""
    return "" if value is None else str(value)
