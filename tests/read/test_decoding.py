"""Bytes to text: nothing is altered, nothing is guessed in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.model import Unresolved
from syrtis.read.decode import Decoded, decode

FRENCH = "Le médecin a dit que deux blessés étaient arrivés à l'hôpital."
ARABIC = "قال المتحدث إن أربعة أشخاص قتلوا في قصف على السوق يوم الثلاثاء الماضي"
QUOTED = "“We counted nine bodies,” the doctor said – “and then we stopped.” " * 3


def _codes(decoded: Decoded | Unresolved) -> list[str]:
    assert isinstance(decoded, Decoded)
    return [oddity.reason for oddity in decoded.oddities]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_declared_encodings_are_read(encoding: str) -> None:
    """Text in the encoding it declares, or marks, comes back as it was, without an issue."""
    decoded = decode(FRENCH.encode(encoding), declared=encoding.removesuffix("-sig"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == FRENCH
    assert decoded.oddities == ()


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (FRENCH, "utf-8", "latin-1"),
        (QUOTED, "cp1252", "utf-8"),
        (ARABIC, "cp1256", "utf-8"),
        (ARABIC, "utf-8", "windows-1256"),
    ],
)
def test_a_wrong_declaration_is_found_out(text: str, encoding: str, declared: str) -> None:
    """Text in another encoding than declared is read right, and the issue says so."""
    decoded = decode(text.encode(encoding), declared=declared)
    assert isinstance(decoded, Decoded)
    assert decoded.text == text
    assert _codes(decoded) == ["wrong-declared-encoding"]


def test_a_meta_element_declares() -> None:
    """The charset of a page's own meta element is tried where the transport says nothing."""
    page = f'<html><meta charset="windows-1256"><p>{ARABIC}</p>'.encode("cp1256")
    decoded = decode(page)
    assert isinstance(decoded, Decoded)
    assert ARABIC in decoded.text
    assert decoded.oddities == ()


def test_utf16_without_a_mark_is_read() -> None:
    """Wide text that lost its byte order mark is told by its NULs."""
    decoded = decode(("Two men died. " * 9).encode("utf-16-le"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == "Two men died. " * 9


def test_newlines_and_nuls_stay() -> None:
    """Line ends, tabs and NULs keep their places; NULs are an issue."""
    text = "Two men\r\ndied.\rThree\n\tfled\0 the town, and the others stayed where they were."
    decoded = decode(text.encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text == text
    assert _codes(decoded) == ["nul-bytes"]


def test_damaged_utf8_is_marked() -> None:
    """A broken byte in text that is otherwise UTF-8 becomes U+FFFD, and is counted."""
    decoded = decode(ARABIC.encode() + b"\xd9 " + ARABIC.encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text.count("\ufffd") == 1
    assert _codes(decoded) == ["broken-characters"]


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\r\n"])
def test_an_empty_page_is_told(content: bytes) -> None:
    """A page without a visible character is empty, not a story."""
    decoded = decode(content)
    assert isinstance(decoded, Unresolved)
    assert decoded.reason == "empty-page"


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + bytes(400)])
def test_a_binary_page_is_told(content: bytes) -> None:
    """Bytes that are no text are set aside as such."""
    decoded = decode(content)
    assert isinstance(decoded, Unresolved)
    assert decoded.reason == "binary-page"


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "nonsense"]))
def test_any_bytes_are_decoded_or_refused(content: bytes, declared: str | None) -> None:
    """No bytes raise, and no text holds what a file cannot hold."""
    decoded = decode(content, declared=declared)
    if isinstance(decoded, Decoded):
        decoded.text.encode("utf-8")


@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip() != ""))
def test_utf8_comes_back_unaltered(text: str) -> None:
    """Text written as UTF-8 is read back to the last code point, or set aside as binary."""
    decoded = decode(text.encode("utf-8"))
    if isinstance(decoded, Decoded) and decoded.charset == "utf-8":
        assert decoded.text == text
