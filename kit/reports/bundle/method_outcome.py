"""Items of the method report about what came of it: verdicts, changes on the way, limits."""

from collections import Counter
from collections.abc import Iterator

from kit import words
from kit.domain.changes import Change, changes
from kit.domain.framework import Completeness
from kit.domain.results import counted, deciding_round
from kit.domain.rounds import Round
from kit.domain.what_if import what_if
from kit.reports.bundle.markdown import plain, table
from kit.reports.bundle.method_rounds import first_asked, stands
from kit.reports.bundle.method_told import Told
from kit.words.counts import counted_words

Sentences = Iterator[str]
HEADS = ("standard", "round", "verdict", "counted")


def outcome(told: Told) -> Sentences:
    standards = told.session.standing_standards()
    if not standards:
        yield told.tell("no-standard")
        return
    found = Counter(stands(told, one.standard_id) for one in standards)
    in_, undecided, out, unvoted = (
        found[words.say(f"reports-verdict-{one}", told.lang)]
        for one in ("in", "undecided", "out", "none")
    )
    given = {"in_": in_, "undecided": undecided, "out": out, "unvoted": unvoted}
    yield told.tell("verdicts", standards=len(standards), **given)
    reasons = sum(len(one.closed.reasons) for one in told.rounds if one.closed)
    if reasons:
        yield told.tell("reasons", count=reasons)


def verdicts(told: Told) -> str:
    """Every standard that a round decided, with its verdict and what was counted."""
    rows = [
        _verdict(told, standard_id, round_)
        for standard_id in told.session.standards
        if (round_ := deciding_round(told.session, standard_id)) is not None
    ]
    heads = [words.say(f"method-column-{one}", told.lang) for one in HEADS]
    return table(heads, rows) if rows else ""


def _verdict(told: Told, standard_id: str, round_: Round) -> list[str]:
    """The wording is the one that was voted on."""
    found = counted(round_)
    said = counted_words(found.results[standard_id], found.rule, told.lang, round_)
    wording = told.own(dict(round_.wordings[standard_id]))
    number = str(round_.opened.number)
    cells = (wording, number, stands(told, standard_id), "; ".join((*said.main, *said.notes)))
    return [plain(one) for one in cells]


def changed(told: Told) -> Sentences:
    found = [
        *(one for each in told.rounds for one in _between(told, each)),
        *_given_up(told),
        *_reworded_after(told),
    ]
    yield from found or [told.tell("nothing-changed")]


def _between(told: Told, round_: Round) -> Sentences:
    named = told.round(round_)
    new = first_asked(told, round_)
    if new and round_.opened.number > 1:
        yield told.tell("added", round=named, count=new)
    found = changes(told.session, round_)
    for standard_id, one in found.of.items() if found else ():
        yield from _change(told, named, standard_id, one)


def _change(told: Told, named: str, standard_id: str, one: Change) -> Sentences:
    about = {
        "round": named,
        "earlier": one.earlier.opened.number,
        "standard": told.standard(standard_id),
    }
    if one.is_reworded:
        yield told.tell("reworded", **about)
    if one.has_other_verdict:
        before, now = (
            words.say(f"reports-verdict-{each.verdict}", told.lang)
            for each in (one.before, one.now)
        )
        yield told.tell("other-verdict", **about, before=before, now=now)


def _given_up(told: Told) -> Sentences:
    standards = told.session.standards.values()
    parents = {parent_id for one in standards for parent_id in one.parent_ids}
    for one in standards:
        if one.dropped and one.standard_id in parents:
            yield told.tell("joined-standard", standard=told.standard(one.standard_id))
        elif one.dropped:
            yield told.tell("dropped", standard=told.standard(one.standard_id))


def _reworded_after(told: Told) -> Sentences:
    for one in told.session.standing_standards():
        round_ = deciding_round(told.session, one.standard_id)
        if round_ is not None and round_.wordings[one.standard_id] != one.wordings:
            yield told.tell("reworded-after", standard=told.standard(one.standard_id))


def limits(told: Told) -> Sentences:
    for one in told.rounds:
        assert one.closed is not None, "closed rounds only"
        rows, named = what_if(one).rows, told.round(one)
        fragile = sum(row.is_fragile for row in rows)
        yield told.tell("fragile", round=named, fragile=fragile, whole=len(rows))
        if one.closed.voted * 2 < one.closed.entitled:
            yield told.tell("low-turnout", round=named)
    lists = told.session.frameworks.values()
    partial = sum(one.completeness is not Completeness.COMPLETE for one in lists)
    if partial:
        yield told.tell("incomplete-lists", count=partial)
