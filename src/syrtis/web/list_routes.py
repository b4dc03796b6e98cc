"""The addresses of the lists behind the numbers, and of the screens that take a page of a list."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from syrtis.model import ClaimKind, Status, VoiceKind
from syrtis.store.claim_queries import ClaimsAsked, claims_by_voice
from syrtis.store.queries import articles_by_source
from syrtis.web.asking import Id, OptionalId, PageNumber, RecordOpen, RoomOpen
from syrtis.web.later import Later
from syrtis.web.screens.accounts import AccountsScreen, accounts_screen
from syrtis.web.screens.build import BuildScreen, build_screen
from syrtis.web.screens.changes import Change, ChangesScreen, changes_screen
from syrtis.web.screens.control import ControlScreen, control_screen
from syrtis.web.screens.lists import (
    ArticlesScreen,
    ClaimsScreen,
    SearchScreen,
    articles_screen,
    claims_screen,
    search_screen,
)
from syrtis.web.screens.origins import OriginsScreen, VoiceShown, origins_screen, voice_screen
from syrtis.web.screens.overview import OverviewScreen, overview_screen
from syrtis.web.screens.strength import StrengthScreen, strength_screen
from syrtis.web.screens.things import (
    ThingScreen,
    ThingsScreen,
    actor_screen,
    place_screen,
    things_screen,
)
from syrtis.web.showing import add_screen

__all__ = ["router"]

router = APIRouter()

_WAIT_S = 3.0

Words = Annotated[str, Query(max_length=400)]
Code = Annotated[str | None, Query(max_length=100)]


def _overview(record: RecordOpen, room: RoomOpen) -> OverviewScreen:
    return room.kept(
        record,
        "overview",
        lambda: overview_screen(record, room.columns(record), room.record_id(record)),
    )


def _accounts(record: RecordOpen, room: RoomOpen, page: PageNumber = 1) -> AccountsScreen:
    return accounts_screen(record, room.columns(record), page)


def _articles(
    record: RecordOpen, room: RoomOpen, status: Status | None = None, page: PageNumber = 1
) -> ArticlesScreen:
    ids = room.kept(record, f"articles {status}", lambda: articles_by_source(record, status))
    return articles_screen(record, ids, status, page)


def _asked(
    kind: ClaimKind | None = None,
    article: OptionalId = None,
    voice: OptionalId = None,
    actor: OptionalId = None,
    place: OptionalId = None,
) -> ClaimsAsked:
    return ClaimsAsked(kind=kind, article=article, voice=voice, actor=actor, place=place)


def _claims(
    record: RecordOpen,
    asked: Annotated[ClaimsAsked, Depends(_asked)],
    event: OptionalId = None,
    page: PageNumber = 1,
) -> ClaimsScreen:
    return claims_screen(record, asked, event, page)


def _control(record: RecordOpen, place: OptionalId = None, page: PageNumber = 1) -> ControlScreen:
    return control_screen(record, place, page)


def _strength(record: RecordOpen, actor: OptionalId = None) -> StrengthScreen:
    return strength_screen(record, actor)


def _voiced(record: RecordOpen, room: RoomOpen) -> Mapping[str | None, int]:
    return room.kept(record, "claims by voice", lambda: claims_by_voice(record))


Voiced = Annotated[Mapping[str | None, int], Depends(_voiced)]


def _origins(
    record: RecordOpen, voiced: Voiced, kind: VoiceKind | None = None, page: PageNumber = 1
) -> OriginsScreen:
    return origins_screen(record, voiced, kind, page)


def _voice(origin_id: Id, record: RecordOpen, voiced: Voiced) -> VoiceShown:
    return voice_screen(record, voiced, origin_id)


def _build(
    record: RecordOpen, room: RoomOpen, code: Code = None, page: PageNumber = 1
) -> BuildScreen:
    return build_screen(record, room.record_id(record), code, page)


def _changes(request: Request, table: Code = None, page: PageNumber = 1) -> ChangesScreen:
    later: Later[tuple[Change, ...]] | None = request.app.state.changes
    found = None if later is None else later.get(_WAIT_S)
    return changes_screen(found, request.app.state.settings.before, table, page)


def _search(record: RecordOpen, room: RoomOpen, q: Words = "") -> SearchScreen:
    return search_screen(record, room.columns(record), q)


def _actor(actor_id: Id, record: RecordOpen) -> ThingScreen:
    return actor_screen(record, actor_id)


def _place(place_id: Id, record: RecordOpen) -> ThingScreen:
    return place_screen(record, place_id)


def _actors(record: RecordOpen, q: Words = "", page: PageNumber = 1) -> ThingsScreen:
    return things_screen(record, "actor", q, page)


def _places(record: RecordOpen, q: Words = "", page: PageNumber = 1) -> ThingsScreen:
    return things_screen(record, "place", q, page)


add_screen(router, "/", "overview.html", _overview, OverviewScreen)
add_screen(router, "/accounts", "accounts.html", _accounts, AccountsScreen)
add_screen(router, "/articles", "articles.html", _articles, ArticlesScreen)
add_screen(router, "/claims", "claims.html", _claims, ClaimsScreen)
add_screen(router, "/control", "control.html", _control, ControlScreen)
add_screen(router, "/strength", "strength.html", _strength, StrengthScreen)
add_screen(router, "/origins", "origins.html", _origins, OriginsScreen)
add_screen(router, "/origins/{origin_id}", "voice.html", _voice, VoiceShown)
add_screen(router, "/build", "build.html", _build, BuildScreen)
add_screen(router, "/build/changes", "changes.html", _changes, ChangesScreen)
add_screen(router, "/search", "search.html", _search, SearchScreen)
add_screen(router, "/actors", "things.html", _actors, ThingsScreen)
add_screen(router, "/places", "things.html", _places, ThingsScreen)
add_screen(router, "/actors/{actor_id}", "thing.html", _actor, ThingScreen)
add_screen(router, "/places/{place_id}", "thing.html", _place, ThingScreen)
