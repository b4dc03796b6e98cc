"""The same pages make the same record, byte for byte, in any order."""

import random
from importlib.resources import as_file
from pathlib import Path

from syrtis import example
from syrtis.cli.build import build_record


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two builds of one folder write two files with the same bytes."""
    with as_file(example.pages()) as pages:
        for name in ("first.syrtis", "second.syrtis"):
            build_record([pages], tmp_path / name)
    assert (tmp_path / "first.syrtis").read_bytes() == (tmp_path / "second.syrtis").read_bytes()


def test_shuffled_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """The same files named in another order write the same record."""
    with as_file(example.pages()) as pages:
        files = sorted(pages.iterdir())
        build_record(files, tmp_path / "sorted.syrtis")
        random.Random(9).shuffle(files)
        build_record(files, tmp_path / "shuffled.syrtis")
    assert (tmp_path / "sorted.syrtis").read_bytes() == (tmp_path / "shuffled.syrtis").read_bytes()
