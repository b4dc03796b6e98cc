"""The voices of a record as trees for the terminal, each branch with its reason and its quote."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text
from rich.tree import Tree

from syrtis.cli.claim_table import count_words, day_words
from syrtis.cli.terminal import clipped, one_line, short_source
from syrtis.model import Article, Claim, Contents, Origin, Relation, RelationKind, VoiceKind
from syrtis.origins import Standing, Voice

__all__ = ["claim_tree", "voice_trees"]

_QUOTE = 60
_SOURCE = 48
_CITED = 6
"""Voices that an article cites, printed before the rest is only counted."""
_STYLES = {
    VoiceKind.AGENCY: "bold cyan",
    VoiceKind.OUTLET: "bold",
    VoiceKind.BODY: "bold green",
    VoiceKind.PERSON: "green",
    VoiceKind.PAGE: "dim",
}


def voice_trees(contents: Contents, limit: int) -> Iterator[Tree | Text]:
    """Make a tree for each voice, those with the most articles and claims first; 0 = all."""
    claims = Counter(claim.origin_id for claim in contents.claims)
    articles = {article.id: article for article in contents.articles}
    ordered = sorted(
        contents.origins, key=lambda o: (-len(o.articles), -claims[o.id], o.name, o.id)
    )
    shown = ordered[:limit] if limit else ordered
    for origin in shown:
        yield _voice_tree(origin, articles, claims[origin.id])
    if len(shown) < len(ordered):
        yield Text(f"{len(ordered) - len(shown)} more voices; --limit 0 prints all", style="dim")


def claim_tree(
    contents: Contents,
    claim: Claim,
    chain: Sequence[Voice],
    same: Sequence[Claim],
    counted: Standing,
) -> Tree:
    """Make the tree of one claim: by whom it came, and who else says the same."""
    articles = {article.id: article for article in contents.articles}
    voices = {origin.id: origin.name for origin in contents.origins}
    head = f"{claim.kind} {count_words(claim.count)} · “{_clipped(claim.quote)}”"
    tree = Tree(Text(one_line(head), style="bold"))
    came = tree.add(Text(" ← ".join(one_line(voice.name) for voice in chain) or "nobody by name"))
    for party in (*claim.via, *((claim.claimant,) if claim.claimant else ())):
        came.add(Text(f"“{_clipped(party.name)}”", style="dim"))
    told = tree.add(
        Text(
            f"{_of(counted.articles, 'article')}, {_of(counted.outlets, 'outlet')}, "
            f"{_of(counted.origins, 'independent voice')} with this kind, number and place"
        )
    )
    for each in same:
        source = short_source(articles[each.article_id].source, _SOURCE)
        voice = one_line(voices.get(each.origin_id or "", "nobody"))
        told.add(Text(f"{source} ← {voice}  “{_clipped(each.quote)}”"))
    return tree


def _voice_tree(origin: Origin, articles: Mapping[str, Article], claims: int) -> Tree:
    head = Text(one_line(origin.name), style=_STYLES[origin.kind])
    pages = f"{_of(len(origin.articles), 'article')}, " if origin.articles else "only cited, "
    head.append(f" · {origin.kind} · {pages}{_of(claims, 'claim')}", style="dim")
    tree = Tree(head)
    for page in origin.articles:
        article = articles[page]
        told = [short_source(article.source, _SOURCE), one_line(article.publisher or "")]
        told.append(day_words(article.published))
        branch = tree.add(Text(" · ".join(filter(None, told))))
        _add_debts(branch, [r for r in origin.relations if r.article_id == page], articles)
    return tree


def _add_debts(
    branch: Tree, relations: Sequence[Relation], articles: Mapping[str, Article]
) -> None:
    for relation in relations:
        if relation.relation is not RelationKind.CITES:
            branch.add(_debt(relation, articles))
    cited: dict[str, Relation] = {}
    for relation in relations:
        if relation.relation is RelationKind.CITES:
            cited.setdefault(relation.of, relation)
    for relation in list(cited.values())[:_CITED]:
        branch.add(_debt(relation, articles))
    if len(cited) > _CITED:
        branch.add(Text(f"cites {len(cited) - _CITED} more", style="dim"))


def _debt(relation: Relation, articles: Mapping[str, Article]) -> Text:
    other = articles.get(relation.of)
    of = short_source(other.source, _SOURCE) if other else one_line(relation.of)
    text = Text(f"{relation.relation} ({relation.manner}) of {of}")
    if relation.relation is RelationKind.CITES:
        text = Text(f"cites {of}")
    why = [f"{reason.what} {reason.weight:+.2f}" for reason in relation.reasons]
    if len(relation.reasons) == 1:
        why = [f"{relation.reasons[0].what} {relation.reasons[0].weight:.2f}"]
    if relation.first:
        why.append(f"later: {relation.first}")
    if why:
        text.append(f"  {', '.join(why)}", style="dim")
    if relation.quote:
        text.append(f"  “{_clipped(relation.quote)}”", style="italic")
    return text


def _of(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _clipped(words: str) -> str:
    return clipped(one_line(words), _QUOTE)
