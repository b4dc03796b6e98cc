"""What the tests of engines share: the example built once more by each, and a place for kept work."""

from collections.abc import Callable, Iterator
from importlib.resources import as_file
from pathlib import Path

import pytest

from syrtis import example
from syrtis.model import Contents
from syrtis.pipeline import Engine, KeptWork, Limits, SideProcess, Workers, build, open_kept
from syrtis.store import write_record

Written = Callable[[Contents], bytes]


@pytest.fixture
def kept(tmp_path: Path) -> KeptWork:
    """Open an empty place for kept work."""
    return open_kept(str(tmp_path / "work"))


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """Start two worker processes of Dask for all tests, however little there is to do."""
    crew = Workers(2, Limits(), worth=0)
    yield crew
    crew.close()


@pytest.fixture
def side() -> Iterator[SideProcess]:
    """Give the process beside the build's own that `syrtis build` uses."""
    crew = SideProcess(Limits())
    yield crew
    crew.close()


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Give a way to see a record's bytes."""

    def bytes_of(contents: Contents) -> bytes:
        write_record(tmp_path / "written.syrtis", contents)
        return (tmp_path / "written.syrtis").read_bytes()

    return bytes_of


@pytest.fixture
def build_example() -> Callable[[Engine], Contents]:
    """Give a way to build the bundled example with an engine."""

    def built(engine: Engine) -> Contents:
        with as_file(example.pages()) as pages, as_file(example.gazetteer()) as places:
            return build([pages], gazetteers=[places], engine=engine)

    return built
