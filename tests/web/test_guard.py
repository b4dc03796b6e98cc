"""Who is let in, and what an answer may do."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from syrtis.errors import InputError
from syrtis.web import Settings, make_app

TOKEN = "a-token-of-enough-letters"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9", "[::1]:8714"])
def test_this_machine_is_let_in(room: TestClient, host: str) -> None:
    """A request under a name of this machine is answered."""
    assert room.get("/keys.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "10.0.0.1"])
def test_another_name_is_refused(room: TestClient, host: str) -> None:
    """A page that rebinds its own name to this machine gets nothing."""
    assert room.get("/keys.json", headers={"host": host}).status_code == 421


def test_no_page_may_run_or_fetch_anything_foreign(room: TestClient) -> None:
    """Every answer forbids inline script and style, frames, and requests to anywhere else."""
    for path in ("/explore", "/no-such-page", "/assets/room.css", "/keys.json"):
        headers = room.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_pages_hold_no_inline_script_or_style(room: TestClient) -> None:
    """What the policy forbids, the pages do not have."""
    for path in ("/explore", "/help", "/review"):
        html = room.get(path).text
        assert "<style" not in html
        assert " style=" not in html
        assert " on" not in html.split("<body")[0]


def test_a_room_for_others_demands_its_token(halvera_file: Path) -> None:
    """Bound elsewhere, the room answers those who bring the token in the address, then as a cookie."""
    app = make_app(Settings(record=halvera_file, host="0.0.0.0", token=TOKEN))
    with TestClient(app, base_url="http://desk.example:8714") as visitor:
        assert visitor.get("/keys.json").status_code == 401
        assert visitor.get("/keys.json?token=wrong").status_code == 401
        assert visitor.get(f"/?token={TOKEN}", follow_redirects=False).status_code == 303
        assert visitor.get("/keys.json").status_code == 200


def test_serving_to_others_without_a_token_is_refused(halvera_file: Path) -> None:
    """`serve` binds to no address that others reach without a token they have to show."""
    from syrtis.cli.serve import serve_record

    for token in (None, "short"):
        with pytest.raises(InputError, match="--token"):
            serve_record(halvera_file, host="0.0.0.0", token=token)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_form_of_another_site_decides_nothing(room: TestClient, origin: str) -> None:
    """A decision sent by a page that is not ours is refused."""
    assert room.post("/decisions", headers={"origin": origin}).status_code == 403
