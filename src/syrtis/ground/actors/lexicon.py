"""How a language tells who somebody is, read once from its folder."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from syrtis.errors import InputError

__all__ = ["ActorWords", "actor_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """The words that tell who somebody is in one language."""

    nouns: Mapping[str, frozenset[str]]
    """What a description's head may be -> its words: civilians, government, army, forces ..."""
    sides: Mapping[str, frozenset[str]]
    """Whose somebody is -> the words beside the head: state, rebel, coalition, own."""
    titles: frozenset[str]
    heads: frozenset[str]
    """Words that make somebody the head of a state."""
    generic: frozenset[str]
    loose: frozenset[str]
    """Those of them that are said of any group: `fighters`, `gang`."""
    peoples: frozenset[str]
    """Faiths and peoples, which are no group: `Sunni fighters`."""
    same: Mapping[str, str]

    def plain(self, word: str) -> str:
        """Write a word of a body's name the one way it is compared in."""
        return self.same.get(word, word)


@cache
def actor_words(language: str) -> ActorWords:
    """Load a language's words for actors; `InputError` names a language that has none."""
    file = files("syrtis.ground").joinpath(language, "actors.toml")
    if not language.isalpha() or not file.is_file():
        raise InputError(
            f"no words for actors for language {language!r}. Set the page aside, or add actors.toml"
        )
    read = tomllib.loads(file.read_text("utf-8"))
    return ActorWords(
        nouns={name: frozenset(words) for name, words in read["nouns"].items()},
        sides={name: frozenset(words) for name, words in read["sides"].items()},
        titles=frozenset(read["titles"]["titles"]),
        heads=frozenset(read["titles"]["heads"]),
        generic=frozenset(read["words"]["generic"]) | frozenset(read["words"]["loose"]),
        loose=frozenset(read["words"]["loose"]),
        peoples=frozenset(read["words"]["peoples"]),
        same={words[0]: words[1] for words in read["words"]["same"]},
    )
