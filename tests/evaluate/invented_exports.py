"""Builds exports that are partly right and partly wrong against a gold case, at random."""

import json
import random
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def write_export(folder: Path, gold: Row, texts: dict[str, str], chance: random.Random) -> None:
    """Write the tables of a record that half agrees with a gold case."""
    articles = [_article(gold, name, text, chance) for name, text in sorted(texts.items())]
    ids = {Path(article["source"]).name: article["id"] for article in articles}
    actors = _actors(gold, chance)
    places = _places(gold, chance)
    claims = _claims(gold, ids, actors, places, chance)
    tables = {
        "articles": articles,
        "actors": actors,
        "places": places,
        "claims": claims,
        "mentions": _mentions(gold, ids, actors, places, chance),
        "events": _events(gold, ids, places, chance),
        "origins": _origins(gold, ids, articles, chance),
        "control": [],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")


def _article(gold: Row, name: str, text: str, chance: random.Random) -> Row:
    published = None
    wanted = next((d.get("published") for d in gold["documents"] if d["document"] == name), None)
    if wanted and chance.random() < 0.7:
        first = chance.choice([wanted[0], "1999-01-01", None])
        published = {"earliest": first, "latest": wanted[1] if chance.random() < 0.8 else first}
    furniture = [
        [max(0, part["start"] - chance.randrange(9)), part["end"] - chance.randrange(9)]
        for part in [*gold["furniture"], *gold["claims"]]
        if part["document"] == name and chance.random() < 0.4
    ]
    return {
        "id": f"a-{name}",
        "source": f"reports/{name}",
        "text": text,
        "published": published,
        "furniture": furniture,
        "origin_id": chance.choice(["o1", "o2", None, ""]),
    }


def _actors(gold: Row, chance: random.Random) -> list[Row]:
    return [
        {
            "id": f"actor-{at}",
            "name": chance.choice([actor["name"], "Somebody Else"]),
            "aliases": [a["quote"] for a in actor["aliases"] if chance.random() < 0.5],
        }
        for at, actor in enumerate(gold["actors"])
    ]


def _places(gold: Row, chance: random.Random) -> list[Row]:
    return [
        {
            "id": f"place-{at}",
            "name": chance.choice([place["name"], "Elsewhere"]),
            "latitude": chance.choice([place["lat"], place["lat"] + 0.4, None]),
            "longitude": place["lon"] + chance.choice([0, 0.1]),
        }
        for at, place in enumerate(gold["places"])
    ]


def _span(item: Row, chance: random.Random) -> Row:
    start = max(0, item["start"] + chance.randrange(-6, 7))
    end = max(start + 1, item["end"] + chance.randrange(-6, 7))
    return {"start": start, "end": end}


def _party(names: list[str], actors: list[Row], chance: random.Random) -> Row | None:
    if chance.random() < 0.3:
        return None
    return {
        "name": chance.choice([*names, "a spokesman", None]),
        "actor_id": chance.choice([*(actor["id"] for actor in actors), None, "nobody"]),
        "start": 0,
        "end": 1,
    }


def _claims(
    gold: Row, ids: Row, actors: list[Row], places: list[Row], chance: random.Random
) -> list[Row]:
    rows = []
    for at, item in enumerate([*gold["claims"], *gold["control"]] * 2):
        if chance.random() < 0.5 or item["document"] not in ids:
            continue
        low = item.get("low")
        when = item.get("when") or [None, None]
        rows.append(
            {
                "id": f"c{at}",
                "article_id": ids[item["document"]],
                "quote": chance.choice([item["quote"], "words without a number", "49 dead"]),
                "kind": chance.choice(
                    [item.get("kind", "control")] * 3 + ["killed", "captured", "wounded"]
                ),
                "modality": chance.choice([item.get("modality"), "asserted", None, "negated"]),
                "scope": chance.choice([item.get("scope"), "incident", None]),
                "claimant": _party([item["claimant"] or "officials"], actors, chance),
                "who": _party([item.get("subject") or "rebels"], actors, chance),
                "by": _party([item.get("by") or "the army"], actors, chance),
                "count": chance.choice(
                    [{"low": low, "high": item.get("high")}] * 2 + [{"low": 3, "high": 9}, None]
                ),
                "place": chance.choice(
                    [
                        {"name": item.get("place"), "place_id": None},
                        {"name": "x", "place_id": chance.choice(places)["id"]},
                        None,
                    ]
                ),
                "when": chance.choice(
                    [
                        {"earliest": when[0], "latest": when[1]},
                        {"earliest": "1999-01-01", "latest": "1999-01-02"},
                        None,
                    ]
                ),
                **_span(item, chance),
            }
        )
    return rows


def _mentions(
    gold: Row, ids: Row, actors: list[Row], places: list[Row], chance: random.Random
) -> list[Row]:
    named = [("actor", at, a) for at, actor in enumerate(gold["actors"]) for a in actor["aliases"]]
    named += [
        ("place", at, m) for at, place in enumerate(gold["places"]) for m in place["mentions"]
    ]
    rows = []
    for kind, at, item in named:
        if chance.random() < 0.3 or item["document"] not in ids:
            continue
        right = chance.random() < 0.7
        known = actors if kind == "actor" else places
        identity = known[at if right else chance.randrange(len(known))]["id"]
        rows.append(
            {
                "article_id": ids[item["document"]],
                "quote": item["quote"],
                "kind": kind,
                f"{kind}_id": chance.choice([identity] * 4 + [None]),
                **_span(item, chance),
            }
        )
    return rows


def _events(gold: Row, ids: Row, places: list[Row], chance: random.Random) -> list[Row]:
    rows = []
    for at, item in enumerate(gold["events"] * 2):
        if chance.random() < 0.4:
            continue
        told = [ids[d] for d in item["documents"] if d in ids and chance.random() < 0.8]
        when = item.get("date") or [None, None]
        deaths = item.get("deaths") or [None, None]
        by_name = [place["id"] for place in places if place["name"] == item["place"]]
        rows.append(
            {
                "id": f"e{at}",
                "type": chance.choice([item["type"], "Battles / Armed clash", None]),
                "articles": [*told, *([next(iter(ids.values()))] if chance.random() < 0.3 else [])],
                "when": chance.choice([{"earliest": when[0], "latest": when[1]}, None]),
                "deaths": chance.choice([{"low": deaths[0]}, {"low": 7}, None]),
                "place_id": chance.choice([*by_name * 4, places[0]["id"], None]),
            }
        )
    return rows


def _origins(gold: Row, ids: Row, articles: list[Row], chance: random.Random) -> list[Row]:
    relations = [
        {
            "article_id": ids[item["document"]],
            "relation": "cites",
            "of": chance.choice([item["source"], "an outlet", None]),
            **_span(item, chance),
        }
        for item in gold["lineage"]
        if item["document"] in ids and chance.random() < 0.6
    ]
    return [{"id": "o1", "articles": [a["id"] for a in articles], "relations": relations}]
