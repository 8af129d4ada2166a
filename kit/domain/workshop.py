"""A workshop: the plan that a session runs (agenda, questions, frameworks compared, rounds)."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kit.domain.framework import Part, Texts
from kit.domain.ids import Id


class Kind(StrEnum):
    """What the room does in an agenda item."""

    PRESENTATION = "presentation"
    BRAINSTORM = "brainstorm"
    PLENARY = "plenary"
    CROSSWALK = "crosswalk"
    VOTE = "vote"
    BREAK = "break"
    CLOSING = "closing"


Minutes = Annotated[int, Field(ge=1, le=600)]


class AgendaItem(Part):
    """A timed part of a workshop. `slot_minutes` is for plenaries, `round` for votes."""

    id: Id
    kind: Kind
    minutes: Minutes
    title: Texts | None = None
    slot_minutes: Minutes | None = None
    round: Id | None = None


class Question(Part):
    """What a group is asked."""

    id: Id
    text: Texts


class Groups(Part):
    """How many groups the plan foresees, how large, and which question sets are dealt in turn."""

    count: Annotated[int, Field(ge=1, le=12)]
    size: Annotated[int, Field(ge=1, le=60)]
    question_sets: tuple[Id, ...]


class Electorate(StrEnum):
    """Who votes in a round."""

    PERSONS = "persons"
    ORGANISATIONS = "organisations"


class Secrecy(StrEnum):
    """Whether the record tells who cast which ballot."""

    SECRET = "secret"  # noqa: S105 (no password)
    OPEN = "open"


class Method(StrEnum):
    """What voters are asked: a rating from 1 to 9, yes or no, an approval, a grade, consent."""

    RATING = "rating"
    YES_NO = "yes-no"
    APPROVAL = "approval"
    GRADING = "grading"
    CONSENT = "consent"


Attribute = Literal["group", "country"]
"""What a secret round may tell of its voters beside their judgements."""

Ties = Literal["undecided", "lot"]
"""What becomes of standards that are tied at the last place: undecided, or drawn by a lot that
anybody can repeat (`kit.domain.rules.lot`)."""

LONGEST_PARAMETER = 400
"""Characters that one parameter of a rule may have."""

Weight = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{1,6}([.,][0-9]{1,4}|/[1-9][0-9]{0,5})?$")
]
"""How much an organisation weighs: 2, 1.5 or 1/3."""


RuleTexts = Annotated[
    dict[
        Annotated[str, Field(max_length=40)],
        Annotated[str, Field(max_length=LONGEST_PARAMETER)],
    ],
    Field(max_length=20),
]
"""A rule's name and parameters, as people write them."""

MOST_WEIGHTS = 500


class RoundPlan(Part):
    """A round as planned: who votes, how, and the rule with all its parameters.

    `weights` are organisations' by the name they have in the session; who is not named weighs 1.
    With `asks_scope` the ballot also asks whether a standard is universal or adaptable.
    """

    id: Id
    title: Texts | None = None
    electorate: Electorate
    secrecy: Secrecy
    method: Method
    attribute: Attribute | None = None
    rule: RuleTexts
    ties: Ties = "undecided"
    weights: dict[Annotated[str, Field(max_length=200)], Weight] = Field(
        default_factory=dict, max_length=MOST_WEIGHTS
    )
    asks_scope: bool = False


class Workshop(Part):
    """The plan of a session, as a file in `workshops/` holds it."""

    id: Id
    title: Texts
    summary: Texts | None = None
    source: str | None = None
    frameworks: tuple[Id, ...] = ()
    question_sets: dict[Id, tuple[Question, ...]] = Field(default_factory=dict)
    question_set_titles: dict[Id, Texts] = Field(default_factory=dict)
    groups: Groups
    agenda: tuple[AgendaItem, ...]
    rounds: tuple[RoundPlan, ...] = ()

    def item(self, item_id: str) -> AgendaItem | None:
        """The agenda item of that id, if there is one."""
        return next((item for item in self.agenda if item.id == item_id), None)
