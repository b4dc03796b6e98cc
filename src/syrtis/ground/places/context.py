"""What a story says of where it plays: its countries, its divisions, the names that keep company."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from syrtis.ground.countries import country_of_people
from syrtis.ground.places.gazetteer import Entry, Gazetteer
from syrtis.ground.places.lexicon import PlaceWords
from syrtis.ground.places.toponyms import Toponym
from syrtis.model import Read
from syrtis.naming.folding import fold

__all__ = ["CAPITAL_SIZE", "Context", "context_of"]

CAPITAL_SIZE = 500_000
"""A place of so many people may be named alone in any story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a story says of where it plays."""

    countries: Mapping[str, float]
    """Country -> its share of the words for countries, 0 to 1."""
    regions: frozenset[tuple[str, str]] = frozenset()
    """(country, division) named in the story."""
    company: Mapping[tuple[str, str], Mapping[str, float]] = field(default_factory=dict)
    """(country, division) -> names of the story that may lie there, each with its weight."""
    points: tuple[tuple[float, float], ...] = ()
    """Where its surest places lie."""

    @property
    def main(self) -> tuple[str, ...]:
        """The countries that a third of it is about, the foremost first."""
        kept = [code for code, share in self.countries.items() if share >= _MAIN]
        return tuple(sorted(kept, key=lambda code: (-self.countries[code], code)))


_MAIN = 0.34


def context_of(
    toponyms: Sequence[Toponym],
    read: Sequence[Read],
    dateline: str | None,
    gazetteer: Gazetteer,
    words: PlaceWords,
) -> Context:
    """Weigh which countries a story is about, by its names of countries, peoples and big places."""
    counted: Counter[str] = Counter()
    regions: set[tuple[str, str]] = set()
    for toponym in toponyms:
        entries = gazetteer.named(toponym.name)
        counted[_country_told(entries) or ""] += 2
        regions |= {(e.country or "", e.region or "") for e in entries if e.kind == "region"}
        counted[words.abbreviations.get(toponym.span.quote, "")[:2]] += 2
    for each in read:
        for word in each.parsed.words:
            code = country_of_people(word.text) if word.text[:1].isupper() else None
            counted[code or ""] += 1
    del counted[""]
    for part in (dateline or "").split(","):
        for entry in gazetteer.named(part.strip())[:1]:
            if entry.country and (entry.kind == "country" or entry.population >= CAPITAL_SIZE):
                counted[entry.country] += 4
    total = sum(counted.values())
    return Context(
        countries={code: count / total for code, count in counted.items()} if total else {},
        regions=frozenset(regions),
        company=_company(toponyms, gazetteer),
    )


def _company(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> Mapping[tuple[str, str], Mapping[str, float]]:
    """Weigh for every division which names of a story may lie in it, the rarer the heavier."""
    company: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for name in sorted({toponym.name for toponym in toponyms}):
        entries = gazetteer.named(name)
        where = {(e.country, e.region) for e in entries if e.country and e.region}
        for country, region in where:
            company[country or "", region or ""][fold(name)] = 1 / len(where)
    return company


def _country_told(entries: Sequence[Entry]) -> str | None:
    """Give the country that a name tells of: its own, or the only one with a big place so named."""
    named = [entry for entry in entries if entry.kind == "country"]
    if named and not any(e.kind == "region" and e.population > CAPITAL_SIZE for e in entries):
        return named[0].country
    big = {e.country for e in entries if e.kind == "region" or e.population >= CAPITAL_SIZE}
    return big.pop() if len(big) == 1 else None
