"""A reading room over the bundled example, asked in this process; no port is taken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from syrtis.model import Contents, Event
from syrtis.store import write_record
from syrtis.web import Settings, make_app

HERE = "http://127.0.0.1:8714"


@pytest.fixture(scope="session")
def halvera_file(halvera: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's record as a file."""
    path = tmp_path_factory.mktemp("room") / "halvera.syrtis"
    write_record(path, halvera)
    return path


@pytest.fixture(scope="session")
def room(halvera_file: Path) -> Iterator[TestClient]:
    """A visitor of the room that reads the example; it decides nothing."""
    with TestClient(make_app(Settings(record=halvera_file)), base_url=HERE) as client:
        yield client


@pytest.fixture(scope="session")
def barracks(halvera: Contents) -> Event:
    """The event with the most claims: the voices disagree on its dead."""
    return max(halvera.events, key=lambda event: len(event.claims))
