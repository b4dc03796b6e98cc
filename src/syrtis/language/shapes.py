"""How a word is written: its capitals, digits and signs, which an uncased vocabulary forgets."""

from enum import IntEnum

__all__ = ["Shape", "shape_of"]


class Shape(IntEnum):
    """The shape of one word, as the model's shape embedding counts them."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    LETTER = 4
    MIXED = 5
    NUMBER = 6
    CODE = 7
    SIGN = 8
    OTHER = 9


def shape_of(word: str) -> Shape:
    """Name the shape of a word: `Goma` is a title, `M23` a code, `FARC` upper, `14,000` a number."""
    if any(map(str.isdigit, word)):
        return Shape.CODE if any(map(str.isalpha, word)) else Shape.NUMBER
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return Shape.SIGN
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.LETTER if len(letters) == 1 else Shape.UPPER
    if letters[0].isupper() and not any(char.isupper() for char in letters[1:]):
        return Shape.TITLE
    return Shape.MIXED if any(char.isupper() for char in letters) else Shape.OTHER
