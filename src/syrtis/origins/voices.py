"""Voices: which articles speak with whose voice, as far as their own credits tell.

Every Casualty's standard asks for different outlets, authors and primary sources. This version
reads credits only: agency copy is the agency's voice wherever it is printed, pages of one outlet are
one voice, and a page whose outlet is not known is a voice of its own that corroborates nothing but
itself. It misses on purpose what needs comparison of texts: uncredited copies and rewrites.
"""

import re
from collections.abc import Iterator, Sequence

from syrtis.model import Article, Origin, Relation, RelationKind, Status, content_id

__all__ = ["gather_voice", "voice_id", "voice_key"]

COMPANY_WORDS = frozenset({"the", "ltd", "limited", "inc", "llc", "plc", "gmbh", "corp", "co"})
"""Words of a company's name that are not the outlet's."""


def voice_key(article: Article) -> str | None:
    """Name the voice an article speaks with; null for a page that was set aside.

    One credited agency makes the page that agency's copy. Two or more mean that the outlet wrote its
    own story from several, so it stays the outlet's voice.
    """
    if article.status is not Status.READ:
        return None
    if len(article.wire) == 1:
        return f"agency:{_folded(article.wire[0])}"
    if article.publisher:
        return f"outlet:{_folded(article.publisher)}"
    return f"page:{article.id}"


def voice_id(key: str) -> str:
    """Turn the key of a voice into its id."""
    return content_id("origin", key)


def gather_voice(key: str, articles: Sequence[Article]) -> Iterator[Origin]:
    """Make the one voice of a group of articles, with the credits that put them there."""
    yield Origin(
        id=voice_id(key),
        name=_spoken_name(key, articles),
        articles=tuple(article.id for article in articles),
        relations=tuple(relation for article in articles for relation in _credits(article)),
    )


def _spoken_name(key: str, articles: Sequence[Article]) -> str:
    first = articles[0]
    if key.startswith("agency:"):
        return first.wire[0]
    return first.publisher or first.source


def _credits(article: Article) -> Iterator[Relation]:
    for evidence in article.evidence:
        if evidence.field == "wire":
            yield Relation(
                article_id=article.id,
                relation=RelationKind.COPY if len(article.wire) == 1 else RelationKind.CITES,
                of=evidence.value,
                start=evidence.start,
                end=evidence.end,
                quote=evidence.quote,
            )


def _folded(name: str) -> str:
    """Fold a name so that `The Post`, `Post Ltd` and `POST` are one outlet."""
    words = re.findall(r"\w+", name.casefold())
    kept = [word for word in words if word not in COMPANY_WORDS]
    return " ".join(kept or words)
