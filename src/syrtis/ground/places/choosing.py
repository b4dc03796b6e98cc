"""Which of the places of one name is meant: candidates scored by reasons that can be read.

The country a story is about, the place said to hold it, what the words call it, how many people live
there, and how near the story's other places lie. A name without any of that is left unresolved unless
one big place bears it: a wrong town is worse than none.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from syrtis.ground.earth import km_between
from syrtis.ground.places.context import CAPITAL_SIZE, Context
from syrtis.ground.places.gazetteer import Entry, Gazetteer
from syrtis.ground.places.lexicon import PlaceWords
from syrtis.ground.places.toponyms import Toponym
from syrtis.model import Span
from syrtis.naming.folding import bare, fold

__all__ = ["PART", "Choice", "choose"]

HELD = 4.0
"""Said to lie in it (`Bendir, Halvera`): decides against everything else."""
COUNTRY = 2.0
"""Share of the story's words for countries that are the candidate's, times this."""
NEAR = 1.0
"""Nearness to the story's other places, times this; half of it at `NEAR_KM`."""
NEAR_KM = 100.0
REGION = 0.5
"""Its division is named in the story too."""
COMPANY = 1.2
"""Other names of the story that lie in its division and in few others: each counts as the share of
its divisions that this is; together at most this."""
CAPITAL = 0.8
"""A country's capital is known beyond its country."""
PEOPLE = 0.22
"""Each tenfold of people: a capital against a village is about one country's worth."""
OWN_NAME = 0.6
"""The name is its own and not one of its other names, many of which are old or odd."""
LIKE = 0.6
"""Least share of letters in common (difflib's ratio) for names that are alike in consonants."""
RANKED = 1.5
"""Called what it is: `Bendir province` against the town."""
FEWEST_PEOPLE = 15_000
"""A smaller one needs a story that is about its country or region."""
_BARE = {"country": 2.0, "continent": 2.0, "area": 1.8, "water": 1.8, "region": 1.2, "town": 0.5}
"""What a name without a rank is taken for, all else being equal."""
_LARGE = frozenset({"country", "continent", "area", "water"})
_KINDS = {"region": "region", "district": "district", "town": "town"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The place chosen for a name, and why."""

    entry: Entry
    score: float
    reasons: Mapping[str, float] = field(default_factory=dict)


def choose(
    toponym: Toponym, context: Context, gazetteer: Gazetteer, words: PlaceWords
) -> Choice | None:
    """Choose the place a name means; null = none is known, or none is likely enough."""
    short = words.abbreviations.get(toponym.span.quote)
    if short is not None:
        country, _, division = short.partition(".")
        entries = gazetteer.region(country, division)
    else:
        entries = gazetteer.named(toponym.span.quote) or gazetteer.named(toponym.name)
    if toponym.rank in ("region", "district"):
        entries = gazetteer.ranked(toponym.name, toponym.rank) or entries
    if not entries:
        part = _part_of(toponym, context, gazetteer, words)
        return part or _by_likeness(toponym, context, gazetteer, words)
    listed = any(
        _is_known_everywhere(entry, toponym) and not _gives_way(entry, toponym, entries, gazetteer)
        for entry in entries
    )
    holders = () if listed else _holders(toponym, gazetteer, words)
    choices = [
        _scored(entry, toponym, context, holders, gazetteer)
        for entry in entries
        if toponym.rank == "region" or not _gives_way(entry, toponym, entries, gazetteer)
    ]
    best = max(choices, key=lambda c: (c.score, c.entry.population, c.entry.id))
    return best if _likely(best, toponym, context) else None


def _part_of(
    toponym: Toponym, context: Context, gazetteer: Gazetteer, words: PlaceWords
) -> Choice | None:
    """Choose the whole of which a name is a part: of `Northern Halvera`, Halvera."""
    first, _, rest = toponym.name.partition(" ")
    plain = first.casefold().removesuffix("ern")
    if not rest or (plain not in words.directions and plain not in _PARTS):
        return None
    inner = replace(toponym, name=rest, span=_rest(toponym.span, rest))
    whole = choose(inner, context, gazetteer, words)
    return whole and replace(whole, reasons={**whole.reasons, PART: 0.0})


PART = "part of it"
"""The reason that stands beside a whole chosen for a name of its part."""
_PARTS = frozenset({"central", "upper", "lower", "greater", "downtown", "rural"})


def _rest(span: Span, rest: str) -> Span:
    at = span.quote.find(rest)
    if at < 0:
        return span
    return Span(start=span.start + at, end=span.start + at + len(rest), quote=rest)


def _is_known_everywhere(entry: Entry, toponym: Toponym) -> bool:
    """Say whether a name is a country's or a big division's: `Florida, New York` is a list."""
    large = entry.kind == "country" or (entry.kind == "region" and entry.population >= CAPITAL_SIZE)
    return large and fold(entry.name) == fold(toponym.name) and toponym.rank is None


def _gives_way(
    entry: Entry, toponym: Toponym, entries: Sequence[Entry], gazetteer: Gazetteer
) -> bool:
    """Say whether a bare name cannot mean a place because of another that bears it.

    A division gives way to a city of its own name in it, and to a country's capital; a town for
    which the name is only one of others (`Mexico` for Mexico City) to what is larger and so named.
    """
    if entry.kind == "region":
        capitals = {c.id for e in entries if e.country and (c := gazetteer.capital(e.country))}
        return any(
            fold(other.name) == fold(entry.name)
            and (other.within == entry.id or other.id in capitals)
            for other in entries
            if other.kind == "city"
        )
    if entry.kind not in ("city", "town") or fold(entry.name) == fold(toponym.name):
        return False
    return any(
        other.kind in {*_LARGE, "region"} and fold(other.name) == fold(toponym.name)
        for other in entries
    )


def _holders(
    toponym: Toponym, gazetteer: Gazetteer, words: PlaceWords
) -> tuple[tuple[str | None, str | None], ...]:
    """Give country and division of the places said to hold one; a country has no division."""
    if toponym.behind is None:
        return ()
    short = words.abbreviations.get(toponym.behind)
    if short is not None:
        country, division = short.split(".")
        return ((country, division),)
    found = gazetteer.named(bare(toponym.behind)) or gazetteer.named(toponym.behind)
    return tuple((e.country, e.region) for e in found if e.kind in ("country", "region"))


def _scored(
    entry: Entry,
    toponym: Toponym,
    context: Context,
    holders: Sequence[tuple[str | None, str | None]],
    gazetteer: Gazetteer,
) -> Choice:
    capital = gazetteer.capital(entry.country) if entry.country else None
    reasons = {
        "people": PEOPLE * math.log10(entry.population + 1),
        "country": COUNTRY * _share(entry, context),
    }
    if holders:
        reasons["held"] = HELD if _lies_in(entry, holders) else 0.0
    if (entry.country, entry.region) in context.regions and entry.kind != "region":
        reasons["region"] = REGION
    others = context.company.get((entry.country or "", entry.region or ""), {})
    company = sum(weight for name, weight in others.items() if name != fold(toponym.name))
    if entry.kind not in _LARGE and company:
        reasons["company"] = COMPANY * min(1.0, company)
    nearest = _nearest_km(entry, context.points)
    if nearest is not None and entry.kind not in {*_LARGE, "region"}:
        reasons["near"] = NEAR / (1 + nearest / NEAR_KM)
    if entry.own:
        reasons["own"] = HELD
    if capital is not None and capital.id == entry.id:
        reasons["capital"] = CAPITAL
    reasons["rank"] = _rank_fits(entry, toponym)
    if fold(entry.name) == fold(toponym.name) or entry.kind in ("area", "water", "continent"):
        reasons["own name"] = OWN_NAME
    return Choice(entry=entry, score=round(sum(reasons.values()), 6), reasons=reasons)


def _share(entry: Entry, context: Context) -> float:
    """Give the share of a story that is a place's country's; what lies in none is at home anywhere."""
    if entry.country is None and entry.kind in _LARGE:
        return _AT_HOME
    return context.countries.get(entry.country or "", 0.0)


_AT_HOME = 0.75


def _rank_fits(entry: Entry, toponym: Toponym) -> float:
    """Weigh what the words call a place; without any, a country, then a town, before a division."""
    kind = "town" if entry.kind == "city" else entry.kind
    if toponym.rank in _KINDS:
        return RANKED if kind == _KINDS[toponym.rank] else 0.0
    return _BARE.get(kind, 0.0)


def _lies_in(entry: Entry, holders: Sequence[tuple[str | None, str | None]]) -> bool:
    return any(
        entry.country == country and (division is None or entry.region == division)
        for country, division in holders
    )


def _nearest_km(entry: Entry, points: Iterable[tuple[float, float]]) -> float | None:
    if entry.latitude is None or entry.longitude is None:
        return None
    apart = [km_between((entry.latitude, entry.longitude), point) for point in points]
    return min((km for km in apart if km > 0), default=None)


def _likely(choice: Choice, toponym: Toponym, context: Context) -> bool:
    entry, reasons = choice.entry, choice.reasons
    if entry.kind in _LARGE or entry.own or reasons.get("held"):
        return True
    if "held" in reasons and entry.population < CAPITAL_SIZE:
        return False  # said to lie elsewhere
    if toponym.rank == "part" and entry.country not in context.main:
        return False
    told = (
        context.countries.get(entry.country or "", 0.0) > 0
        or "region" in reasons
        or reasons.get("near", 0.0) >= NEAR / 2
        or reasons.get("company", 0.0) >= COMPANY / 2
    )
    return told or entry.population >= FEWEST_PEOPLE or entry.kind == "region"


def _by_likeness(
    toponym: Toponym, context: Context, gazetteer: Gazetteer, words: PlaceWords
) -> Choice | None:
    """Take the one place of the story's countries whose name has the same consonants."""
    if toponym.facility or toponym.rank == "part" or toponym.name.isupper():
        return None
    holders = _holders(toponym, gazetteer, words)
    countries = [c for c, _ in holders if c] or list(context.main)
    for country in dict.fromkeys(countries):
        found = [
            _scored(entry, toponym, context, holders, gazetteer)
            for entry in gazetteer.like(toponym.name, country)
            if (toponym.rank not in ("region", "district") or entry.kind != "town")
            and SequenceMatcher(None, bare(toponym.name), bare(entry.name)).ratio() >= LIKE
        ]
        if len({choice.entry.id for choice in found}) == 1 or _stands_out(found):
            best = max(found, key=lambda c: (c.score, c.entry.id))
            return Choice(
                entry=best.entry, score=best.score, reasons={**best.reasons, "consonants": 0.0}
            )
    return None


def _stands_out(found: Sequence[Choice]) -> bool:
    """Say whether one proposal is clearly ahead of the others."""
    scores = sorted((choice.score for choice in found), reverse=True)
    return len(scores) > 1 and scores[0] - scores[1] >= RANKED / 2
