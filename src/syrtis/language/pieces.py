"""Words cut into the pieces of the model's vocabulary, with the shape of each word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from syrtis.language.shapes import shape_of

__all__ = ["CONTINUES", "ROOM", "Pieced", "Pieces"]

CONTINUES = 10
"""Added to the shape of a word for its second and later pieces."""
ROOM = 510
"""Pieces the model has places for, its own start and end left out."""
_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of code points that JSON may hold and no tokenizer takes."""
_LONGEST = 8
"""Pieces kept of one word; longer ones are addresses and keyboard noise."""
_REMEMBERED = 50_000
"""Words whose pieces are kept in memory, about 10 MB; then the memory is emptied."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """A sentence as the model takes it: piece ids, their shapes, and each word's first and last."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class Pieces:
    """The model's vocabulary."""

    def __init__(self, vocabulary: Path) -> None:
        """Load a `vocab.txt`, one piece a line; `[CLS]`, `[SEP]` and `[UNK]` must be there."""
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self.vocabulary = {piece: at for at, piece in enumerate(words) if piece}
        self.start, self.end, self.unknown = (
            self.vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]")
        )
        self._tokenizer = Tokenizer(WordPiece(self.vocabulary, unk_token="[UNK]"))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._known: dict[str, tuple[list[int], int]] = {}

    def cut(self, words: Sequence[str]) -> Pieced:
        """Cut the words of one sentence; every word has at least one piece."""
        ids, shapes = [self.start], [0]
        first, last = [], []
        for word in words:
            pieces, shape = self._word(word)
            first.append(len(ids))
            ids += pieces
            shapes += [shape, *[shape + CONTINUES] * (len(pieces) - 1)]
            last.append(len(ids) - 1)
        return Pieced([*ids, self.end], [*shapes, 0], first, last)

    def count(self, word: str) -> int:
        """Count the pieces of a word."""
        return len(self._word(word)[0])

    def _word(self, word: str) -> tuple[list[int], int]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            whole = _SURROGATES.sub("\ufffd", word)
            ids = self._tokenizer.encode(whole, add_special_tokens=False).ids[:_LONGEST]
            known = (ids or [self.unknown], int(shape_of(word)))
            self._known[word] = known
        return known
