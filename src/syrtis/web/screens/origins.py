"""Origins: who copied and cited whom? Voices with their articles, and what each owes to others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from syrtis.model import Origin, Relation, RelationKind, VoiceKind
from syrtis.store import Record
from syrtis.store.queries import ArticleLine, article_lines, rows_of
from syrtis.web.errors import NotThereError
from syrtis.web.screens.parts import ArticleShown, shown_article

__all__ = ["ArticleOwing", "Debt", "OriginsScreen", "VoiceShown", "origins_screen", "voice_screen"]

ROWS = 30
_FEW = 10
"""Articles of a voice shown in the list of voices."""
_MANY = 300
"""Articles shown of one voice alone; an agency has thousands."""
_CITED = 6
"""Voices that an article cites, shown before the rest is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What an article owes to another, and what shows it."""

    relation: str
    manner: str
    of: str
    of_article: ArticleShown | None
    quote: str | None
    why: tuple[str, ...]
    first: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOwing:
    """An article of a voice."""

    article: ArticleShown
    debts: tuple[Debt, ...]
    cites_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShown:
    """One independent voice."""

    id: str
    name: str
    kind: str
    claims: int
    articles: tuple[ArticleOwing, ...]
    articles_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsScreen:
    """The voices of a record, those with the most articles and claims first."""

    voices: tuple[VoiceShown, ...]
    total: int
    own: int
    """How many have articles; the others are only cited."""
    kind: str | None
    kinds: dict[str, int]
    page: int
    pages: int


def origins_screen(
    record: Record, claims: Mapping[str | None, int], kind: VoiceKind | None, page: int
) -> OriginsScreen:
    """List the voices of a record as trees; `claims` counts the claims of each."""
    every = list(record.origins())
    kinds: dict[str, int] = {}
    for origin in every:
        kinds[origin.kind] = kinds.get(origin.kind, 0) + 1
    wanted = [origin for origin in every if kind is None or origin.kind == kind]
    wanted.sort(key=lambda o: (-len(o.articles), -claims.get(o.id, 0), o.name, o.id))
    pages = max(1, -(-len(wanted) // ROWS))
    page = min(page, pages)
    shown = wanted[(page - 1) * ROWS : page * ROWS]
    return OriginsScreen(
        voices=tuple(_voices(record, shown, claims)),
        total=len(wanted),
        own=sum(bool(origin.articles) for origin in wanted),
        kind=kind,
        kinds=dict(sorted(kinds.items())),
        page=page,
        pages=pages,
    )


def voice_screen(record: Record, claims: Mapping[str | None, int], origin_id: str) -> VoiceShown:
    """Show one voice; raises `NotThereError`."""
    origin = rows_of(record, Origin, [origin_id]).get(origin_id)
    if origin is None:
        raise NotThereError(f"this record holds no voice {origin_id}; Origins lists all there are")
    return next(iter(_voices(record, [origin], claims, alone=True)))


def _voices(
    record: Record,
    origins: Sequence[Origin],
    claims: Mapping[str | None, int],
    *,
    alone: bool = False,
) -> Iterable[VoiceShown]:
    most, cited = (_MANY, None) if alone else (_FEW, _CITED)
    pages = {page for origin in origins for page in origin.articles[:most]}
    relations = [r for o in origins for r in o.relations if r.article_id in pages]
    lines = {each.id: each for each in article_lines(record, [*pages, *(r.of for r in relations)])}
    for origin in origins:
        theirs = {*origin.articles}
        own = [relation for relation in relations if relation.article_id in theirs]
        yield VoiceShown(
            id=origin.id,
            name=origin.name,
            kind=origin.kind,
            claims=claims.get(origin.id, 0),
            articles=tuple(
                _owing(lines[page], own, lines, cited)
                for page in origin.articles[:most]
                if page in lines
            ),
            articles_total=len(origin.articles),
        )


def _owing(
    line: ArticleLine,
    relations: Sequence[Relation],
    lines: dict[str, ArticleLine],
    cited: int | None,
) -> ArticleOwing:
    own = [relation for relation in relations if relation.article_id == line.id]
    copied = [each for each in own if each.relation is not RelationKind.CITES]
    cites: dict[str, Relation] = {}
    for each in own:
        if each.relation is RelationKind.CITES:
            cites.setdefault(each.of, each)
    shown = list(cites.values())[:cited]
    return ArticleOwing(
        article=shown_article(line),
        debts=tuple(_debt(each, lines) for each in (*copied, *shown)),
        cites_more=len(cites) - len(shown),
    )


def _debt(relation: Relation, lines: dict[str, ArticleLine]) -> Debt:
    other = lines.get(relation.of)
    return Debt(
        relation=relation.relation,
        manner=relation.manner,
        of=(other.title or other.source) if other else relation.of,
        of_article=shown_article(other) if other else None,
        quote=relation.quote,
        why=tuple(f"{reason.what} {reason.weight:.2f}" for reason in relation.reasons),
        first=relation.first,
    )
