"""English verbs and nouns in all their forms, so that lexicons hold dictionary forms only."""

from collections.abc import Iterator, Mapping

__all__ = ["forms_of"]

_VOWELS = "aeiou"


def forms_of(lemma: str, irregular: Mapping[str, list[str]]) -> frozenset[str]:
    """List the forms a verb or noun is met in: `kill` -> kill, kills, killed, killing.

    Regular forms after the rules of spelling (`stab` -> stabbed, `bury` -> buried); what a lexicon
    calls irregular is added. A form too many does no harm: it is not met.
    """
    return frozenset({lemma, *irregular.get(lemma, ()), *_regular(lemma)})


def _regular(lemma: str) -> Iterator[str]:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    else:
        sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
        yield lemma + ("es" if sibilant else "s")
        yield from (lemma + "ed", lemma + "ing")
        if lemma[-1:] not in _VOWELS + "wxy" and lemma[-2:-1] in _VOWELS:
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
