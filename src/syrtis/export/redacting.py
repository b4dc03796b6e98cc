"""Take people's names out of a record before it is handed out, in every table and format alike.

A reader finds most names in a text and never all, and the one it misses may be a victim's. So names
are not looked for in texts and crossed out: **what a page says in its own words is withheld**, and
of the names in fields only those are handed out that are known to be no person's. All else stays:
kinds, counts, days, places, sides, voices, who claims what as a pseudonym, and offsets, which hold
in the record that the export was made from.

Pseudonyms (`person 3f2a9c01`) are the same for one person in every table and in every export of the
same pages. They are keyed with the pages' own text, so that nobody without it can try names out.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from syrtis.export.known_names import Known, may_name, names_in
from syrtis.model import (
    ISSUE_CODES,
    TABLES,
    Actor,
    Article,
    Claim,
    Contents,
    Decision,
    Event,
    Issue,
    Mention,
    Origin,
    Party,
    Place,
    Relation,
    VoiceKind,
    When,
)

__all__ = ["WITHHELD", "Redaction", "redact_names"]

WITHHELD = "[withheld]"
"""Stands where words were."""

SHORT = 4
"""Words by which somebody is named without a name: 99 of 100 such namings of the example are as
short, and in four words hardly a story can be told."""

T = TypeVar("T")


class Redaction(StrEnum):
    """What is taken out of an export."""

    NAMES = "names"


def redact_names(contents: Contents) -> Contents:
    """Give the record without the words of its pages and without any person's name.

    Not taken out: names of places and outlets (a place may be called after a person), and names in
    small letters where no person was found.
    """
    known = Known.of(contents)
    people = _pseudonyms(contents, known)
    writer = _Writer(contents, people, known)
    redacted = Contents(
        articles=tuple(map(writer.article, contents.articles)),
        mentions=tuple(map(writer.mention, contents.mentions)),
        claims=tuple(map(writer.claim, contents.claims)),
        events=tuple(map(writer.event, contents.events)),
        actors=tuple(map(writer.actor, contents.actors)),
        places=tuple(map(writer.place, contents.places)),
        control=contents.control,
        origins=tuple(map(writer.origin, contents.origins)),
        issues=tuple(map(writer.issue, contents.issues)),
        decisions=tuple(map(writer.decision, contents.decisions)),
        about={**contents.about, "redacted": str(Redaction.NAMES)},
    )
    return _swept(redacted, known, people.ids)


class _Pseudonyms:
    """The pseudonym of each person, and the id that stands for an id made of a name."""

    def __init__(self, key: bytes, ids: Iterable[str]) -> None:
        self._key = key
        self.ids: Mapping[str, str] = {each: self._digest(each, 16) for each in ids}

    def of(self, person: str) -> str:
        """Name a person (by the id, or by the name of one without) by a pseudonym."""
        return f"person {self._digest(self.ids.get(person, person), 4)}"

    def _digest(self, text: str, size: int) -> str:
        return hashlib.blake2b(text.encode(), digest_size=size, key=self._key).hexdigest()


def _pseudonyms(contents: Contents, known: Known) -> _Pseudonyms:
    """Key the pseudonyms with what only those know who have the pages."""
    key = hashlib.blake2b(digest_size=32)
    for article in sorted(contents.articles, key=lambda article: article.id):
        key.update(article.text.encode("utf-8", "surrogatepass"))
    voices = {origin.id for origin in contents.origins if origin.kind is VoiceKind.PERSON}
    return _Pseudonyms(key.digest(), {*known.people, *voices})


class _Writer:
    """Writes each row of a record anew, without names."""

    def __init__(self, contents: Contents, people: _Pseudonyms, known: Known) -> None:
        self._people, self._known = people, known
        self._places = {place.id: place.name for place in contents.places}

    def article(self, article: Article) -> Article:
        """Keep what an article is, and nothing it says."""
        return replace(
            article,
            source=_source(article.id),
            url=None,
            title=None,
            text="",
            byline=tuple(self._people.of(name) for name in article.byline),
            published=_wordless(article.published),
            furniture=(),
            evidence=(),
        )

    def mention(self, mention: Mention) -> Mention:
        """Keep whom or what a mention names, by its id."""
        return replace(mention, quote=WITHHELD)

    def claim(self, claim: Claim) -> Claim:
        """Keep what a claim comes to, who makes it by a pseudonym, and where it stands."""
        counted = claim.count and replace(claim.count, words=_plain(claim.count.words))
        said = claim.when_words and replace(
            claim.when_words, quote=_same_length(claim.when_words.quote)
        )
        where = claim.place and replace(
            claim.place, name=self._places.get(claim.place.place_id or "", _plain(claim.place.name))
        )
        return replace(
            claim,
            quote=WITHHELD,
            claimant=self._party(claim.claimant),
            who=self._party(claim.who),
            by=self._party(claim.by),
            via=tuple(party for party in map(self._party, claim.via) if party),
            count=counted,
            place=where,
            when=_wordless(claim.when),
            when_words=said,
        )

    def _party(self, party: Party | None) -> Party | None:
        if party is None:
            return None
        actor = party.actor_id or ""
        if actor in self._known.people or (not self._known.is_body(actor) and may_name(party.name)):
            return replace(party, name=self._people.of(actor or party.name))
        return replace(party, name=self._known.bodies.get(actor) or _short(party.name))

    def event(self, event: Event) -> Event:
        """Keep an event; its title is made of fields, and swept like all else."""
        joined = tuple(replace(each, reasons=()) for each in event.joined)
        return replace(event, joined=joined)

    def actor(self, actor: Actor) -> Actor:
        """Keep a body with its name, a person with a pseudonym; spellings are words of pages."""
        if actor.id not in self._known.people:
            return replace(actor, aliases=(), found_as=None)
        name = self._people.of(actor.id)
        return replace(actor, name=name, aliases=(), ucdp_id=None, found_as=None)

    def place(self, place: Place) -> Place:
        """Keep a place by its name; how pages spelled it may be words around a person's name."""
        return replace(place, aliases=(place.name,) if place.aliases else (), found_as=None)

    def origin(self, origin: Origin) -> Origin:
        """Keep a voice: an outlet, agency or body by its name, all others by a pseudonym."""
        relations = tuple(map(self._relation, origin.relations))
        if origin.kind is VoiceKind.PAGE:
            name = _source(origin.articles[0]) if origin.articles else WITHHELD
        elif origin.kind is VoiceKind.PERSON or not self._known.tells_no_voice(origin):
            name = self._people.of(origin.id)
        else:
            name = origin.name
        return replace(origin, name=name, relations=relations)

    def _relation(self, relation: Relation) -> Relation:
        of = relation.of
        if of not in self._known.articles and not self._known.is_outlet(of) and may_name(of):
            of = self._people.of(of)
        return replace(relation, of=of, quote=None, reasons=(), first=None)

    def issue(self, issue: Issue) -> Issue:
        """Keep what went wrong, in the words of the list of issues."""
        source = None if issue.article_id is None else _source(issue.article_id)
        message = ISSUE_CODES.get(issue.code, WITHHELD)
        return replace(issue, message=message, source=source)

    def decision(self, decision: Decision) -> Decision:
        """Keep what was decided, and by whom as a pseudonym."""
        return replace(
            decision,
            names=tuple(WITHHELD for _ in decision.names),
            who=None if decision.who is None else self._people.of(decision.who),
            why=None if decision.why is None else WITHHELD,
            value=WITHHELD if decision.field == "title" else decision.value,
        )


def _source(article_id: str) -> str:
    """Name a page by its id: the names of files and addresses are often made of headlines."""
    return f"page {article_id[:12]}"


def _wordless(when: When | None) -> When | None:
    return None if when is None else replace(when, quote=None)


def _short(words: str) -> str:
    """Keep what names people in a few words (`three children`), and no sentence about them."""
    return words if len(words.split()) <= SHORT else WITHHELD


def _plain(words: str) -> str:
    """Keep words that can hold no name, such as `dozens` or `at least 14`."""
    return WITHHELD if may_name(words) else _short(words)


def _same_length(words: str) -> str:
    """Write as many dots as there were code points: a span has to be as long as its words."""
    return words if not may_name(words) else "·" * len(words)


def _swept(contents: Contents, known: Known, ids: Mapping[str, str]) -> Contents:
    """Withhold every text in which a person's name is still found, and replace ids made of names."""

    def text(value: str) -> str:
        if value in ids:
            return ids[value]
        return WITHHELD if names_in(value, known) else value

    tables = {name: tuple(_mapped(row, text) for row in getattr(contents, name)) for name in TABLES}
    return replace(contents, **cast(dict[str, Any], tables))


def _mapped(value: T, text: Callable[[str], str]) -> T:
    """Change every text in a row, however deep it lies."""
    if isinstance(value, str):
        return cast(T, value if isinstance(value, StrEnum) else text(value))
    if isinstance(value, tuple):
        return cast(T, tuple(_mapped(each, text) for each in value))
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: _mapped(each, text) for name, each in told.items()}
        return replace(
            value, **{name: each for name, each in changed.items() if each != told[name]}
        )
    return value
