"""Dictionary forms by edit scripts: how many letters to cut off the end, and what to put there."""

from syrtis.language.lexicon import Irregular

__all__ = ["edit_script", "irregular_lemma", "lemma_by"]

_KEEP_CASE = "="
_VERBS, _NOUNS = ("VERB", "AUX"), ("NOUN",)


def irregular_lemma(word: str, tag: str, irregular: Irregular) -> str | None:
    """The lemma of an irregular verb or noun, by its form or a compound's ending; else null."""
    word = word.lower()
    if tag in _VERBS:
        return irregular.verbs.get(word)
    if tag not in _NOUNS:
        return None
    if word in irregular.nouns:
        return irregular.nouns[word]
    for ending, lemma in irregular.noun_endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + lemma
    return None


def edit_script(word: str, lemma: str) -> str:
    """Write what turns a word into its lemma: `killed` -> `kill` is `2:`, `fled` -> `flee` `1:e`.

    A script that begins with `=` keeps the word's capitals (names); others lower them first.
    """
    kept = _KEEP_CASE if lemma != lemma.lower() else ""
    word = word if kept else word.lower()
    pairs = enumerate(zip(word, lemma, strict=False))
    same = next((at for at, (left, right) in pairs if left != right), min(len(word), len(lemma)))
    return f"{kept}{len(word) - same}:{lemma[same:]}"


def lemma_by(script: str, word: str) -> str:
    """Turn a word into its lemma by a script; one that would cut more than the word changes nothing."""
    kept = script.startswith(_KEEP_CASE)
    word = word if kept else word.lower()
    cut, _, ending = script.removeprefix(_KEEP_CASE).partition(":")
    if int(cut) > len(word):
        return word
    return word[: len(word) - int(cut)] + ending
