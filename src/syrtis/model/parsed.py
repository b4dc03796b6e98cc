"""What a reader of a language hands to the methods: a sentence cut, tagged, tied and named."""

from dataclasses import dataclass
from enum import StrEnum

from syrtis.model.sentence import Sentence
from syrtis.model.span import Span

__all__ = [
    "Attribution",
    "EventStatus",
    "EventWord",
    "Frame",
    "Name",
    "NameKind",
    "Parsed",
    "Read",
    "Role",
    "Saying",
    "Word",
    "WordSpan",
]


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ARMED_GROUP = "armed-group"
    STATE_FORCE = "state-force"
    ORGANISATION = "organisation"
    AFFILIATION = "affiliation"
    """A nationality, people, religion or political allegiance."""
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    DATE = "date"
    NUMBER = "number"
    NOMINAL = "nominal"
    """People or a body told by common nouns: `pro-government fighters`, `residents`."""


class EventStatus(StrEnum):
    """Whether an event happened, in the words of whoever tells it."""

    HAPPENED = "happened"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word as Universal Dependencies cuts it; places are code points of the article's text."""

    start: int
    end: int
    text: str
    lemma: str
    """Dictionary form, small letters but for names."""
    tag: str
    """Universal part of speech (UPOS)."""
    fine_tag: str
    """English part of speech with number and tense (Penn Treebank)."""
    head: int | None
    """Position of the head among the sentence's words, from 0; null = the root."""
    relation: str
    """Universal Dependencies relation to the head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSpan:
    """Words from `start` up to but not including `end`, as positions in the sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(WordSpan):
    """Words that name somebody or something."""

    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(WordSpan):
    """What the words are to the predicate, after PropBank: `ARG0` (who does), `ARGM-LOC` ..."""

    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One predicate and its roles."""

    predicate: int
    """Position of its word."""
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An act of saying: its cue, whose words they are, and what is said; either may be in pieces."""

    cue: WordSpan
    sources: tuple[WordSpan, ...]
    contents: tuple[WordSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWord:
    """A word that tells of an event of the conflict."""

    word: int
    status: EventStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One sentence, read. A part that the reader does not serve is null, not empty."""

    words: tuple[Word, ...]
    names: tuple[Name, ...] | None = None
    frames: tuple[Frame, ...] | None = None
    sayings: tuple[Saying, ...] | None = None
    events: tuple[EventWord, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One sentence at its place in the article, and what was read in it."""

    sentence: Sentence
    parsed: Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying at its exact words, its content drawn over all sentences of a quotation."""

    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
