"""How wrong the network is on a batch, question by question."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.network import Network, PairHead, Reading
from training.targets import IGNORED

__all__ = ["WEIGHTS", "losses_of", "right_words"]

WEIGHTS = {
    "arcs": 1.0, "relations": 0.7, "upos": 0.4, "xpos": 0.3, "lemmas": 0.3, "names": 1.0,
    "predicates": 0.4, "roles": 1.5, "cues": 0.5, "sayings": 1.0, "statuses": 0.7,
}  # fmt: skip
"""What each question's mean loss counts for; set by what the scores want, not searched."""


def losses_of(network: Network, reading: Reading, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of every question that the batch's marks can ask."""
    words = batch.words
    found = {
        name: _cross(getattr(reading, name), words[name])
        for name in ("upos", "xpos", "lemmas", "predicates", "cues", "statuses")
    }
    found["names"] = _marginal(reading.names, batch.names)
    found["arcs"] = _arcs(reading, batch)
    found["relations"] = _relations(network, reading, batch)
    found["roles"] = _pairs(network.roles, reading, batch.frames)
    found["sayings"] = _pairs(network.sayings, reading, batch.sayings)
    return {name: loss for name, loss in found.items() if loss is not None}


def _cross(scores: Tensor, wanted: Tensor) -> Tensor | None:
    known = wanted != IGNORED
    if not known.any():
        return None
    return functional.cross_entropy(scores[known].float(), wanted[known])


def _marginal(scores: Tensor, allowed: Tensor) -> Tensor | None:
    """Minus the log of the probability of all that a word may be; words that may be all teach none."""
    known = ~allowed.all(-1)
    if not known.any():
        return None
    logs = functional.log_softmax(scores[known].float(), -1)
    return -torch.logsumexp(logs.masked_fill(~allowed[known], -torch.inf), -1).mean()


def _possible(reading: Reading, batch: Batch) -> Tensor:
    """Arc scores with the padding and each word itself out of the question."""
    rows, words, _ = reading.arcs.shape
    real = batch.first > 0
    heads = torch.cat([torch.ones(rows, 1, dtype=torch.bool, device=real.device), real], 1)
    itself = torch.eye(words + 1, dtype=torch.bool, device=real.device)[1:]
    return reading.arcs.float().masked_fill(~heads[:, None, :] | itself[None], -1e4)


def _arcs(reading: Reading, batch: Batch) -> Tensor | None:
    return _cross(_possible(reading, batch), batch.words["heads"])


def _relations(network: Network, reading: Reading, batch: Batch) -> Tensor | None:
    rows, at = torch.nonzero(batch.words["heads"] != IGNORED, as_tuple=True)
    if not len(rows):
        return None
    heads = batch.words["heads"][rows, at]
    scores = _relation_scores(network, reading, (rows, at), heads)
    return _cross(scores, batch.words["relations"][rows, at])


def _relation_scores(
    network: Network, reading: Reading, words: tuple[Tensor, Tensor], heads: Tensor
) -> Tensor:
    rows, at = words
    distance = torch.where(heads == 0, 0, at + 1 - heads)
    vectors = network.light_dropout(reading.words)
    return network.relations(vectors[rows, heads], vectors[rows, at + 1], distance)


def _pairs(
    head: PairHead, reading: Reading, frames: tuple[Tensor, Tensor, Tensor]
) -> Tensor | None:
    rows, at, tags = frames
    if not len(rows):
        return None
    words = reading.words[:, 1:]
    places = torch.arange(words.shape[1], device=at.device)
    scores = head(words[rows, at][:, None], words[rows], places[None] - at[:, None])
    return _cross(scores, tags)


def right_words(network: Network, reading: Reading, batch: Batch) -> dict[str, tuple[int, int]]:
    """How many of how many words are right, by greedy choice, for a look while learning."""
    heads = batch.words["heads"]
    known = heads != IGNORED
    guessed = _possible(reading, batch).argmax(-1)
    rows, at = torch.nonzero(known, as_tuple=True)
    relations = _relation_scores(network, reading, (rows, at), guessed[rows, at]).argmax(-1)
    right_heads = guessed[known] == heads[known]
    right = {
        "uas": right_heads,
        "las": right_heads & (relations == batch.words["relations"][known]),
        "upos": reading.upos.argmax(-1)[known] == batch.words["upos"][known],
    }
    return {name: (int(hits.sum()), len(hits)) for name, hits in right.items()}
