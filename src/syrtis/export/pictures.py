"""The voices of a record as a picture: who copies, rewrites and cites whom, as DOT or SVG.

Voices with articles stand on the left, their articles in the middle, those that are cited on the right.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from syrtis.export.files import whole_file
from syrtis.model import Article, Origin, Relation, RelationKind

__all__ = ["draw_dot", "draw_svg", "write_picture"]

_ROW = 24
_COLUMNS = (16, 300, 760)
_WIDTH = 1060
_LONGEST = 44
_UNPRINTABLE = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF], " ")


def draw_dot(articles: Sequence[Article], origins: Sequence[Origin]) -> str:
    """Draw for Graphviz: a box for a voice's articles, an arrow from each debtor to its source."""
    sources = {article.id: article.source for article in articles}
    lines = ["digraph origins {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for origin in origins:
        if origin.articles:
            lines += [
                f"  subgraph {_dot('cluster_' + origin.id)} {{",
                f"    label={_dot(origin.name)};",
            ]
            lines += [f"    {_dot(a)} [label={_dot(_short(sources[a]))}];" for a in origin.articles]
            lines.append("  }")
    for name in _cited_names(origins, sources):
        lines.append(f"  {_dot('cited ' + name)} [label={_dot(name)}, style=rounded];")
    for relation, count in _arrows(origins):
        of = relation.of if relation.of in sources else f"cited {relation.of}"
        label = f"{relation.relation} ({relation.manner})" + (f" x{count}" if count > 1 else "")
        style = "dashed" if relation.relation is RelationKind.CITES else "solid"
        lines.append(
            f"  {_dot(relation.article_id)} -> {_dot(of)} [label={_dot(label)}, style={style}];"
        )
    return "\n".join([*lines, "}", ""])


def draw_svg(articles: Sequence[Article], origins: Sequence[Origin]) -> str:
    """Draw as SVG, with the quote of every line in its title; no script, no outside request."""
    sources = {article.id: article.source for article in articles}
    shown = [origin for origin in origins if origin.articles]
    rows = {a: at for at, a in enumerate(a for origin in shown for a in origin.articles)}
    names = _beside_citers(_cited_names(origins, sources), origins, rows)
    right = {name: at for at, name in enumerate(names)}
    height = _ROW * (max(len(rows), len(names), 1) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="Who copies and cites whom">',
        "<style>.copy{stroke:#b03060}.rewrite{stroke:#c07000}.cites{stroke:#8899aa;stroke-dasharray:3 3}"
        "path{fill:none;stroke-width:1.2}.voice{font-weight:bold}</style>",
    ]
    parts += _svg_arrows(origins, rows, right)
    first = 0
    for origin in shown:
        parts.append(_text(_COLUMNS[0], first, origin.name, "voice"))
        for article in origin.articles:
            parts.append(_text(_COLUMNS[1], rows[article], sources[article], "article"))
        first += len(origin.articles)
    parts += [_text(_COLUMNS[2], at, name, "cited") for name, at in right.items()]
    return "\n".join([*parts, "</svg>", ""])


def write_picture(path: Path, picture: str) -> None:
    """Write a picture, whole or not at all; raises `RecordError` where that cannot be."""
    with whole_file(path) as file:
        file.write(picture.encode("utf-8", errors="replace"))


def _svg_arrows(
    origins: Sequence[Origin], rows: Mapping[str, int], right: Mapping[str, int]
) -> Iterator[str]:
    for relation, _ in _arrows(origins):
        here = _y(rows[relation.article_id]) - 4
        start = _COLUMNS[1] + 330
        if relation.of in rows:
            there = _y(rows[relation.of]) - 4
            bend = start + 40 + abs(there - here) // 6
            curve = f"M{start} {here} C{bend} {here} {bend} {there} {start} {there}"
        else:
            there = _y(right[relation.of]) - 4
            end = _COLUMNS[2] - 8
            middle = (start + end) // 2
            curve = f"M{start} {here} C{middle} {here} {middle} {there} {end} {there}"
        title = f"{relation.relation} ({relation.manner}): {relation.quote or ''}"
        yield (
            f"<path class={quoteattr(str(relation.relation))} d={quoteattr(curve)}>"
            f"<title>{_plain(title)}</title></path>"
        )


def _arrows(origins: Sequence[Origin]) -> list[tuple[Relation, int]]:
    """Give each debt once, with how often it is told."""
    first: dict[tuple[str, str, str], Relation] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for origin in origins:
        for relation in origin.relations:
            key = (relation.article_id, relation.of, f"{relation.relation} {relation.manner}")
            first.setdefault(key, relation)
            counts[key] = counts.get(key, 0) + 1
    return [(relation, counts[key]) for key, relation in sorted(first.items())]


def _cited_names(origins: Sequence[Origin], sources: Mapping[str, str]) -> list[str]:
    named = {r.of for origin in origins for r in origin.relations if r.of not in sources}
    return sorted(named)


def _beside_citers(
    names: Sequence[str], origins: Sequence[Origin], rows: Mapping[str, int]
) -> list[str]:
    """Order those cited by the middle of the articles that cite them, so that few lines cross."""
    citing: defaultdict[str, list[int]] = defaultdict(list)
    for origin in origins:
        for relation in origin.relations:
            citing[relation.of].append(rows[relation.article_id])
    return sorted(names, key=lambda name: (sum(citing[name]) / len(citing[name]), name))


def _text(x: int, row: int, words: str, kind: str) -> str:
    return (
        f'<text x="{x}" y="{_y(row)}" class={quoteattr(kind)}>{_plain(_short(words))}'
        f"<title>{_plain(words)}</title></text>"
    )


def _y(row: int) -> int:
    return _ROW * (row + 1)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _plain(words: str) -> str:
    return escape(" ".join(words.translate(_UNPRINTABLE).split()))


def _dot(words: str) -> str:
    plain = " ".join(words.translate(_UNPRINTABLE).split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
