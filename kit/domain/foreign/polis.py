"""A Polis conversation: comments on which people agreed, disagreed or passed, at any time.

A vote may be given again; the latest counts. Which sign means agreement is told by the totals that
the export states of each comment: the database and the export write it the other way round.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from kit.domain.foreign.gathered import Asked, Gathered, Item, Note, Person, SourceFile, note
from kit.domain.foreign.names import in_order
from kit.domain.foreign.totals import compared, compared_by_name
from kit.domain.rules.values import ABSTAIN, NO, YES
from kit.domain.workshop import Method

MOST_GROUPS = 12
RULE = {"name": "double-threshold", "country_share": "off"}
"""The kit's usual rule for yes and no; a Polis conversation decides nothing."""


@dataclass(frozen=True)
class Comment:
    """A comment with what the export states of it; none where it states nothing."""

    comment_id: str
    text: str
    agrees: int | None = None
    disagrees: int | None = None
    moderated: int = 0
    is_meta: bool = False


@dataclass(frozen=True)
class Participant:
    """Somebody of the list of participants; `votes` is how many the export states."""

    participant_id: str
    group: str = ""
    votes: int | None = None


@dataclass(frozen=True)
class Vote:
    """One vote as it was cast: -1, 0 or 1; without a moment where only the last ones are told."""

    comment_id: str
    participant_id: str
    sign: int
    moment: int | None = None


@dataclass(frozen=True)
class Conversation:
    """All that an export holds."""

    comments: Sequence[Comment]
    participants: Sequence[Participant]
    votes: Sequence[Vote]
    summary: Mapping[str, str] = field(default_factory=dict)


def gathered(
    one: Conversation, title: str, files: tuple[SourceFile, ...], notes: Sequence[Note] = ()
) -> Gathered:
    """The conversation as one open round of yes, no and abstention."""
    latest = _latest(one.votes)
    agree, told = _sign(one, latest)
    people = _people(one)
    items, lost = _items(one)
    answers = _answers(latest, agree)
    moments = [vote.moment for vote in one.votes if vote.moment is not None]
    asked = Asked(
        method=Method.YES_NO,
        rule=RULE,
        item_ids=tuple(item.item_id for item in items),
        entitled=tuple(person.person_id for person in people),
        answers=answers,
        changed=len(_revised(one.votes)),
        opened_at=_at(min(moments)) if moments else None,
        closed_at=_at(max(moments)) if moments else None,
    )
    return Gathered(
        kind="polis",
        title=title,
        files=files,
        items=items,
        people=people,
        rounds=(asked,),
        notes=(
            *notes,
            told,
            *_about_votes(one, latest),
            *_about_comments(one, lost),
            *_about_people(people, answers),
            *_totals(one, latest, answers, agree),
            note("foreign-polis-blank"),
            note("foreign-rule-ours", rule=RULE["name"]),
        ),
        citation=one.summary.get("url", ""),
    )


Latest = Mapping[tuple[str, str], Vote]
"""The vote that counts, by participant and comment."""


def _latest(votes: Sequence[Vote]) -> Latest:
    """The vote with the latest moment; of those of one moment the one that stands last."""
    found: dict[tuple[str, str], Vote] = {}
    for vote in votes:
        key = vote.participant_id, vote.comment_id
        before = found.get(key)
        if before is None or (vote.moment or 0) >= (before.moment or 0):
            found[key] = vote
    return found


def _revised(votes: Sequence[Vote]) -> set[str]:
    """Those who voted otherwise on a comment than before."""
    first: dict[tuple[str, str], int] = {}
    found = set()
    for vote in votes:
        if first.setdefault((vote.participant_id, vote.comment_id), vote.sign) != vote.sign:
            found.add(vote.participant_id)
    return found


def _sign(one: Conversation, latest: Latest) -> tuple[int, Note]:
    """Which sign is agreement: the one by which the totals of the comments come out better."""
    counts = Counter((vote.comment_id, vote.sign) for vote in latest.values())
    off = {sign: _off(one.comments, counts, sign) for sign in (1, -1)}
    if off[1] == off[-1]:
        return 1, note("foreign-polis-sign-assumed")
    agree = 1 if off[1] < off[-1] else -1
    return agree, note("foreign-polis-sign", sign=agree, by=off[agree], other=off[-agree])


def _off(comments: Sequence[Comment], counts: Mapping[tuple[str, int], int], agree: int) -> int:
    """By how many votes the stated totals are missed, with that sign for agreement."""
    return sum(
        abs((one.agrees or 0) - counts.get((one.comment_id, agree), 0))
        + abs((one.disagrees or 0) - counts.get((one.comment_id, -agree), 0))
        for one in comments
        if one.agrees is not None and one.disagrees is not None
    )


def _answers(latest: Latest, agree: int) -> dict[str, dict[str, str]]:
    meant = {agree: YES, -agree: NO, 0: ABSTAIN}
    found: dict[str, dict[str, str]] = {}
    for (participant_id, comment_id), vote in latest.items():
        found.setdefault(participant_id, {})[comment_id] = meant[vote.sign]
    return found


def _people(one: Conversation) -> tuple[Person, ...]:
    """All who are listed or voted; without groups where there are more than a session holds."""
    groups = {each.participant_id: each.group for each in one.participants}
    keeps = len(set(groups.values()) - {""}) <= MOST_GROUPS
    listed = dict.fromkeys((*groups, *(vote.participant_id for vote in one.votes)))
    return tuple(
        Person(person_id, group=groups.get(person_id, "") if keeps else "")
        for person_id in in_order(listed)
    )


def _items(one: Conversation) -> tuple[tuple[Item, ...], list[str]]:
    """The comments by their numbers, and those of which there are votes and no text."""
    texts = {each.comment_id: each for each in one.comments}
    lost = in_order({vote.comment_id for vote in one.votes} - texts.keys())
    every = {name: texts.get(name, Comment(name, f"[{name}]")) for name in (*texts, *lost)}
    items = [Item(name, every[name].text, _out(every[name])) for name in in_order(every)]
    return tuple(items), lost


def _out(comment: Comment) -> bool:
    return comment.moderated < 0


def _about_votes(one: Conversation, latest: Latest) -> Iterator[Note]:
    yield note("foreign-polis-votes", count=len(latest))
    replaced = len(one.votes) - len(latest)
    if replaced:
        people = len(_revised(one.votes))
        yield note("foreign-polis-replaced", count=replaced, people=people)


def _about_comments(one: Conversation, lost: Sequence[str]) -> Iterator[Note]:
    yield note("foreign-polis-comments", count=len(one.comments))
    if out := sum(map(_out, one.comments)):
        yield note("foreign-polis-moderated", count=out)
    if waiting := sum(each.moderated == 0 for each in one.comments):
        yield note("foreign-polis-unmoderated", count=waiting)
    if meta := sum(each.is_meta for each in one.comments):
        yield note("foreign-polis-meta", count=meta)
    if lost:
        yield note("foreign-polis-without-text", count=len(lost))


def _about_people(
    people: Sequence[Person], answers: Mapping[str, Mapping[str, str]]
) -> Iterator[Note]:
    yield note("foreign-polis-people", count=len(people), voted=len(answers))
    without = sum(not one.group for one in people)
    if 0 < without < len(people):
        yield note("foreign-people-without-group", count=without)
    if without == len(people):
        yield note("foreign-no-groups")


def _totals(
    one: Conversation, latest: Latest, answers: Mapping[str, Mapping[str, str]], agree: int
) -> Iterator[Note]:
    """The comments' and participants' own totals, and those of the summary."""
    counts = Counter((vote.comment_id, vote.sign * agree) for vote in latest.values())
    for what, sign, stated in (
        ("agrees", 1, {each.comment_id: each.agrees for each in one.comments}),
        ("disagrees", -1, {each.comment_id: each.disagrees for each in one.comments}),
    ):
        told = {name: total for name, total in stated.items() if total is not None}
        if told:
            counted = {name: counts[name, sign] for name in told}
            yield compared_by_name(what, told, counted)
    votes = {each.participant_id: each.votes for each in one.participants if each.votes is not None}
    yield from _as_cast(one, agree)
    if votes:
        yield compared_by_name("votes", votes, {name: len(answers.get(name, {})) for name in votes})
    yield from compared("voters", _whole(one.summary.get("voters")), len(answers))
    yield from compared("comments", _whole(one.summary.get("comments")), len(one.comments))


def _as_cast(one: Conversation, agree: int) -> Iterator[Note]:
    """By how much the comments' totals are missed where replaced votes count as well."""
    latest = Counter((vote.comment_id, vote.sign) for vote in _latest(one.votes).values())
    every = Counter((vote.comment_id, vote.sign) for vote in one.votes)
    with_replaced, by = (_off(one.comments, counts, agree) for counts in (every, latest))
    if with_replaced < by:
        yield note("foreign-polis-counts-replaced", by=with_replaced, latest=by)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().isdecimal() else None


def _at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds // 1000, UTC).replace(
        microsecond=milliseconds % 1000 * 1000
    )
