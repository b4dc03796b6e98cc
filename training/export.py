"""The learned network as one int8 ONNX file, and its small parts as arrays beside it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from training.network import Network, PairHead

__all__ = ["export"]

INPUTS = ("pieces", "shapes", "first", "last")
OUTPUTS = (
    "upos", "xpos", "lemmas", "names", "predicates", "cues", "statuses", "arcs", "words",
    "relations_of", "relations_to", "roles_of", "roles_to",
)  # fmt: skip
OPSET = 17


class Exported(nn.Module):
    """The network as it runs: everything that is asked of every word, in one graph.

    Tags leave as the number of the best one; heads over pairs of words leave half done, as what each
    word brings as either side, because which pairs are asked is known only after decoding.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple:
        reading = self.network(pieces, shapes, first, last)
        relations, roles = self.network.relations, self.network.roles
        rooted, words = reading.words, reading.words[:, 1:]
        return (
            reading.upos.argmax(-1),
            reading.xpos.argmax(-1),
            reading.lemmas.argmax(-1),
            functional.log_softmax(reading.names, -1),
            functional.softmax(reading.predicates, -1)[..., 1],
            functional.softmax(reading.cues, -1)[..., 1],
            functional.softmax(reading.statuses, -1),
            reading.arcs,
            rooted,
            _of(relations, rooted),
            _to(relations, words),
            _of(roles, words),
            _to(roles, words),
        )


def _of(head: PairHead, words: Tensor) -> Tensor:
    return torch.cat([head.of_word(words), head.of_gate(words)], -1)


def _to(head: PairHead, words: Tensor) -> Tensor:
    return torch.cat([head.to_word(words), head.to_gate(words)], -1)


def export(network: Network, folder: Path) -> None:
    """Write `model.onnx` (int8) and `pairs.npz` (float16) into a folder.

    Weights keep to seven bits, because processors without 8-bit dot products (AVX2 before VNNI) add two
    products in sixteen bits and would overflow in silence.
    """
    network.eval()
    with TemporaryDirectory() as scratch:
        plain, ready = Path(scratch) / "plain.onnx", Path(scratch) / "ready.onnx"
        _write_graph(network, plain)
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            folder / "model.onnx",
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    np.savez_compressed(folder / "pairs.npz", **_pair_arrays(network))


def _write_graph(network: Network, path: Path) -> None:
    pieces = torch.ones(2, 9, dtype=torch.int64)
    first = torch.tensor([[1, 2, 3], [1, 2, 0]])
    example = (pieces, pieces, first, first)
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:2]}
    axes |= {name: {0: "sentences", 1: "words"} for name in (*INPUTS[2:], *OUTPUTS)}
    torch.onnx.export(
        Exported(network),
        example,
        path,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def _pair_arrays(network: Network) -> dict[str, np.ndarray]:
    arrays = {}
    for name in ("relations", "roles", "sayings"):
        for part, weights in getattr(network, name).state_dict().items():
            arrays[f"{name}.{part}"] = weights.numpy().astype(np.float16)
    return arrays
