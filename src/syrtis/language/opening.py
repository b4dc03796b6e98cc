"""The model of a language, opened once in a process."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from syrtis.errors import InputError
from syrtis.language.lexicon import languages
from syrtis.language.protocol import Reader

__all__ = ["open_reader"]


@cache
def open_reader(language: str) -> Reader:
    """Open the built-in reader of a language: about half a second, then kept.

    Raises `InputError` for a language without a model, or where the model is missing or damaged.
    """
    from syrtis.language.reader import SyrtisReader

    if language not in languages():
        raise InputError(f"no reader for language {language!r}; known: {', '.join(languages())}")
    return SyrtisReader(
        Path(str(files(__package__).joinpath(language, "model"))), language=language
    )
