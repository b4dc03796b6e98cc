"""Whatever an address or a form says, the room answers it or refuses it; it never breaks."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error

from syrtis.web import Settings, make_app

HERE = "http://127.0.0.1:8714"
TOKEN = "the token of this room"
OURS = {"host": "127.0.0.1:8714", "origin": HERE}
FEW = settings(
    max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def app(halvera_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A room on a record of its own, whose form token is known."""
    path = tmp_path_factory.mktemp("fuzz") / "halvera.syrtis"
    shutil.copy(halvera_file, path)
    return make_app(Settings(record=path, form_token=TOKEN))


def test_no_request_breaks_the_room(app: Any) -> None:
    """Requests made from the OpenAPI description, fitting and unfitting, give no 5xx."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "127.0.0.1"})
    asked = 0
    for each in schema.get_all_operations():
        operation = each.ok()
        fuzz(operation)
        asked += 1
    assert asked > 40


def fuzz(operation: Any) -> None:
    """Ask one address in many ways."""

    @FEW
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(checks=[not_a_server_error], headers=OURS)

    ask()


@pytest.fixture(scope="module")
def visitor(app: Any) -> Iterator[TestClient]:
    """A visitor who sends whatever comes to mind."""
    with TestClient(app, base_url=HERE) as client:
        yield client


WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["..", "%00", "\x00", "a" * 500, "-1", "1e9", "null", "[]", "é", "\ud800", "00", "'", '"']
    ),
)
PATHS = st.sampled_from(
    [
        *("/", "/explore", "/events/{}", "/articles/{}", "/articles/{}/page", "/claims/{}"),
        *("/control", "/claims", "/origins/{}", "/{}", "/review/events/{}/00", "/search"),
        *("/review/joins/{}/{}", "/explore/export.{}", "/assets/{}", "/review", "/build"),
        *("/actors/{}", "/places", "/help{}"),
    ]
)
NAMES = st.sampled_from(
    [
        "q",
        "from",
        "to",
        "type",
        "place",
        "within",
        "voices",
        "page",
        "sort",
        "code",
        "kind",
        "claim",
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(path=PATHS, word=WORDS, query=st.lists(st.tuples(NAMES, WORDS), max_size=4))
def test_no_address_breaks_the_room(
    visitor: TestClient, path: str, word: str, query: list[tuple[str, str]]
) -> None:
    """Any path and any query is answered with less than 500."""
    address = path.replace("{}", quote(word, safe="/.", errors="replace"))
    asked = urlencode(query, errors="replace")
    answer = visitor.get(f"{address}?{asked}", follow_redirects=False)
    assert answer.status_code < 500, (address, asked)


FIELDS = (
    "subject",
    "kind",
    "seen",
    "ids",
    "apart",
    "names",
    "field",
    "value",
    "who",
    "why",
    "then",
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(form=st.dictionaries(st.sampled_from(FIELDS), WORDS), fits=st.booleans())
def test_no_form_breaks_the_room(visitor: TestClient, form: dict[str, str], fits: bool) -> None:
    """Any form is kept or refused with less than 500."""
    sent = {name: value.encode(errors="replace").decode() for name, value in form.items()}
    if fits:
        sent |= {"subject": "event", "kind": "override", "seen": "0", "ids": "00", "why": "x"}
    answer = visitor.post(
        "/decisions",
        data={**sent, "token": TOKEN},
        headers={"origin": HERE},
        follow_redirects=False,
    )
    assert answer.status_code < 500
