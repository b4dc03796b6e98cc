"""Bytes to text: the declared encoding where it holds, another where it does not, and said so.

Nothing else is changed: newlines, NULs and odd spaces stay as they came, so that offsets mean the
same to everybody who decodes the page again.
"""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from syrtis.model import Unresolved

__all__ = ["Decoded", "decode"]

BINARY_SHARE = 0.02
"""Control characters (beside tab, newlines and the like) above this share make a page binary: text
has none, and the least binary of common formats (PDF) has about 5 %."""
SAMPLE_BYTES = 200_000
"""Bytes looked at to guess an encoding or to tell binary from text."""

WIDE_SHARE = 0.7
"""Share of NULs in every second byte that makes a page UTF-16: Latin text has nearly 1."""
WESTERN_SHARE = 0.03
"""Share of high bytes up to which a page is read as windows-1252: English has under 0.02 (quotes,
dashes, names); Central European languages in their own code pages have over 0.05."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-1": "cp1252"}
"""The HTML standard reads these labels as windows-1252, and so do we."""
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,20}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's text, the encoding that gave it, and what was odd about it."""

    text: str
    charset: str
    oddities: tuple[Unresolved, ...] = ()


def decode(content: bytes, *, declared: str | None = None) -> Decoded | Unresolved:
    """Decode a page's bytes; an empty or binary page is `Unresolved`."""
    if not content.strip():
        return Unresolved(reason="empty-page", message="the page holds no text at all")
    decoded = (
        _by_mark(content)
        or _wide(content)
        or _by_label(content, declared)
        or _by_guess(content, declared)
    )
    if decoded is None or _is_binary(decoded.text):
        return _binary(content)
    return _with_nuls(decoded)


def _binary(content: bytes) -> Unresolved:
    return Unresolved(
        reason="binary-page",
        message=f"{len(content):,} bytes that are no text (an image, a PDF, an archive?); "
        "convert the page to text or HTML",
    )


def _by_mark(content: bytes) -> Decoded | None:
    """Trust a byte order mark above everything."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            text = _strict(content, name)
            if text is not None:
                return Decoded(text=text, charset=name)
    return None


def _by_label(content: bytes, declared: str | None) -> Decoded | None:
    """Try UTF-8, which no other encoding imitates by chance, then what the page declares."""
    named = declared or _label_inside(content)
    text = _strict(content, "utf-8")
    if text is not None:
        plain = content.isascii() or not named or _known(named) in {"utf-8", "utf-8-sig"}
        return Decoded(
            text=text, charset="utf-8", oddities=() if plain else (_wrong(named, "utf-8"),)
        )
    name = _known(named) if named else None
    if name is None or name in {"utf-8", "utf-8-sig"}:
        return None
    text = _strict(content, name)
    return None if text is None else Decoded(text=text, charset=name)


def _by_guess(content: bytes, declared: str | None) -> Decoded | None:
    """Guess from the bytes; where the page declared something, say that it was wrong."""
    damaged = _damaged(content)
    if damaged is not None:
        return damaged
    name = _western(content) or _guessed(content)
    text = _strict(content, name) if name else None
    if name is None or text is None:
        return None
    named = declared or _label_inside(content) or "nothing (so UTF-8)"
    return Decoded(text=text, charset=name, oddities=(_wrong(named, name),))


def _wide(content: bytes) -> Decoded | None:
    """Read UTF-16 that lost its byte order mark, by the NULs beside its Latin letters."""
    even, odd = content[:SAMPLE_BYTES:2].count(0), content[1:SAMPLE_BYTES:2].count(0)
    half = min(len(content), SAMPLE_BYTES) // 2
    if max(even, odd) < half * WIDE_SHARE or min(even, odd) > half * (1 - WIDE_SHARE):
        return None
    name = "utf-16-be" if even > odd else "utf-16-le"
    text = _strict(content, name)
    return None if text is None else Decoded(text=text, charset=name)


def _damaged(content: bytes) -> Decoded | None:
    """Read UTF-8 with some broken bytes as UTF-8, and mark each, if most letters are whole."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    if broken >= whole:
        return None
    oddity = Unresolved(
        reason="broken-characters",
        message=f"{broken:,} characters could not be decoded and stand as U+FFFD",
    )
    return Decoded(text=text, charset="utf-8", oddities=(oddity,))


def _western(content: bytes) -> str | None:
    """Take few high bytes for English with typographic quotes: guessers make letters of them."""
    high = sum(byte > 127 for byte in content[:SAMPLE_BYTES])
    few = high <= min(len(content), SAMPLE_BYTES) * WESTERN_SHARE
    return "cp1252" if few and _strict(content, "cp1252") is not None else None


def _guessed(content: bytes) -> str | None:
    best = charset_normalizer.from_bytes(content[:SAMPLE_BYTES]).best()
    return best.encoding if best else None


def _label_inside(content: bytes) -> str | None:
    found = _XML.search(content[:400]) or _META.search(content[:4_096])
    return found[1].decode("ascii") if found else None


def _known(label: str) -> str | None:
    """Turn a declared label into Python's name for it; null for one nobody knows."""
    folded = label.strip().lower()
    try:
        name = codecs.lookup(_LABELS.get(folded, folded)).name
        "".encode(name)  # refuses the codecs that are no text encodings
    except (LookupError, TypeError):
        return None
    return _LABELS.get(name, name)


def _strict(content: bytes, name: str) -> str | None:
    try:
        text = content.decode(name)
    except (UnicodeError, LookupError):
        return None
    return None if _SURROGATE.search(text) else text


def _wrong(declared: str | None, real: str) -> Unresolved:
    return Unresolved(
        reason="wrong-declared-encoding",
        message=f"the page declares {declared} but its bytes are {real}; read as {real}",
    )


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > len(sample) * BINARY_SHARE


def _with_nuls(decoded: Decoded) -> Decoded:
    """Keep NUL characters where they stand, and say that they are there."""
    nuls = decoded.text.count("\0")
    if not nuls:
        return decoded
    oddity = Unresolved(
        reason="nul-bytes",
        message=f"{nuls:,} NUL characters stand in the text; they are kept as they are",
    )
    return Decoded(text=decoded.text, charset=decoded.charset, oddities=(*decoded.oddities, oddity))
