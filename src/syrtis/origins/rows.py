"""Voices and ties -> the rows of the table `origins`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from syrtis.model import Article, Manner, Origin, Relation, RelationKind
from syrtis.origins.relating import Tie
from syrtis.origins.voices import Settled

__all__ = ["credited_alone", "voice_rows"]


def credited_alone(articles: Sequence[Article]) -> frozenset[str]:
    """Name the articles that credit one agency: its copy, whatever else they are like."""
    return frozenset(article.id for article in articles if len(article.wire) == 1)


def voice_rows(
    articles: Sequence[Article], settled: Settled, said: Mapping[str, Sequence[Relation]]
) -> Iterator[Origin]:
    """Make the row of every voice that has articles, in the order of their names and ids.

    `said` are the relations of each article to those it cites.
    """
    members: defaultdict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.id):
        if article.id in settled.voices:
            members[settled.voices[article.id].id].append(article)
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in settled.ties:
        ties[tie.article_id].append(tie)
    voices = {voice.id: voice for voice in settled.voices.values()}
    for voice in sorted(voices.values(), key=lambda voice: (voice.name, voice.id)):
        yield Origin(
            id=voice.id,
            name=voice.name,
            kind=voice.kind,
            articles=tuple(article.id for article in members[voice.id]),
            relations=tuple(
                relation
                for article in members[voice.id]
                for relation in (
                    *_credits(article),
                    *_debts(ties[article.id]),
                    *said.get(article.id, ()),
                )
            ),
        )


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
                manner=Manner.CREDIT,
            )


def _debts(ties: Sequence[Tie]) -> Iterator[Relation]:
    """Make a relation for each passage lifted, and one for each story that is another's as a whole."""
    for tie in ties:
        spans = tie.spans if tie.manner is Manner.PART else tie.spans[:1]
        for span in spans:
            yield Relation(
                article_id=tie.article_id,
                relation=tie.relation,
                of=tie.of,
                start=span.start,
                end=span.end,
                quote=span.quote,
                manner=tie.manner,
                first=tie.first,
                reasons=tie.reasons,
            )
