"""Count claims: what sentences say of how many, and what they do not say."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import TOLD
from untold import UNTOLD

from syrtis.claims import find_claims
from syrtis.model import Article, Claim, Issue, Modality, Scope, Status

Claims = Callable[[str], list[Claim]]
Rows = Callable[[str], tuple[Claim | Issue, ...]]


def _short(claim: Claim) -> tuple[str, int | None, int | None]:
    count = claim.count
    return (claim.kind.value, *((count.low, count.high) if count else (None, None)))


def _is_numbered(claim: Claim) -> bool:
    """Say whether a number was read, and not one person told by name or noun."""
    return claim.count is not None and (claim.count.low, claim.count.high) != (1, 1)


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_is_told_is_found(
    text: str, wanted: list[tuple[str, int | None, int | None]], counts: Claims
) -> None:
    """Every count of people is found with its kind and interval, and nothing more."""
    assert sorted(map(_short, counts(text)), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_not_told_is_not_found(text: str, rows: Rows, counts: Claims) -> None:
    """Numbers that count no harmed, held or fighting people are no count and no issue."""
    assert not [row for row in rows(text) if isinstance(row, Issue)]
    assert [claim for claim in counts(text) if _is_numbered(claim)] == []


@pytest.mark.parametrize(("text", "_wanted"), TOLD)
def test_quotes_are_exact(text: str, _wanted: object, claims: Claims) -> None:
    """A claim's words, its count, people, place and time stand in the text where it says they do."""
    for claim in claims(text):
        _check_quotes(text, claim)


def _check_quotes(text: str, claim: Claim) -> None:
    assert text[claim.start : claim.end] == claim.quote
    assert claim.count is None or claim.count.words in claim.quote
    for named in (claim.who, claim.by, claim.claimant, claim.place):
        assert named is None or text[named.start : named.end] == named.name
    when = claim.when_words
    assert when is None or text[when.start : when.end] == when.quote


MODALITY = [
    ("Ten men were killed.", Modality.ASSERTED),
    ("No one was killed.", Modality.NEGATED),
    ("The army denied that 12 civilians were killed.", Modality.NEGATED),
    ("Ten men were not killed in the raid.", Modality.NEGATED),
    ("The attack will kill hundreds of people.", Modality.FUTURE),
    ("The court is going to execute 12 prisoners.", Modality.FUTURE),
    ("If 12 people were killed, the court must know.", Modality.HYPOTHETICAL),
    ("The group threatened to kill ten judges.", Modality.HYPOTHETICAL),
    ("Up to 30 people may have been killed.", Modality.HYPOTHETICAL),
    ("Twenty sailors are feared dead.", Modality.HYPOTHETICAL),
    ("The plan could displace 5,000 people.", Modality.HYPOTHETICAL),
    ("Two thousand fighters are thought to remain in the hills.", Modality.ASSERTED),
]


@pytest.mark.parametrize(("text", "modality"), MODALITY)
def test_modality(text: str, modality: Modality, counts: Claims) -> None:
    """Denials, plans and conditions are told from what is said to have happened."""
    assert [claim.modality for claim in counts(text)] == [modality]


SCOPE = [
    ("Seven men were killed on Saturday.", Scope.INCIDENT),
    ("A bomb killed seven men.", Scope.INCIDENT),
    ("The gunmen fled, killing three guards.", Scope.INCIDENT),
    ("The siege has cost the town the lives of 130 men since May.", Scope.CUMULATIVE),
    ("So far 400 have been wounded.", Scope.CUMULATIVE),
    ("In the past month 90 people were killed.", Scope.CUMULATIVE),
    ("116 civilians have been killed in three weeks.", Scope.CUMULATIVE),
    ("The death toll rose to 27.", Scope.CUMULATIVE),
    ("The militia lost 12 fighters last month.", Scope.CUMULATIVE),
    ("It was the deadliest attack since 2009, killing 30 people.", Scope.INCIDENT),
    ("Seven men were killed.", Scope.INCIDENT),
    ("Seven men have been killed.", Scope.INCIDENT),
    ("Seven hundred men have been killed.", Scope.CUMULATIVE),
    ("Three hundred men were shot dead.", None),
]


@pytest.mark.parametrize(("text", "scope"), SCOPE)
def test_scope(text: str, scope: Scope | None, counts: Claims) -> None:
    """Running totals and single occurrences are told apart, and neither is guessed."""
    assert [claim.scope for claim in counts(text)] == [scope]


WHO = [
    ("12 soldiers were killed.", "soldiers"),
    ("Hundreds of loyalist soldiers were killed.", "loyalist soldiers"),
    ("Seven members of the Home Guard were killed.", "members of the Home Guard"),
    ("Six Halverans were killed.", "Halverans"),
    ("Another 70 were wounded.", None),
    ("Six bodies were found.", None),
]


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_was_counted(text: str, who: str | None, counts: Claims) -> None:
    """The counted noun phrase is who was harmed; a bare number names nobody."""
    assert [claim.who and claim.who.name for claim in counts(text)] == [who]


def test_a_part_points_to_its_whole(claims: Claims) -> None:
    """`Including three children` is a claim of its own that is part of the four."""
    whole, part = claims("Four civilians were killed, including three children, officials said.")
    assert part.part_of == whole.id
    assert whole.part_of is None


def test_beside_is_not_inside(claims: Claims) -> None:
    """`Another 70` stands beside the seven and is no part of them."""
    assert {c.part_of for c in claims("Seven people were killed and another 70 wounded.")} == {None}


def test_one_number_for_two_kinds_is_an_issue(rows: Rows) -> None:
    """`Killed or wounded` does not say how many died: a signal, and no claim."""
    found = rows("At least 50 people were killed or wounded.")
    assert [row.code for row in found if isinstance(row, Issue)] == ["harm-not-separated"]
    assert len(found) == 1


def test_an_unknown_language_is_an_issue() -> None:
    """Without word lists nothing is looked for, and the record says so."""
    article = Article(id="a", source="a.txt", status=Status.READ, text="x", language="xx")
    (issue,) = find_claims(article, (), ())
    assert isinstance(issue, Issue)
    assert "'xx'" in issue.message


def test_the_same_claim_has_the_same_id(claims: Claims) -> None:
    """Ids depend on the article, the words and the count alone, and differ between claims."""
    text = "Three soldiers and two civilians were killed. Nine were wounded."
    first, again = claims(text), claims(text)
    assert [claim.id for claim in first] == [claim.id for claim in again]
    assert len({claim.id for claim in first}) == 3


PIECES = st.sampled_from(
    ["12", "1,200", "killed", "people", "were", "including", "the", "of", "death toll", "rose to",
     "no one", ",", ".", "“", "”", '"', "said", "he", "according to", "and", "wounded", "dozens",
     "\n", "\n\n", "(", ")", "-strong", "force of", "in", "2-3 million", "'", "’", "\0", "\ud800",
     "U.S.", "soldiers", "lost", "to", "flee", "bodies", "found", "who", "none", "#", "—", "ﬁ", "İ"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_anything_can_be_read(text: str, rows: Rows) -> None:
    """No text makes the rules fail, and every claim's words stand where it says."""
    for row in rows(text):
        if isinstance(row, Claim):
            _check_quotes(text, row)


def test_a_hostile_page_is_read_in_time(counts: Claims) -> None:
    """A sentence of 14,000 words without a stop ends, and so does a wall of numbers."""
    assert counts("the soldiers of the army said and " * 2_000) == []
    assert len(counts("12 men were killed and " * 1_000)) > 500
