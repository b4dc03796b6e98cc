"""`syrtis serve` and `syrtis demo --serve`: what they print, and what room they open."""

import re
import socket
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from syrtis.cli.app import app
from syrtis.web import serving


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The rooms that were opened: each is given back at once, in place of serving until Ctrl-C."""
    rooms: list[Any] = []
    monkeypatch.setattr(serving, "run", lambda room, taken: rooms.append(room))
    return rooms


def run(*given: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(app, [str(each) for each in given])


def test_serve_prints_where_the_room_is(opened: list[Any], halvera_file: Path) -> None:
    """The first line is the address, on this machine, at a port that was free."""
    result = run("serve", halvera_file, "--port", 0)
    assert result.exit_code == 0, result.output
    assert re.match(r"http://127\.0\.0\.1:\d+/\n", result.stdout)
    assert TestClient(opened[0], base_url="http://127.0.0.1").get("/explore").status_code == 200


def test_a_taken_port_is_told(opened: list[Any], halvera_file: Path) -> None:
    """Where another program has the port, one line says so and what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = run("serve", halvera_file, "--port", other.getsockname()[1])
    assert result.exit_code == 2
    assert "--port" in result.stderr
    assert not opened


@pytest.mark.parametrize(
    "options", [("--basemap", "no-such.geojson"), ("--before", "no-such.syrtis")]
)
def test_what_is_not_there_is_told_before_the_room_opens(
    opened: list[Any], halvera_file: Path, options: tuple[str, str]
) -> None:
    """A file that is named and missing stops the command."""
    assert run("serve", halvera_file, *options).exit_code == 2
    assert not opened


def test_the_demo_opens_with_its_island(opened: list[Any], tmp_path: Path) -> None:
    """`demo --serve` opens the room on the example, over the map of its invented island."""
    result = run("demo", "--output", tmp_path / "demo.syrtis", "--serve", "--port", 0)
    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:" in result.stdout
    room = TestClient(opened[0], base_url="http://127.0.0.1")
    assert room.get("/events/00").status_code == 404
    assert "data-basemap" in room.get("/explore").text
