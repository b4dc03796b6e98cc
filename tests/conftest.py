"""What tests share: the example's record, built once, and the way to data that may be absent."""

import os
import secrets
from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

import pytest
from tests.postgresql import NoServerError, started

from syrtis import example
from syrtis.model import Contents
from syrtis.pipeline import build

HOME = Path(__file__).resolve().parents[1] / ".pytest_cache" / "syrtis-home"
os.environ["SYRTIS_HOME"] = str(HOME)  # what a user added to the gazetteer is no matter here
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real cases and benchmarks, which is not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder shared/ beside the checkout (real cases, not ours to ship)")
    return SHARED


@pytest.fixture(scope="session")
def halvera() -> Contents:
    """The rows built from the bundled example."""
    with as_file(example.pages()) as pages, as_file(example.gazetteer()) as places:
        return build([pages], gazetteers=[places])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a database on a PostgreSQL of the tests' own, started here."""
    try:
        running = started()
        address = running.__enter__()
    except NoServerError as error:
        pytest.skip(str(error))
    yield address
    running.__exit__(None, None, None)


@pytest.fixture
def address(server: str) -> str:
    """An address at which no record is yet."""
    return f"{server}&schema=t{secrets.token_hex(8)}"
