"""`syrtis origins`: the independent voices of a record, who copies and cites whom, and why."""

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.json_lines import print_objects
from syrtis.cli.origin_tree import claim_tree, voice_trees
from syrtis.cli.terminal import output
from syrtis.errors import InputError
from syrtis.export import draw_dot, draw_svg, record_to_row, write_picture
from syrtis.model import Claim, Contents
from syrtis.store import open_record, record_contents

__all__ = ["origins"]

_SHOWN = 30


def origins(
    record: RecordArgument,
    *,
    claim: Annotated[
        str | None,
        typer.Option(metavar="ID", help="One claim: by whom it came, and who else says the same."),
    ] = None,
    dot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the voices for Graphviz.")
    ] = None,
    svg: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the voices as a picture.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many voices to print; 0 = all.")] = _SHOWN,
    as_json: JsonOption = False,
) -> None:
    """Print the independent voices of a record as a tree: their articles, whom these copy, rewrite,
    bring up to date and cite, with the words that show it.
    """
    with open_record(record) as opened:
        contents = record_contents(opened)
    for path, draw in ((dot, draw_dot), (svg, draw_svg)):
        if path is not None:
            write_picture(path, draw(contents.articles, contents.origins))
            output().print(Text(f"drawn: {path}"), soft_wrap=True)
    if claim is not None:
        _print_claim(contents, _found(contents, claim), as_json=as_json)
    elif as_json:
        print_objects(_row(origin, contents) for origin in contents.origins)
    elif dot is None and svg is None:
        console = output()
        for tree in voice_trees(contents, limit):
            console.print(tree)


def _found(contents: Contents, named: str) -> Claim:
    fits = [claim for claim in contents.claims if claim.id.startswith(named)] if named else []
    if len(fits) != 1:
        raise InputError(
            f"{len(fits)} claims have an id that begins with {named!r}; "
            "`syrtis claims RECORD --json` prints the ids"
        )
    return fits[0]


def _print_claim(contents: Contents, claim: Claim, *, as_json: bool) -> None:
    from syrtis.naming.outlets import open_outlets
    from syrtis.origins import Voices, chain_of, saying_the_same, standing

    articles = {article.id: article for article in contents.articles}
    voices = {origin.id: origin for origin in contents.origins}
    chain = chain_of(claim, Voices.of(contents, open_outlets()))
    same = saying_the_same(claim, contents.claims)
    counted = standing(same, articles, voices)
    if as_json:
        row = {
            "claim": claim.id,
            "chain": [voice.name for voice in chain],
            "origin_id": claim.origin_id,
            "same": [each.id for each in same],
            "articles": counted.articles,
            "outlets": counted.outlets,
            "origins": counted.origins,
        }
        print_objects([row])
    else:
        output().print(claim_tree(contents, claim, chain, same, counted))


def _row(origin: Any, contents: Contents) -> dict[str, Any]:
    claims = [claim.id for claim in contents.claims if claim.origin_id == origin.id]
    row: dict[str, Any] = msgspec.to_builtins(record_to_row(origin))
    return {**row, "claims": claims}
