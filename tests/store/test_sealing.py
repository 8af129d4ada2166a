"""All sealed ballots of a round are equally long, whatever a method can say and somebody says."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.secret import SecretBox

from kit.domain.ballot import (
    LONGEST_REASONS,
    Ballot,
    Choice,
    Reason,
    StandingBallot,
    ballot_bytes,
    reasons_bytes,
    spelled_length,
)
from kit.store.sealing import opened, sealed
from tests.five_methods import FIVE

KEY = b"k" * SecretBox.KEY_SIZE
AROUND = SecretBox.NONCE_SIZE + SecretBox.MACBYTES
names = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
codes = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=16, max_size=32)


@dataclass(frozen=True)
class Asked:
    """What a round asks: of which standards, with which answers, and whether of their scope."""

    standard_ids: list[str]
    answers: list[str]
    asks_scope: bool

    @property
    def lengths(self) -> dict[str, int]:
        longest = max(self.answers, key=spelled_length)
        return {
            "ballot_bytes": ballot_bytes(self.standard_ids, longest, asks_scope=self.asks_scope),
            "reasons_bytes": reasons_bytes(self.standard_ids),
        }


@st.composite
def asked_and_said(draw: st.DrawFn, answers: st.SearchStrategy[list[str]]) -> tuple[Asked, Ballot]:
    standard_ids = draw(st.lists(names, min_size=1, max_size=60, unique=True))
    asked = Asked(standard_ids, draw(answers), draw(st.booleans()))
    standard, value = st.sampled_from(standard_ids), st.sampled_from(asked.answers)
    choice = st.builds(Choice, value=value, code=codes)
    scope = st.sampled_from(["universal", "adaptable"])
    said = draw(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=900))
    side = st.sampled_from(["keep", "drop", "remark"])
    reasons = [Reason(standard_id=draw(standard), side=draw(side), text=said)]
    ballot = Ballot(
        choices=draw(st.dictionaries(standard, choice)),
        reasons=tuple(reasons) if draw(st.booleans()) else (),
        scopes=draw(st.dictionaries(standard, scope)) if asked.asks_scope else {},
    )
    return asked, ballot


def check(asked: Asked, ballot: Ballot) -> None:
    """The ballot, an empty one and the fullest one cannot be told apart by their length."""
    longest = max(asked.answers, key=spelled_length)
    full = Ballot(
        choices=dict.fromkeys(asked.standard_ids, Choice(value=longest, code="f" * 32)),
        scopes=dict.fromkeys(asked.standard_ids, "adaptable") if asked.asks_scope else {},
        reasons=(
            Reason(standard_id=asked.standard_ids[0], side="remark", text='"' * LONGEST_REASONS),
        ),
    )
    for version, one in ((1, ballot), (1, Ballot()), (9_999_999, full)):
        standing = StandingBallot(ballot=one, version=version, key="k" * 40, changes=version)
        row = sealed(KEY, standing, **asked.lengths)
        assert len(row.body) == asked.lengths["ballot_bytes"] + AROUND
        assert len(row.reasons) == asked.lengths["reasons_bytes"] + AROUND
        assert opened(KEY, row) == standing


@pytest.mark.parametrize("name", FIVE)
def test_ballots_of_a_method_have_one_length(name):
    @settings(deadline=None, max_examples=25)
    @given(asked_and_said(st.just([*FIVE[name].answers, "recused"])))
    def holds(drawn: tuple[Asked, Ballot]) -> None:
        check(*drawn)

    holds()


@settings(deadline=None, max_examples=60)
@given(asked_and_said(st.lists(words, min_size=1, max_size=20, unique=True)))
def test_ballots_have_one_length_in_whatever_words_the_grades_are(drawn):
    check(*drawn)
