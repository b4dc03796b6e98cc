"""Citations -> what an article owes to those it cites, and whose news its lead says it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from syrtis.model import Article, Citation, Manner, Relation, RelationKind, VoiceKind
from syrtis.origins.mastheads import Voice
from syrtis.origins.sources import Sources

__all__ = ["citations_of", "cited", "leads_with"]

LEAD = 400
"""Code points of a story in which it says whose news it is, if it does."""
_PRESS = frozenset({VoiceKind.AGENCY, VoiceKind.OUTLET})


def citations_of(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """Gather citations by article, in the order of the text."""
    found: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        found[citation.article_id].append(citation)
    return {
        article: sorted(each, key=lambda c: (c.start, c.end, c.source.start))
        for article, each in found.items()
    }


def cited(citations: Sequence[Citation], sources: Sources) -> Iterator[Relation]:
    """Make a relation for every citation of one article that names a voice, with its words."""
    for citation, name in _named(citations, sources):
        yield Relation(
            article_id=citation.article_id,
            relation=RelationKind.CITES,
            of=name,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            manner=Manner.SAID,
        )


def leads_with(
    articles: Iterable[Article], citations: Mapping[str, Sequence[Citation]], sources: Sources
) -> dict[str, frozenset[str]]:
    """Say of articles whose news their lead says it is (`the Sextant news agency reports`)."""
    found = {}
    for article in articles:
        own = citations.get(article.id, ())
        begins = _begins(article)
        early = frozenset(
            voice.id
            for citation, voice in _voiced(own, sources)
            if voice.kind in _PRESS and begins <= citation.start < begins + LEAD and citation.pieces
        )
        if early:
            found[article.id] = early
    return found


def _named(citations: Sequence[Citation], sources: Sources) -> Iterator[tuple[Citation, str]]:
    """Name who is cited; pictures that nobody signs are named by what they are."""
    voices = {id(citation): voice for citation, voice in _voiced(citations, sources)}
    for citation in citations:
        voice = voices.get(id(citation))
        if voice is not None:
            yield citation, voice.name
        elif citation.unsigned:
            yield citation, citation.source.name


def _voiced(citations: Sequence[Citation], sources: Sources) -> Iterator[tuple[Citation, Voice]]:
    before: list[Voice] = []
    for citation in citations:
        voice = sources.voice(citation.source, before)
        if voice is not None:
            before.append(voice)
            yield citation, voice


def _begins(article: Article) -> int:
    """Find where a story begins: behind the furniture that stands before it, and the title."""
    at = 0
    for each in sorted(article.furniture):
        if article.text[at : each.start].strip() and each.start > at:
            break
        at = max(at, each.end)
    return at
