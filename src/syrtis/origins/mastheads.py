"""Every article's own voice, before its words are compared: its agency's, its outlet's, or the page's.

Every Casualty's standard asks for different outlets, authors and primary sources. Agency copy is the
agency's voice wherever it is printed; the editions and sites of one publisher are one voice; a page
whose masthead nobody knows is a voice of its own. An acronym is the one outlet of the record that has
its initials: that joins too much where two outlets share them, and so counts too few voices, not too
many.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from syrtis.model import Article, Status, VoiceKind, content_id
from syrtis.naming.agencies import agency_named
from syrtis.naming.folding import fold
from syrtis.naming.outlets import Outlets, press_key

__all__ = ["Masthead", "Voice", "mastheads", "press_voice", "voice_of"]

_SMALL = frozenset(
    {"a", "and", "for", "in", "of", "on", "the", "und", "et", "y", "de", "del", "la"}
)
_ACRONYM = range(3, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One voice: its id, what it is called, what it is."""

    id: str
    name: str
    kind: VoiceKind


def voice_of(key: str, name: str, kind: VoiceKind) -> Voice:
    """Make the voice that is known by a key: `press:bbc`, `actor:...`, `page:...`."""
    return Voice(id=content_id("origin", key), name=name, kind=kind)


def press_voice(name: str, outlets: Outlets) -> Voice:
    """Give the voice of an agency or an outlet by any of its names."""
    known = outlets.publisher(name) or name
    kind = VoiceKind.AGENCY if agency_named(known) else VoiceKind.OUTLET
    return voice_of(f"press:{press_key(known)}", known, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Whose an article is by its own word."""

    voice: Voice
    outlet: str | None
    """Id of the voice of the outlet that printed it; null = not known."""


def mastheads(articles: Sequence[Article], outlets: Outlets) -> dict[str, Masthead]:
    """Give each article that was read its own voice and its outlet, by article id.

    One credited agency makes a page that agency's copy. Two or more mean that the outlet wrote its own
    story from several, so it stays the outlet's.
    """
    read = [article for article in articles if article.status is Status.READ]
    sites = _sites(read, outlets)
    printed = {article.id: _printed(article, sites, outlets) for article in read}
    same = _acronyms(filter(None, printed.values()))
    found = {}
    for article in read:
        outlet = printed[article.id]
        outlet = same.get(outlet.id, outlet) if outlet else None
        voice = _credited(article, outlets) or outlet or _page(article)
        found[article.id] = Masthead(voice=voice, outlet=outlet.id if outlet else None)
    return found


def _credited(article: Article, outlets: Outlets) -> Voice | None:
    if len(article.wire) != 1:
        return None
    return replace(press_voice(article.wire[0], outlets), kind=VoiceKind.AGENCY)


def _printed(article: Article, sites: Mapping[str, Voice], outlets: Outlets) -> Voice | None:
    if article.publisher:
        return press_voice(article.publisher, outlets)
    return sites.get(_host(article))


def _page(article: Article) -> Voice:
    return voice_of(f"page:{article.id}", article.source, VoiceKind.PAGE)


def _sites(articles: Iterable[Article], outlets: Outlets) -> dict[str, Voice]:
    """Give each host its publisher: by the table, else by what its other pages call it, else itself."""
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        host = _host(article)
        if host:
            called[host].update([article.publisher] if article.publisher else [])
    found = {}
    for host, names in called.items():
        best = min(names, key=lambda name: (-names[name], name), default=host)
        found[host] = press_voice(outlets.publisher_of_site(host) or best, outlets)
    return found


def _host(article: Article) -> str:
    host = urlsplit(article.url).hostname if article.url else None
    return (host or "").removeprefix("www.")


def _acronyms(voices: Iterable[Voice]) -> dict[str, Voice]:
    """Find the outlets of the record that are told by their initials elsewhere in it."""
    press = {voice.id: voice for voice in voices if voice.kind is VoiceKind.OUTLET}
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for key, voice in press.items():
        words = [word for word in fold(voice.name).split() if word not in _SMALL]
        longer["".join(word[0] for word in words)].add(key)
    same = {}
    for key, voice in press.items():
        letters = fold(voice.name)
        if len(letters) in _ACRONYM and voice.name.isupper() and len(longer[letters]) == 1:
            same[key] = press[next(iter(longer[letters]))]
    return same
