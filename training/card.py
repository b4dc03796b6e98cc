"""The model card: what the weights learned from, every score, size and speed, known failures."""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

from syrtis.evaluate import BENCHMARKS, System, Tables, flat, run_benchmark
from syrtis.evaluate.readers.conllu import read_conllu
from syrtis.evaluate.reading import as_tokens
from syrtis.language.network import FILES
from syrtis.language.reader import SyrtisReader

__all__ = ["write_card"]

MEASURED = (
    ("trees", "ewt/test.conllu", "UD English EWT, test"),
    ("trees", "gum/test.conllu", "GUM, test, clean genres"),
    ("roles", "", "PropBank on EWT's test documents"),
    ("names", "ner/uner-ewt/en_ewt-ud-test.iob2", "UNER EWT, test"),
)
"""Benchmark, its file below the corpora, and its name."""
NEWS = "../.."
"""Where, from the corpora, the folder of shared data lies that the marked news is in."""


def write_card(out: Path, data: Path, passages: Path) -> None:
    """Measure the model in `out/model` and write its `CARD.md` and `LICENSE.md`."""
    model = out / "model"
    here = Path(__file__).parent
    facts = json.loads((out / "corpora.json").read_text())
    log = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    template = Template((here / "card.md").read_text(encoding="utf-8"))
    card = template.substitute(
        scores="\n".join(_scores(model, data, passages)),
        sizes="\n".join(f"| `{name}` | {_megabytes(model / name)} |" for name in FILES),
        whole=round(sum((model / name).stat().st_size for name in FILES) / 1e6, 1),
        speed="\n".join(_speed(model, data)),
        corpora="\n".join(
            f"| {name} | {facts['sentences'][name]:,} | {words:,} |"
            for name, words in facts["words"].items()
        ),
        files="\n".join(f"| `{name}` | `{digest[:16]}` |" for name, digest in _files(facts)),
        phases="\n".join(_phases(log)),
    )
    (model / "CARD.md").write_text(card, encoding="utf-8")
    (model / "LICENSE.md").write_text((here / "license.md").read_text(encoding="utf-8"))


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def _files(facts: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """The corpora's files; re3d's hundreds and our own passages are left to their folders."""
    named = facts["files"].items()
    return [(name, digest) for name, digest in named if "/" in name and "re3d" not in name]


def _scores(model: Path, data: Path, passages: Path) -> Iterator[str]:
    reader = SyrtisReader(model)
    system = System(build=lambda inputs: Tables(), reader=lambda: reader)
    asked = [(name, data / path, title) for name, path, title in MEASURED]
    asked.append(("passages", passages, "our passages, the held-out fifth"))
    if (data / NEWS / "cases").is_dir():
        asked.append(("news", data / NEWS, "names in real news, marked by hand"))
    for name, path, title in asked:
        for figure, value in flat(run_benchmark(BENCHMARKS[name], path, system).figures):
            yield f"| {title} | `{figure}` | {value} |"


def _speed(model: Path, data: Path) -> Iterator[str]:
    """Words a second of processor time on one core, and the seconds it takes to open."""
    sentences = [as_tokens(s.words) for s in read_conllu(data / "gum/test.conllu")]
    words = sum(map(len, sentences))
    started = time.process_time()
    reader = SyrtisReader(model)
    opened = time.process_time() - started
    reader.read(sentences[:20])
    started = time.process_time()
    reader.read(sentences)
    taken = time.process_time() - started
    yield f"| words a second of one core's time, all heads, GUM test | {words / taken:,.0f} |"
    yield f"| seconds to open | {opened:.2f} |"


def _phases(log: Sequence[dict[str, object]]) -> Iterator[str]:
    for phase in dict.fromkeys(str(line["phase"]) for line in log):
        last = [line for line in log if line["phase"] == phase][-1]
        watched = last["watched"]
        yield f"| {phase} | {last['epoch']} | {json.dumps(watched)} |"
