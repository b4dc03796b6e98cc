"""Whose words an article gives, and who speaks for whom, beside what is claimed.

Catches verbs of saying (by `speakers`), who is told and passes it on (`told AFP`), who publishes a
document (`posted a clip`, `state television had a banner`), documents with an owner (`a Reuters report`,
`a statement from the council`), the press that words stand in (`on state television`), pictures nobody
signs, and a text that is a statement as a whole. Misses on purpose: photographers' credits, and what an
outlet says of its own reporters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from syrtis.claims.arguments import is_passive, subjects
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import party
from syrtis.claims.sayings import Saying, tree_at
from syrtis.claims.speakers import Speakers
from syrtis.claims.tree import Tree
from syrtis.model import Article, Citation, NameKind, Office, Party
from syrtis.naming.outlets import is_press, open_outlets

__all__ = ["find_citations", "find_offices", "told_press"]

_BODIES = frozenset({NameKind.ORGANISATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE})
_SPEAKERS = _BODIES | {NameKind.PERSON, NameKind.NOMINAL, NameKind.AFFILIATION, NameKind.PLACE}
_LONGEST = 120
"""Code points of a citing's words; a verb further from its speaker is left out of the quote."""
_NEAR = 3
"""Words between a spokesman and their name: `spokesman for the army, Maj. Anquist`."""


def find_citations(
    article: Article, trees: Sequence[Tree], speakers: Speakers, lexicon: Lexicon
) -> Iterator[Citation]:
    """Walk the citations of an article, each place once, in order."""
    if speakers.issuer is not None:
        yield _cited(article, speakers.issuer, speakers.issuer, ((0, len(article.text)),))
    starts = [tree.sentence.start for tree in trees]
    found = [_said(article, trees, starts, saying) for saying in speakers.sayings]
    for tree in trees:
        found += told_press(article, tree, speakers.sayings, lexicon)
        found += _published(article, tree, lexicon)
        found += _documents(article, tree, lexicon)
        found += _standing_in(article, tree, lexicon)
        found += _unsigned(article, tree, lexicon)
    yield from _once(each for each in found if each is not None)


def find_offices(article: Article, trees: Sequence[Tree], lexicon: Lexicon) -> Iterator[Office]:
    """Walk those who are told of as speaking for a body."""
    for tree in trees:
        for at in range(len(tree.words)):
            if tree.low[at] in lexicon.citing["spokes"]:
                body, person = _body(tree, at), _person(tree, at)
                if body and person:
                    yield Office(article_id=article.id, person=person, body=body)


def told_press(
    article: Article, tree: Tree, sayings: Sequence[Saying], lexicon: Lexicon
) -> Iterator[Citation]:
    """Read `he told AFP`, `said in an interview with the BBC`: who is told passes it on."""
    for at in range(len(tree.words)):
        if tree.low[at] not in lexicon.citing["tell"]:
            continue
        for told in (*tree.kids(at, "obj", "iobj"), *tree.under(at, "to")):
            if tree.low[told] in lexicon.citing["occasions"]:
                continue
            if _is_press(tree, told, lexicon) or tree.named.get(told) is NameKind.ORGANISATION:
                same = (s for s in sayings if s.cue == tree.words[at].start)
                pieces = next((saying.pieces for saying in same), ())
                yield from _of(article, tree, told, (at, told), pieces, passes_on=True)


def _said(
    article: Article, trees: Sequence[Tree], starts: Sequence[int], saying: Saying
) -> Citation | None:
    """Take a saying with its speaker, quoted as its own sentence names them."""
    if saying.speaker is None:
        return None
    tree = tree_at(trees, starts, saying.cue)
    cue = next((w for w in tree.words if w.start >= saying.cue), tree.words[-1])
    here = saying.named or saying.speaker
    start, end = min(here.start, cue.start), max(here.end, cue.end)
    if end - start > _LONGEST or not tree.sentence.start <= start < end <= tree.sentence.end:
        start, end = here.start, here.end
    return _cited(
        article,
        Party(name=article.text[start:end], start=start, end=end),
        saying.speaker,
        saying.pieces,
    )


def _published(article: Article, tree: Tree, lexicon: Lexicon) -> Iterator[Citation]:
    """Read `Rebels posted a clip`, `State TV quoted a source`: the subject is who gives the words."""
    words = lexicon.citing
    for at in range(len(tree.words)):
        verb = tree.words[at].tag in ("VERB", "AUX") and not is_passive(tree, at)
        if tree.low[at] not in words["publish"] or not verb:
            continue
        objects = [o for o in tree.kids(at, "obj", "obl") if tree.low[o] in words["documents"]]
        for subject in subjects(tree, at):
            press = _is_press(tree, subject, lexicon) and tree.low[at] != "have"
            known = tree.named.get(subject) in _SPEAKERS or tree.words[subject].tag == "PROPN"
            if press or (objects and known):
                last = objects[0] if objects else at
                yield from _of(article, tree, subject, (subject, last), (_extent(tree, at),))


def _documents(article: Article, tree: Tree, lexicon: Lexicon) -> Iterator[Citation]:
    """Read `a Reuters report`, `a statement from the council`, `statistics released by the army`."""
    for at in range(len(tree.words)):
        if tree.low[at] not in lexicon.citing["documents"]:
            continue
        owners = [
            *tree.kids(at, "compound", "nmod:poss"),
            *tree.under(at, "from", "by", "of", "with"),
        ]
        for done in tree.kids(at, "acl"):
            if tree.low[done] in lexicon.citing["by"]:
                owners += tree.under(done, "by", "to", "with", "from")
        for owner in owners:
            if tree.low[owner] in lexicon.citing["platforms"]:
                continue
            if tree.named.get(owner) in _BODIES | {NameKind.PERSON} or _is_press(
                tree, owner, lexicon
            ):
                pieces = (_extent(tree, at), *_around(tree, at))
                yield from _of(article, tree, owner, (at, owner), pieces)


def _standing_in(article: Article, tree: Tree, lexicon: Lexicon) -> Iterator[Citation]:
    """Read `on state television`, `on the CBS program`, `on Facebook`: where the words stand."""
    for at in range(len(tree.words)):
        if not tree.case(at) & {"on", "in", "via", "through"} or _is_date(tree, at):
            continue
        platform = tree.low[at] in lexicon.citing["platforms"] and tree.words[at].tag == "PROPN"
        if _is_press(tree, at, lexicon) and not platform:
            yield from _of(article, tree, at, (at, tree.head(at)), (_clause(tree, at),))
        elif platform:
            yield from _posted(article, tree, at, lexicon)


def _posted(article: Article, tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Citation]:
    """Read `the rebels said on Facebook`, `circulated by the Column on social media`."""
    head = tree.head(at)
    for who in (*subjects(tree, head), *tree.under(head, "by")):
        if tree.named.get(who) in _SPEAKERS:
            yield from _of(article, tree, who, (who, at), (_extent(tree, head),))


def _unsigned(article: Article, tree: Tree, lexicon: Lexicon) -> Iterator[Citation]:
    """Read `video footage emerged online`: nobody is named, the footage itself is cited."""
    for at in range(len(tree.words)):
        words = lexicon.citing
        head = tree.head(at)
        told = tree.relation(at) == "nsubj" and tree.low[head] in words["emerge"]
        if tree.low[at] in words["unsigned"] and told:
            for each in _of(article, tree, at, (at, head), (_extent(tree, head),)):
                yield replace(each, unsigned=True)


def _of(
    article: Article,
    tree: Tree,
    source: int,
    ends: tuple[int, int],
    pieces: Sequence[tuple[int, int]],
    *,
    passes_on: bool = False,
) -> Iterator[Citation]:
    """Cite the source at a word, quoted from one word of its sentence to another."""
    named = _press_within(tree, source) or party(tree, *tree.phrase(source))
    if named is None:
        return
    marks = [(tree.words[at].start, tree.words[at].end) for at in ends]
    start = min(named.start, *(mark[0] for mark in marks))
    end = max(named.end, *(mark[1] for mark in marks))
    if end - start > _LONGEST:
        start, end = named.start, named.end
    words = Party(name=article.text[start:end], start=start, end=end)
    yield _cited(article, words, named, tuple(pieces), passes_on=passes_on)


def _cited(
    article: Article,
    words: Party,
    source: Party,
    pieces: tuple[tuple[int, int], ...],
    *,
    passes_on: bool = False,
) -> Citation:
    return Citation(
        article_id=article.id,
        start=words.start,
        end=words.end,
        quote=words.name,
        source=source,
        pieces=pieces,
        passes_on=passes_on,
    )


def _press_within(tree: Tree, at: int) -> Party | None:
    """Name the press by its own name where a phrase holds more: `the CBS program "Face the Nation"`."""
    first, last = tree.phrase(at)
    for word in range(first, last + 1):
        start, end = tree.spans.get(word, (word, word))
        name = tree.text(start, end)
        if name[:1].isupper() and open_outlets().publisher(name):
            return party(tree, start, end)
    return None


def _is_press(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a noun is one of the press: by its own name, or by what it is called."""
    first, last = tree.phrase(at)
    if {*tree.low[first : last + 1]} & lexicon.citing["occasions"]:
        return False
    if tree.low[at] in lexicon.citing["press"] and tree.words[at].tag in ("NOUN", "PROPN"):
        return True
    name = tree.text(*tree.spans.get(at, (at, at)))
    known = open_outlets().publisher(name) is not None or is_press(name)
    return known and name[:1].isupper() and tree.words[at].tag in ("NOUN", "PROPN")


def _body(tree: Tree, at: int) -> Party | None:
    """Name the body that a spokesman speaks for."""
    for owner in (*tree.under(at, "for", "of"), *tree.kids(at, "compound", "nmod:poss", "amod")):
        if tree.words[owner].tag in ("NOUN", "PROPN"):
            return party(tree, *tree.phrase(owner))
    return None


def _person(tree: Tree, at: int) -> Party | None:
    """Name a spokesman: by the name beside the word, else by the word itself."""
    for other in (*range(at + 1, min(at + 1 + _NEAR, len(tree.words))), *range(at - 1, at - 6, -1)):
        if other >= 0 and tree.named.get(other) is NameKind.PERSON:
            return party(tree, *tree.spans.get(other, (other, other)))
    return party(tree, *tree.phrase(at))


def _is_date(tree: Tree, at: int) -> bool:
    return any(first <= at <= last for first, last in tree.dates)


def _extent(tree: Tree, at: int) -> tuple[int, int]:
    words = tree.subtree(at)
    return tree.words[words[0]].start, tree.words[words[-1]].end


def _around(tree: Tree, at: int) -> Iterator[tuple[int, int]]:
    """Give the clause that a document stands in as subject or by a preposition: it says the clause."""
    if tree.relation(at) in ("nsubj", "obl"):
        yield _extent(tree, tree.head(at))


def _clause(tree: Tree, at: int) -> tuple[int, int]:
    return _extent(tree, tree.head(at))


def _once(found: Iterator[Citation]) -> Iterator[Citation]:
    """Give each source once for a stretch of words, the shortest quote that names it."""
    seen: list[Citation] = []
    for each in sorted(found, key=lambda c: (c.source.start, c.end - c.start, c.start)):
        same = (
            s for s in seen if s.source == each.source and s.start < each.end and each.start < s.end
        )
        if next(same, None) is None:
            seen.append(each)
    yield from sorted(seen, key=lambda c: (c.start, c.end, c.source.start))
