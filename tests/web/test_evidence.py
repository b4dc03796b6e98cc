"""Event and Evidence: every number opens its claims, every claim its words."""

from fastapi.testclient import TestClient

from syrtis.model import Contents, Event


def test_an_event_shows_every_claim_it_rests_on(room: TestClient, barracks: Event) -> None:
    """No claim of an event is left out, and each leads to an article that has it marked."""
    seen = room.get(f"/events/{barracks.id}.json").json()
    assert [claim["id"] for claim in seen["claims"]] == list(barracks.claims)
    for claim in seen["claims"]:
        page = room.get(claim["url"])
        assert page.status_code == 200
        assert f'id="claim-{claim["id"]}"' in page.text
        assert f'id="about-{claim["id"]}"' in page.text


def test_the_text_of_an_article_is_whole(room: TestClient, halvera: Contents) -> None:
    """Cut at the claims and the furniture, the pieces still are the article's text, in order."""
    for article in halvera.articles:
        seen = room.get(f"/articles/{article.id}.json").json()
        lines = ["".join(p["text"] for p in each["pieces"]) for each in seen["paragraphs"]]
        assert lines == [line for line in article.text.split("\n") if line.strip()]


def test_a_claim_is_marked_at_its_words(room: TestClient, halvera: Contents) -> None:
    """The pieces that carry a claim are its quote, wherever it begins or ends."""
    for article in halvera.articles:
        seen = room.get(f"/articles/{article.id}.json").json()
        pieces = [piece for each in seen["paragraphs"] for piece in each["pieces"]]
        for claim in (c for c in halvera.claims if c.article_id == article.id):
            marked = "".join(p["text"] for p in pieces if claim.id in p["claims"])
            assert marked == claim.quote.replace("\n", "")


def test_next_and_previous_walk_all_claims_of_an_event(room: TestClient, barracks: Event) -> None:
    """Pressing next from the first claim meets every claim of the event, over its articles."""
    first = room.get(f"/events/{barracks.id}.json").json()["claims"][0]
    at: str | None = f"{first['url'].partition('#')[0]}&event={barracks.id}"
    met = []
    while at is not None:
        seen = room.get(at.partition("#")[0].replace("?", ".json?")).json()
        met.append(seen["current"])
        at = seen["next"]
    assert met == list(barracks.claims)


def test_what_is_not_known_is_said_with_its_reason(room: TestClient, halvera: Contents) -> None:
    """Every null of an event stands among what is not known, with why."""
    for event in halvera.events:
        told = {
            u["field"]: u["why"] for u in room.get(f"/events/{event.id}.json").json()["unknown"]
        }
        assert ("when" in told) == (event.when is None)
        assert ("where" in told) == (event.place_id is None)
        assert ("what happened" in told) == (event.type is None)
        assert all(told.values())


def test_the_original_page_is_text_and_never_run(room: TestClient, halvera: Contents) -> None:
    """The bytes that came in are shown as text, markup and all."""
    page = next(page for page in halvera.pages if page.media == "html")
    answer = room.get(f"/articles/{page.id}/page")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "<html" in answer.text.lower()


def test_a_claims_address_leads_to_its_words(room: TestClient, halvera: Contents) -> None:
    """`/claims/ID` is a lasting address for words in an article."""
    claim = halvera.claims[0]
    answer = room.get(f"/claims/{claim.id}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"#claim-{claim.id}")


def test_what_is_not_there_is_told(room: TestClient) -> None:
    """An id of nothing, and one that is no id, are not found; neither breaks anything."""
    for path in (
        "/events/0000",
        "/articles/ffff",
        "/claims/abcd",
        "/events/..%2f..",
        "/articles/x/page",
    ):
        assert room.get(path).status_code == 404
