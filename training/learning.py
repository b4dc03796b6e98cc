"""The loop: two phases, a checkpoint every few minutes, the same result from the same seed."""

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from training.batches import Batch, batches, collate
from training.losses import WEIGHTS, losses_of, right_words
from training.network import Network
from training.targets import Target

__all__ = ["Phase", "Run", "learn"]

AVERAGE = 0.998
"""Share of the old average kept at each step; the average of the weights is what is shipped."""
CLIP = 1.0
WARM = 200
"""Steps over which the learning rate rises."""
STARTED = time.monotonic()
CHECKPOINT_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of learning: how many epochs, how fast, and whether the rate falls to nothing."""

    name: str
    epochs: int
    rate: float
    """Of the encoder; the heads learn ten times as fast."""
    falls: bool
    pieces: int = 1500
    """Pieces in a batch."""


@dataclass(slots=True)
class Run:
    """Where a run stands; all of it is in the checkpoint."""

    network: Network
    average: Network
    optimizer: torch.optim.Optimizer
    phase: str = ""
    epoch: int = 0
    at: int = 0
    steps: int = 0

    def save(self, path: Path) -> None:
        """Write the checkpoint beside the old one, then put it in its place."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "place": (self.phase, self.epoch, self.at, self.steps),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Take up a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.phase, self.epoch, self.at, self.steps = state["place"]


def begin(network: Network, average: Network) -> Run:
    """A run at its start: AdamW, the heads ten times as fast as the encoder."""
    encoder = [p for name, p in network.named_parameters() if name.startswith("encoder.")]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "share": 1.0}, {"params": heads, "share": 10.0}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    average.load_state_dict(network.state_dict())
    return Run(network, average, optimizer)


def learn(
    run: Run, phase: Phase, teaching: Sequence[Target], watching: Sequence[Target], folder: Path
) -> None:
    """Go through a phase from where the run stands; a phase that is done changes nothing."""
    if run.phase != phase.name:
        run.phase, run.epoch, run.at, run.steps = phase.name, 0, 0, 0
    total = phase.epochs * sum(1 for _ in _epoch(phase, 0, teaching))
    saved = time.monotonic()
    while run.epoch < phase.epochs:
        seen: dict[str, list[float]] = defaultdict(list)
        for number, chosen in enumerate(_epoch(phase, run.epoch, teaching)):
            if number < run.at:
                continue
            draw = random.Random(f"{phase.name} {run.epoch} {number}")
            torch.manual_seed(draw.getrandbits(31))
            rate = _rate(phase, run.steps, total)
            for name, loss in _step(run, collate(chosen, draw), rate).items():
                seen[name].append(loss)
            run.at, run.steps = number + 1, run.steps + 1
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                run.save(folder / "checkpoint.pt")
                saved = time.monotonic()
        run.epoch, run.at = run.epoch + 1, 0
        run.save(folder / "checkpoint.pt")
        _log(folder, run, seen, watching)


SHARES = {"btc": 0.2, "wnut17": 0.2, "uner": 3.0}
"""How often a corpus's sentences are met in an epoch: tweets teach only names, and not of our kind, so
a fifth of them is drawn anew each time; the few names marked on edited text are met three times."""


def _epoch(phase: Phase, epoch: int, teaching: Sequence[Target]) -> Iterator[list[Target]]:
    draw = random.Random(f"{phase.name} {epoch}")
    chosen = [target for target in teaching for _ in range(_times(target, draw))]
    return batches(chosen, phase.pieces, draw)


def _times(target: Target, draw: random.Random) -> int:
    share = SHARES.get(target.source, 1.0)
    return int(share) + (draw.random() < share % 1)


def _rate(phase: Phase, step: int, total: int) -> float:
    warm = min(1.0, (step + 1) / WARM)
    left = 1 - step / max(1, total) if phase.falls else 1.0
    return phase.rate * warm * max(left, 0.0)


def _step(run: Run, batch: Batch, rate: float) -> dict[str, float]:
    run.network.train()
    for group in run.optimizer.param_groups:
        group["lr"] = rate * group["share"]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        reading = run.network(batch.pieces, batch.shapes, batch.first, batch.last)
        losses = losses_of(run.network, reading, batch)
    total = sum((WEIGHTS[name] * loss for name, loss in losses.items()), torch.zeros(()))
    run.optimizer.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), CLIP)
    run.optimizer.step()
    if run.steps % 4 == 0:
        _average(run.average, run.network)
    return {name: float(loss.detach()) for name, loss in losses.items()}


@torch.no_grad()
def _average(average: Network, network: Network) -> None:
    pairs = zip(average.parameters(), network.parameters(), strict=True)
    torch._foreach_lerp_(*(list(side) for side in zip(*pairs, strict=True)), 1 - AVERAGE**4)


@torch.no_grad()
def _log(folder: Path, run: Run, seen: dict[str, list[float]], watching: Sequence[Target]) -> None:
    """Add a line on the epoch to the run's log: mean losses, and what is right on watched text."""
    run.average.eval()
    right: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for chosen in batches(watching, 4000, random.Random(0)):
        batch = collate(chosen)
        reading = run.average(batch.pieces, batch.shapes, batch.first, batch.last)
        for name, hits in right_words(run.average, reading, batch).items():
            right[name].append(hits)
    line = {
        "phase": run.phase,
        "epoch": run.epoch,
        "seconds": round(time.monotonic() - STARTED),
        "losses": {name: round(sum(values) / len(values), 4) for name, values in seen.items()},
        "watched": {n: round(_sum(v, 0) / _sum(v, 1), 4) for n, v in right.items()},
    }
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


def _sum(pairs: Sequence[tuple[int, int]], which: int) -> int:
    return sum(pair[which] for pair in pairs)
