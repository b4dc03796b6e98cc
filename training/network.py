"""The network: one small encoder, a head for every question."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from syrtis.language.pieces import CONTINUES
from training.targets import Labels

__all__ = ["FAR", "Encoder", "Network", "PairHead", "load_base"]

HIDDEN, LAYERS, HEADS, INNER, PLACES, VOCABULARY = 384, 6, 12, 1536, 512, 30522
"""The sizes of MiniLM-L6 (Wang et al. 2020), whose weights the encoder starts from."""
ARC = 256
"""Width of the tree head (Dozat and Manning 2017 use 500 on a larger encoder)."""
PAIR = 256
"""Width of the heads that look at two words at once."""
FAR = 24
"""Distances between two words beyond this count as this."""


class Blur(nn.Module):
    """Dropout of whole features of a sentence (Gal and Ghahramani 2016); drawn once a sentence."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, hidden: Tensor) -> Tensor:
        if not self.training or not self.share:
            return hidden
        kept = torch.rand(hidden.shape[0], *[1] * (hidden.dim() - 2), hidden.shape[-1]) > self.share
        return hidden * kept.to(hidden.dtype) / (1 - self.share)


class Layer(nn.Module):
    """One transformer layer as in BERT: attention, then two feed-forward maps, norms after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.mix_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Blur(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        parts = self.attention(hidden).view(batch, length, 3, HEADS, HIDDEN // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (query @ key.transpose(2, 3)) * (HIDDEN // HEADS) ** -0.5 + mask
        mixed = weights.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        hidden = self.mix_norm(hidden + self.dropout(self.mix(mixed)))
        inner = self.narrow(functional.gelu(self.widen(hidden)))
        return self.norm(hidden + self.dropout(inner))


class Encoder(nn.Module):
    """Pieces and their shapes in, one vector a piece out."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.shapes = nn.Embedding(2 * CONTINUES, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Blur(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """(batch, pieces) of ids, 0 = padding -> (batch, pieces, 384)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.pieces(pieces) + self.places(places) + self.shapes(shapes)
        hidden = self.dropout(self.norm(hidden))
        mask = torch.where(pieces > 0, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


class PairHead(nn.Module):
    """Labels a pair of words: what `to` is to `of`, given both and the distance between them."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.of_word = nn.Linear(HIDDEN, PAIR)
        self.to_word = nn.Linear(HIDDEN, PAIR, bias=False)
        self.of_gate = nn.Linear(HIDDEN, PAIR, bias=False)
        self.to_gate = nn.Linear(HIDDEN, PAIR, bias=False)
        self.distance = nn.Embedding(2 * FAR + 1, PAIR)
        nn.init.zeros_(self.distance.weight)
        self.label = nn.Linear(PAIR, labels)
        self.dropout = Blur(dropout)

    def forward(self, of: Tensor, to: Tensor, distance: Tensor) -> Tensor:
        """Vectors (..., 384) of both words and `to`'s place less `of`'s -> (..., labels)."""
        far = distance.clamp(-FAR, FAR) + FAR
        joined = self.of_word(of) + self.to_word(to) + self.distance(far)
        joined = joined + self.of_gate(of) * self.to_gate(to)
        return self.label(self.dropout(functional.relu(joined)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of every word before any pair is looked at."""

    words: Tensor
    """(batch, 1 + words, 384); place 0 is the root."""
    upos: Tensor
    xpos: Tensor
    lemmas: Tensor
    names: Tensor
    predicates: Tensor
    cues: Tensor
    statuses: Tensor
    arcs: Tensor
    """(batch, words, 1 + words): the score of each head of each word."""


class Network(nn.Module):
    """Everything the reader knows."""

    def __init__(self, labels: Labels, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        sizes = {
            "upos": len(labels.upos),
            "xpos": len(labels.xpos),
            "lemmas": len(labels.lemmas),
            "names": len(labels.names),
            "predicates": 2,
            "cues": 2,
            "statuses": len(labels.statuses),
        }
        self.words = nn.ModuleDict({name: nn.Linear(HIDDEN, size) for name, size in sizes.items()})
        self.arc_of = nn.Linear(HIDDEN, ARC)
        self.arc_to = nn.Linear(HIDDEN, ARC)
        self.arc_bias = nn.Linear(HIDDEN, 1)
        self.relations = PairHead(len(labels.relations), head_dropout)
        self.roles = PairHead(len(labels.roles), head_dropout)
        self.sayings = PairHead(len(labels.sayings), head_dropout)
        self.dropout = Blur(head_dropout)
        self.light_dropout = Blur(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Reading:
        """Ids and shapes (batch, pieces); each word's first and last piece (batch, words)."""
        hidden = self.encoder(pieces, shapes)
        rows = torch.arange(hidden.shape[0], device=hidden.device)[:, None]
        words = (hidden[rows, first] + hidden[rows, last]) / 2
        known = self.light_dropout(words)
        said = {name: head(known) for name, head in self.words.items()}
        rooted = torch.cat([hidden[:, :1], words], 1)
        dependents = self.dropout(functional.gelu(self.arc_of(words)))
        heads = self.dropout(functional.gelu(self.arc_to(rooted)))
        arcs = dependents @ heads.transpose(1, 2) + self.arc_bias(rooted).transpose(1, 2)
        return Reading(words=rooted, arcs=arcs, **said)


def load_base(encoder: Encoder, folder: Path) -> None:
    """Start the encoder from all-MiniLM-L6-v2 (Apache-2.0)."""
    base = load_file(folder / "model.safetensors")
    with torch.no_grad():
        encoder.pieces.weight.copy_(base["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(
            base["embeddings.position_embeddings.weight"]
            + base["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(encoder.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            _load_layer(layer, base, f"encoder.layer.{number}")


def _load_layer(layer: nn.Module, base: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        joined = [
            base[f"{name}.attention.self.{which}.{part}"] for which in ("query", "key", "value")
        ]
        getattr(layer.attention, part).copy_(torch.cat(joined))
    _copy(layer.mix, base, f"{name}.attention.output.dense")
    _copy(layer.mix_norm, base, f"{name}.attention.output.LayerNorm")
    _copy(layer.widen, base, f"{name}.intermediate.dense")
    _copy(layer.narrow, base, f"{name}.output.dense")
    _copy(layer.norm, base, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])
