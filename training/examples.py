"""One sentence to learn from, whatever corpus it comes from and whatever is marked in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from syrtis.evaluate.readers.passages import NAME_KINDS, STATUSES

__all__ = [
    "NAME_LABELS",
    "SAYING_LABELS",
    "STATUS_LABELS",
    "Example",
    "Frame",
    "Run",
    "allowed_names",
    "placed",
    "tags_of",
]

KINDS = tuple(NAME_KINDS.values())
NAME_LABELS = ("O", *(f"{side}-{kind}" for kind in KINDS for side in "BI"))
STATUS_LABELS = ("O", *STATUSES.values())
SAYING_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")


BUILT = frozenset(
    [
        "academy",
        "airbase",
        "airfield",
        "airport",
        "arena",
        "barracks",
        "base",
        "bridge",
        "building",
        "cafe",
        "camp",
        "cathedral",
        "centre",
        "center",
        "checkpoint",
        "church",
        "clinic",
        "consulate",
        "crossing",
        "dam",
        "embassy",
        "gate",
        "hall",
        "harbor",
        "harbour",
        "hospital",
        "hotel",
        "house",
        "jail",
        "mall",
        "market",
        "mosque",
        "museum",
        "palace",
        "park",
        "plant",
        "port",
        "prison",
        "refinery",
        "restaurant",
        "school",
        "shop",
        "square",
        "stadium",
        "station",
        "store",
        "synagogue",
        "temple",
        "terminal",
        "theater",
        "theatre",
        "tower",
        "tunnel",
        "university",
    ]
)
"""Words of names that are built: a corpus's `LOC` with one of these is a facility, else a place."""


def placed(words: Sequence[str], labels: Sequence[str]) -> tuple[str, ...]:
    """Decide between place and facility where a corpus does not, by the words of the name."""
    built = any(word.lower() in BUILT for word in words)
    left_out = "place" if built else "facility"
    return tuple(label for label in labels if label != left_out) or tuple(labels)


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start..end` of a sentence and every label that they may carry."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(slots=True)
class Frame:
    """One predicate or cue, at its word, and a tag for every word of the sentence."""

    at: int
    tags: list[str]


@dataclass(slots=True)
class Example:
    """A sentence; what its corpus does not mark is None, and teaches nothing."""

    source: str
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[frozenset[str]] | None = None
    """For each word the name labels that its mark allows."""
    frames: list[Frame] | None = None
    sayings: list[Frame] | None = None
    statuses: list[str] | None = None
    runs: list[Run] = field(default_factory=list)
    """The names as runs, where exactly one kind is allowed; for the exchange of names."""


SMALL_ONLY = ("facility",)
"""Kinds that a names corpus marks when they are names, and leaves out when they are common nouns: a word
with a capital outside its names is none of these."""


def allowed_names(
    words: Sequence[str], runs: Iterable[Run], unsaid: Sequence[str]
) -> list[frozenset[str]]:
    """Turn runs of names into what each word may be; `unsaid` kinds may stand where no run is.

    A corpus that marks only people, places and organisations says nothing of weapons: a word outside
    its names may still be one, so it allows them (a marginal loss then leaves the choice free).
    """
    small = _free(unsaid)
    capital = _free([kind for kind in unsaid if kind not in SMALL_ONLY])
    allowed = [small if word.islower() else capital for word in words]
    for run in runs:
        for at in range(run.start, run.end):
            side = "B" if at == run.start else "I"
            allowed[at] = frozenset(f"{side}-{kind}" for kind in run.labels)
    return allowed


def _free(unsaid: Sequence[str]) -> frozenset[str]:
    return frozenset(["O", *(f"{side}-{kind}" for kind in unsaid for side in "BI")])


def tags_of(length: int, spans: Mapping[str, Iterable[tuple[int, int]]]) -> list[str]:
    """IOB2 tags of labelled word spans (end exclusive)."""
    tags = ["O"] * length
    for label, places in spans.items():
        for start, end in places:
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tags
