"""Frozen records, one file a concept, in the standard library only."""

from syrtis.model.actor import Actor, ActorKind
from syrtis.model.article import Article, Evidence, Furniture, Status
from syrtis.model.citation import Citation, Office
from syrtis.model.claim import (
    COUNT_KINDS,
    Change,
    Claim,
    ClaimKind,
    ClaimPlace,
    Extent,
    Modality,
    Party,
    Scope,
    Standing,
)
from syrtis.model.codes import ISSUE_CODES
from syrtis.model.contents import Contents
from syrtis.model.control import Control, ControlStatus
from syrtis.model.count import Count, Quantity
from syrtis.model.decision import Choice, Decision, DecisionKind, Subject, standing_decisions
from syrtis.model.event import Deaths, Disagreement, Event, EventDate, Joined, Told, Toll
from syrtis.model.event_types import EVENT_TYPES
from syrtis.model.identity import ID_LENGTH, content_id, page_id
from syrtis.model.issue import Issue
from syrtis.model.mention import Mention, MentionKind
from syrtis.model.origin import Manner, Origin, Relation, RelationKind, VoiceKind
from syrtis.model.page import Media, Page
from syrtis.model.parsed import (
    Attribution,
    EventStatus,
    EventWord,
    Frame,
    Name,
    NameKind,
    Parsed,
    Read,
    Role,
    Saying,
    Word,
    WordSpan,
)
from syrtis.model.place import Place
from syrtis.model.reason import Reason
from syrtis.model.sentence import Sentence
from syrtis.model.span import Span
from syrtis.model.tables import REFERENCES, TABLES, Row, field_docs
from syrtis.model.unresolved import Unresolved
from syrtis.model.when import When

__all__ = [
    "COUNT_KINDS",
    "EVENT_TYPES",
    "ID_LENGTH",
    "ISSUE_CODES",
    "REFERENCES",
    "TABLES",
    "Actor",
    "ActorKind",
    "Article",
    "Attribution",
    "Change",
    "Choice",
    "Citation",
    "Claim",
    "ClaimKind",
    "ClaimPlace",
    "Contents",
    "Control",
    "ControlStatus",
    "Count",
    "Deaths",
    "Decision",
    "DecisionKind",
    "Disagreement",
    "Event",
    "EventDate",
    "EventStatus",
    "EventWord",
    "Evidence",
    "Extent",
    "Frame",
    "Furniture",
    "Issue",
    "Joined",
    "Manner",
    "Media",
    "Mention",
    "MentionKind",
    "Modality",
    "Name",
    "NameKind",
    "Office",
    "Origin",
    "Page",
    "Parsed",
    "Party",
    "Place",
    "Quantity",
    "Read",
    "Reason",
    "Relation",
    "RelationKind",
    "Role",
    "Row",
    "Saying",
    "Scope",
    "Sentence",
    "Span",
    "Standing",
    "Status",
    "Subject",
    "Told",
    "Toll",
    "Unresolved",
    "VoiceKind",
    "When",
    "Word",
    "WordSpan",
    "content_id",
    "field_docs",
    "page_id",
    "standing_decisions",
]
