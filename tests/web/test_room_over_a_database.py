"""The room reads a record in PostgreSQL as it reads a file, and decisions land there too."""

import re

from fastapi.testclient import TestClient

from syrtis.model import Contents
from syrtis.store import write_record
from syrtis.web import Settings, make_app

HERE = "http://127.0.0.1:8714"
SCREENS = (
    *("/explore", "/explore?q=barracks", "/search?q=barracks", "/accounts", "/articles", "/claims"),
    *("/control", "/strength", "/origins", "/build", "/review", "/actors", "/places"),
)


def twin(client: TestClient, path: str) -> object:
    """Ask for a screen as JSON."""
    screen, _, query = path.partition("?")
    return client.get(f"{screen}.json?{query}").json()


def test_both_stores_show_the_same(halvera: Contents, address: str, room: TestClient) -> None:
    """Every screen over a database says what it says over a file."""
    write_record(address, halvera)
    with TestClient(make_app(Settings(record=address)), base_url=HERE) as there:
        for path in SCREENS:
            assert there.get(path).status_code == 200
            assert twin(there, path) == twin(room, path), path


def test_a_decision_lands_in_the_database(halvera: Contents, address: str) -> None:
    """Merging two events over a database makes one of them, as over a file."""
    write_record(address, halvera)
    with TestClient(make_app(Settings(record=address)), base_url=HERE) as desk:
        pair = next(r for r in desk.get("/review.json").json()["rows"] if r["kind"] == "merge")
        token = re.search(r'name="token" value="([^"]+)"', desk.get(pair["url"]).text)
        assert token is not None
        form = {"token": token[1], "subject": "event", "kind": "merge", "seen": "0"}
        sent = {**form, "ids": [pair["left"], pair["right"]]}
        answer = desk.post("/decisions", data=sent, headers={"origin": HERE})
        assert answer.status_code == 200
        assert len(desk.get("/review.json").json()["history"]) == 1
        assert desk.get(f"/events/{pair['left']}").status_code == 404
