"""On whose voice a claim rests, and how many stand behind claims of one thing."""

from collections.abc import Callable

import pytest

from syrtis.model import (
    Actor,
    ActorKind,
    Article,
    Claim,
    ClaimKind,
    Contents,
    Manner,
    Origin,
    Party,
    Relation,
    RelationKind,
    VoiceKind,
)
from syrtis.origins import standing, voice_claims

Make = Callable[..., Article]

PAPER = Origin(id="paper", name="The Tallen Post", kind=VoiceKind.OUTLET, articles=("a",))
WIRE = Origin(id="wire", name="AFP", kind=VoiceKind.AGENCY, articles=("b",))
PAGE = Origin(id="page", name="c.txt", kind=VoiceKind.PAGE, articles=("c",))
OTHER_PAGE = Origin(id="page2", name="d.txt", kind=VoiceKind.PAGE, articles=("d",))
ACTORS = (
    Actor(id="army", name="State forces of Vessin", kind=ActorKind.STATE_FORCES),
    Actor(id="major", name="Maj. Jory Pell", kind=ActorKind.PERSON, speaks_for="army"),
    Actor(id="doctor", name="doctor", kind=ActorKind.PERSON),
    Actor(id="mayor", name="Mayor Ilse Rond", kind=ActorKind.PERSON),
    Actor(id="rebels", name="Rebels of Vessin", kind=ActorKind.REBEL_GROUP),
    Actor(id="people", name="Civilians of Vessin", kind=ActorKind.CIVILIANS),
    Actor(id="AFP", name="AFP", kind=ActorKind.ORGANISATION),
)


def _party(name: str, actor: str | None = None) -> Party:
    return Party(name=name, start=0, end=len(name), actor_id=actor)


def _claim(
    name: str, article: str = "a", claimant: Party | None = None, via: tuple[Party, ...] = ()
) -> Claim:
    return Claim(
        id=name, article_id=article, start=10, end=20, quote="ten killed", kind=ClaimKind.KILLED,
        claimant=claimant, via=via,
    )  # fmt: skip


@pytest.fixture
def voiced(article: Make) -> Callable[..., Contents]:
    """Give the claims of a small record their voices."""

    def made(*claims: Claim, relations: tuple[Relation, ...] = ()) -> Contents:
        origins = (
            Origin(id="paper", name=PAPER.name, kind=PAPER.kind, articles=("a",), relations=relations),
            WIRE, PAGE, OTHER_PAGE,
        )  # fmt: skip
        pages = (("a", "paper"), ("b", "wire"), ("c", "page"), ("d", "page2"))
        articles = tuple(_with(article(name), origin) for name, origin in pages)
        return voice_claims(
            Contents(articles=articles, origins=origins, actors=ACTORS, claims=claims)
        )

    return made


def _with(article: Article, origin: str) -> Article:
    return Article(
        id=article.id,
        source=article.source,
        status=article.status,
        text=article.text,
        origin_id=origin,
    )


def _names(contents: Contents) -> list[str]:
    by_id = {origin.id: origin.name for origin in contents.origins}
    return [by_id[claim.origin_id or ""] for claim in contents.claims]


@pytest.mark.parametrize(
    ("claimant", "via", "voice"),
    [
        (None, (), "The Tallen Post"),
        (_party("army", "army"), (), "State forces of Vessin"),
        (_party("Maj. Pell", "major"), (), "State forces of Vessin"),
        (_party("Rond", "mayor"), (), "Mayor Ilse Rond"),
        (_party("doctor", "doctor"), (), "The Tallen Post"),
        (_party("residents", "people"), (), "The Tallen Post"),
        (_party("wounded rebel on a stretcher", "rebels"), (), "The Tallen Post"),
        (_party("rebels", "rebels"), (), "Rebels of Vessin"),
        (_party("hospital source"), (_party("AFP", "AFP"),), "AFP"),
        (_party("Rond", "mayor"), (_party("AFP", "AFP"),), "Mayor Ilse Rond"),
        (None, (_party("the Sextant news agency"),), "Sextant"),
        (_party("police"), (), "police"),
    ],
)
def test_a_claim_rests_on_the_last_named_voice(
    voiced: Callable[..., Contents], claimant: Party | None, via: tuple[Party, ...], voice: str
) -> None:
    """The last of the chain who has a name, or is a body, is whom a claim rests on."""
    (name,) = _names(voiced(_claim("k", claimant=claimant, via=via)))
    assert voice in name


def test_two_papers_that_quote_one_ministry_are_one_voice(voiced: Callable[..., Contents]) -> None:
    """Articles of two voices that quote one body rest on one origin."""
    contents = voiced(
        _claim("k", "a", _party("army", "army")), _claim("m", "b", _party("Maj. Pell", "major"))
    )
    assert contents.claims[0].origin_id == contents.claims[1].origin_id


def test_a_claim_in_a_lifted_passage_is_its_sources(voiced: Callable[..., Contents]) -> None:
    """A claim inside a passage lifted from another article rests on that article's voice."""
    lifted = Relation(
        article_id="a",
        relation=RelationKind.COPY,
        of="b",
        start=5,
        end=40,
        quote="x",
        manner=Manner.PART,
    )
    assert _names(voiced(_claim("k"), relations=(lifted,))) == ["AFP"]


def test_voicing_claims_again_changes_nothing(voiced: Callable[..., Contents]) -> None:
    """Giving claims their voices a second time gives the same record."""
    contents = voiced(_claim("k", claimant=_party("army", "army")))
    assert voice_claims(contents) == contents


def test_unknown_mastheads_corroborate_nothing(voiced: Callable[..., Contents]) -> None:
    """Pages of unknown mastheads add no voice to a known one, and together are one."""
    contents = voiced(_claim("k", "a"), _claim("m", "c"), _claim("n", "d"))
    articles = {article.id: article for article in contents.articles}
    origins = {origin.id: origin for origin in contents.origins}
    whole = standing(contents.claims, articles, origins)
    assert (whole.articles, whole.outlets, whole.origins) == (3, 3, 1)
    assert standing(contents.claims[1:], articles, origins).origins == 1
    assert standing((), articles, origins).origins == 0
