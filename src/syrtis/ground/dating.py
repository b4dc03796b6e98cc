"""When each claim's thing was: the time its words name, or the one told right before it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from syrtis.ground.times import Days, GroundedTime, Precision
from syrtis.model import (
    Article,
    Claim,
    ClaimKind,
    Issue,
    Mention,
    MentionKind,
    Modality,
    Read,
    Scope,
    Sentence,
    Standing,
    Unresolved,
    When,
    content_id,
)

__all__ = ["date_claims", "time_mentions"]

_TOLD = Modality.ASSERTED
_STANDING = frozenset({ClaimKind.STRENGTH})
"""Kinds that tell of a state: a day told before says nothing of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """The times of an article, by the sentence they stand in."""

    sentences: Sequence[Sentence]
    starts: Sequence[int]
    story: Sequence[GroundedTime]
    """All of them but those on which something was said."""
    times: Mapping[int, Sequence[GroundedTime]]
    said: Mapping[int, Sequence[GroundedTime]]
    """Those on which something was said: what is told was before."""

    def number(self, place: int) -> int:
        """Give the sentence that a code point stands in, or the last one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def said_in(self, number: int) -> When | None:
        """Give the one day on which the words of a sentence were said."""
        whens = [time.when() for time in self.said.get(number, ()) if is_day(time)]
        return whens[0] if len(whens) == 1 else None

    def within(self, number: int) -> Sequence[GroundedTime]:
        """List the times of one sentence."""
        return self.times.get(number, ())


def date_claims(
    claims: Sequence[Claim],
    times: Sequence[GroundedTime],
    read: Sequence[Read],
    *,
    published: When | None,
) -> Iterator[Claim]:
    """Give every claim the interval that its own words of time name.

    A claim of an occurrence without such words takes the one day its sentence names, else the last
    one named before it in the paragraph, else the one that the whole story has named so far: the
    basis is then `sentence`, `paragraph` or `story`, and the words stand at their own place. A
    story that has named two days tells none. A day on which something was said ends the interval of
    what its sentence tells, and begins none (basis `said`). A dateline's or a stamp's day is not the
    story's: no claim is given the day of publication.
    """
    of_story = list(_of_story(times, read, published))
    starts = [each.sentence.start for each in read]
    times_of, said_of = (defaultdict[int, list[GroundedTime]](list) for _ in range(2))
    said = {time.span for time in of_story if _is_of_saying(time, read[_before(starts, time)])}
    for time in of_story:
        (said_of if time.span in said else times_of)[_before(starts, time)].append(time)
    course = _Course(
        sentences=[each.sentence for each in read],
        starts=starts,
        story=[time for time in of_story if time.span not in said],
        times=times_of,
        said=said_of,
    )
    for claim in claims:
        yield replace(claim, when=_own(claim, times) or _told_near(claim, course))


def _of_story(
    times: Sequence[GroundedTime], read: Sequence[Read], published: When | None
) -> Iterator[GroundedTime]:
    """Leave out stamps and the dateline's day: lines without a verb, and the words of `published`."""
    told = [
        (each.sentence.start, each.sentence.end)
        for each in read
        if any(word.tag == "VERB" for word in each.parsed.words)
    ]
    starts = [start for start, _ in told]
    for time in times:
        at = bisect_right(starts, time.span.start) - 1
        if at >= 0 and time.span.start < told[at][1] and not _is_published(time, published):
            yield time


def _before(starts: Sequence[int], time: GroundedTime) -> int:
    """Give the number of the sentence that a time of the story stands in."""
    return bisect_right(starts, time.span.start) - 1


def _is_of_saying(time: GroundedTime, read: Read) -> bool:
    """Say whether a time hangs on a verb of saying: `officials said on Thursday`."""
    words = read.parsed.words
    inside = {at for at, word in enumerate(words) if time.span.start <= word.start < time.span.end}
    heads = {words[at].head for at in inside} - inside
    cues = {at for s in read.parsed.sayings or () for at in range(s.cue.start, s.cue.end)}
    return bool(heads) and heads <= cues


def _is_published(time: GroundedTime, published: When | None) -> bool:
    """Say whether a time's words are those that the day of publication was read from."""
    if published is None or published.start is None or published.end is None:
        return False
    return time.span.start < published.end and published.start < time.span.end


def _own(claim: Claim, times: Sequence[GroundedTime]) -> When | None:
    words = claim.when_words
    if words is None:
        return None
    met = [time for time in times if time.span.overlaps(words)]
    return next((when for time in met if (when := time.when())), None)


def _told_near(claim: Claim, course: _Course) -> When | None:
    if claim.when_words or claim.kind in _STANDING or claim.scope is Scope.CUMULATIVE:
        return None
    if claim.standing is Standing.BACKGROUND or not course.sentences:
        return None
    number = course.number(claim.start)
    here = [time for time in course.within(number) if is_day(time)]
    if here:
        return _carried(here[0], "sentence") if len(here) == 1 else None
    if told := course.said_in(number):
        return replace(told, earliest=None, basis="said") if claim.modality is _TOLD else None
    return _in_paragraph(number, course) or _in_story(claim, course)


def _in_paragraph(number: int, course: _Course) -> When | None:
    paragraph = course.sentences[number].paragraph
    for earlier in range(number - 1, -1, -1):
        if course.sentences[earlier].paragraph != paragraph:
            return None
        days = [time for time in course.within(earlier) if is_day(time)]
        if days:
            return _carried(days[-1], "paragraph")
    return None


def _in_story(claim: Claim, course: _Course) -> When | None:
    before = [time for time in course.story if time.span.end <= claim.start and is_day(time)]
    whens = {when.earliest: when for time in before if (when := _carried(time, "story"))}
    return next(iter(whens.values())) if len(whens) == 1 else None


def is_day(time: GroundedTime) -> bool:
    """Say whether a time is one single day."""
    days = time.days
    return isinstance(days, Days) and days.precision is Precision.DAY


def _carried(time: GroundedTime, basis: str) -> When | None:
    when = time.when()
    return when and replace(when, basis=basis)


def time_mentions(article: Article, times: Sequence[GroundedTime]) -> Iterator[Mention | Issue]:
    """Make the mentions of an article's times; one not resolved has no interval, and an issue."""
    for time in times:
        days = None if isinstance(time.days, Unresolved) else time.days
        span = time.span
        yield Mention(
            id=content_id("mention", article.id, span.start, span.end, MentionKind.TIME),
            article_id=article.id,
            start=span.start,
            end=span.end,
            quote=span.quote,
            kind=MentionKind.TIME,
            earliest=days.earliest if days else None,
            latest=days.latest if days else None,
            precision=days.precision.value if days else None,
        )
        if isinstance(time.days, Unresolved):
            yield Issue(
                code=time.days.reason,
                message=f"{article.source}: {time.days.message}",
                article_id=article.id,
                source=article.source,
                start=span.start,
                end=span.end,
            )
