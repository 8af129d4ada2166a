"""What happened in a session: one frozen class per fact. The record is made of nothing else.

Free text and names are marked `FreeText`: the store keeps them apart, so that they can be erased.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kit.domain.ballot import Judgement, Reason, Scope
from kit.domain.foreign.kinds import Kind
from kit.domain.framework import Framework, Part, Texts
from kit.domain.freetext import FreeText, FreeTextMark
from kit.domain.ids import LONGEST_TEXT, Country, Id, Lang, RefId
from kit.domain.seat import Role
from kit.domain.tally import MOST_VOTERS, How
from kit.domain.words_typed import Words
from kit.domain.workshop import (
    Attribute,
    Electorate,
    Method,
    RoundPlan,
    Secrecy,
    Ties,
    Weight,
    Workshop,
)


class Event(BaseModel):
    """A recorded fact."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Recorded(BaseModel):
    """An event in its place: `position` counts from 1 without gaps, `seat_id` is who acted."""

    model_config = ConfigDict(frozen=True)

    position: int
    at: datetime
    seat_id: str | None
    event: Event
    hash: str


# --- the session and its seats ---------------------------------------------------------------


class SessionStarted(Event):
    """A dated run of a workshop began, with the plan and the frameworks as they stood that day."""

    title: Texts
    workshop: Workshop
    frameworks: tuple[Framework, ...]
    languages: tuple[Lang, ...]
    retention: date
    invented: bool = False


class SessionRenamed(Event):
    """The session got another title."""

    title: dict[Lang, FreeText]


class GroupPlan(Part):
    """A group: its number on the screen, its name, and the questions it is asked."""

    group_id: Id
    number: Annotated[int, Field(ge=1, le=12)]
    title: Annotated[str, FreeTextMark(), Field(max_length=80)] = ""
    question_set: Id


class GroupsArranged(Event):
    """The groups of the session, all of them, in their order."""

    groups: tuple[GroupPlan, ...]


class OrganisationPlan(Part):
    """A member of a network that may be named when joining."""

    organisation_id: Id
    title: Annotated[str, FreeTextMark(), Field(min_length=1, max_length=120)]
    country: Country | None = None


class OrganisationsListed(Event):
    """The organisations of the session, all of them."""

    organisations: tuple[OrganisationPlan, ...]


class PlacesAllowed(Event):
    """How many participants may join by room code."""

    places: Annotated[int, Field(ge=0, le=5000)]


class AddressChosen(Event):
    """The address that links and QR codes carry."""

    address: Annotated[str, Field(max_length=200)]


Relation = Literal["equal", "subset-of", "superset-of", "intersects-with", "no-relationship"]
"""NIST IR 8477, subject first: superset-of means the subject asks all the object asks, and more."""


class Step(Part):
    """What became of a requirement of an older edition: its counterpart in the newer one.

    `relation` is seen from the older: only `equal` means that both ask for the very same.
    """

    older: RefId
    newer: RefId
    relation: Relation


class FrameworkBrought(Event):
    """A framework entered the session, or its newer state took the place of the one it had.

    `replaces` names the older edition in the session whose mappings are carried over along `steps`.
    """

    framework: Framework
    replaces: Id | None = None
    steps: tuple[Step, ...] = ()


class FrameworkSetAside(Event):
    """A framework that nothing hangs on left the session."""

    framework_id: Id


class SeatOpened(Event):
    """A seat was made."""

    seat_id: Id
    role: Role
    group_id: Id | None = None
    organisation_id: Id | None = None
    country: Country | None = None


class SeatHandedOver(Event):
    """A seat goes to another person: its old code and cookie stop working."""

    seat_id: Id
    version: Annotated[int, Field(ge=2)]


class SeatWithdrawn(Event):
    """A seat was closed for good."""

    seat_id: Id


class ImportedFile(Part):
    """A file of others, by its name and the SHA-256 of its bytes."""

    name: Annotated[str, Field(max_length=255)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(ge=0)]


class ImportNote(Part):
    """One thing to say of data of others: the id of a sentence, and what fills its gaps."""

    message_id: Annotated[str, Field(max_length=80)]
    values: dict[str, int | str] = Field(default_factory=dict)


class DataImported(Event):
    """The session was not held here: it was made from files of others, and they say so much.

    The notes tell what was understood, what was left out or could not be known, and by how much
    the source's own totals differ from what stands here.
    """

    kind: Kind
    files: tuple[ImportedFile, ...]
    licence: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    citation: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    notes: tuple[ImportNote, ...] = ()


class WordsErased(Event):
    """What people had typed was erased, of these kinds, of one seat or of all.

    The events that held it stand as they were: they hold hashes, and the words and salts are gone.
    """

    kinds: tuple[Words, ...]
    of_seat: Id | None = None
    texts: Annotated[int, Field(ge=0)]


class SessionClosed(Event):
    """The session ended; nothing but exports and erasure follows."""


# --- the agenda --------------------------------------------------------------------------------


class ItemStarted(Event):
    """An agenda item began and has this many minutes."""

    item_id: Id
    minutes: Annotated[int, Field(ge=1, le=600)]


class ItemExtended(Event):
    """The running item got more minutes."""

    item_id: Id
    minutes: Annotated[int, Field(ge=1, le=60)]


class ItemEnded(Event):
    """The running item ended."""

    item_id: Id


class ItemReopened(Event):
    """An ended item runs again, after a wrong click or by wish of the room."""

    item_id: Id
    minutes: Annotated[int, Field(ge=1, le=600)]


class HelpCalled(Event):
    """A group asks the facilitator to come."""

    group_id: Id


class HelpAnswered(Event):
    """The facilitator has been at the group."""

    group_id: Id


# --- notes -------------------------------------------------------------------------------------


class LineWritten(Event):
    """A group's statement on a question; `idea_ids` are the phone ideas it takes up."""

    line_id: Id
    group_id: Id
    question_id: Id
    text: FreeText
    lang: Lang
    idea_ids: tuple[Id, ...] = ()


class LineReworded(Event):
    """A new wording. `base` is the version its writer saw; if another came first, both stand."""

    line_id: Id
    base: Annotated[int, Field(ge=1)]
    text: FreeText
    lang: Lang


class LineRemoved(Event):
    """A line was taken off the sheet."""

    line_id: Id


class LineTranslated(Event):
    """Somebody in the room put a line into another language."""

    line_id: Id
    lang: Lang
    text: FreeText


class IdeaSent(Event):
    """A proposal from a phone."""

    idea_id: Id
    group_id: Id
    question_id: Id
    text: FreeText
    lang: Lang


class IdeaMerged(Event):
    """A phone's idea was joined to a line that says the same."""

    idea_id: Id
    line_id: Id


class IdeaSetAside(Event):
    """The group leaves an idea for later."""

    idea_id: Id


# --- plenary -----------------------------------------------------------------------------------


class SpeakerCalled(Event):
    """A group has the floor for this many seconds."""

    group_id: Id
    seconds: Annotated[int, Field(ge=1, le=36000)]


class SlotExtended(Event):
    """The group that speaks got more time."""

    group_id: Id
    seconds: Annotated[int, Field(ge=1, le=3600)]


class ThemeGathered(Event):
    """Lines that say the same were gathered; `parent_ids` are themes that were joined into it."""

    theme_id: Id
    title: FreeText
    lang: Lang
    line_ids: tuple[Id, ...]
    parent_ids: tuple[Id, ...] = ()


class ThemeRenamed(Event):
    """A theme got another title."""

    theme_id: Id
    title: FreeText
    lang: Lang


class LinesAddedToTheme(Event):
    """More lines belong to a theme."""

    theme_id: Id
    line_ids: tuple[Id, ...]


class LineTakenFromTheme(Event):
    """A line does not belong to a theme after all."""

    theme_id: Id
    line_id: Id


class ThemeTakenApart(Event):
    """A theme was dissolved: its lines stand alone, themes joined into it stand again."""

    theme_id: Id


# --- crosswalk ---------------------------------------------------------------------------------


class RequirementRef(Part):
    """A requirement named by its framework and its number there."""

    framework_id: Id
    ref_id: RefId


Rationale = Literal["syntactic", "semantic", "functional"]
"""How a mapping is argued: by wording, by meaning, by purpose."""

Strength = Literal["weak", "moderate", "strong"]
"""How strongly a group holds a mapping."""


class MappingStated(Event):
    """A group claims how one requirement relates to another, and why."""

    mapping_id: Id
    group_id: Id
    subject: RequirementRef
    object: RequirementRef
    relation: Relation
    rationale: Rationale = "semantic"
    strength: Strength = "moderate"
    justification: FreeText
    lang: Lang


class MappingWithdrawn(Event):
    """A group takes its mapping back."""

    mapping_id: Id


class GapStated(Event):
    """A group states that a requirement has no counterpart in a framework."""

    gap_id: Id
    group_id: Id
    subject: RequirementRef
    framework_id: Id
    justification: FreeText
    lang: Lang


class GapWithdrawn(Event):
    """A group takes its gap back."""

    gap_id: Id


class BundleStated(Event):
    """A group's claim about several requirements of one side or both, taken together.

    `mapping_ids` are the claims about single pairs that follow from it; while all of them stand,
    so does the bundle.
    """

    bundle_id: Id
    group_id: Id
    subjects: tuple[RequirementRef, ...]
    objects: tuple[RequirementRef, ...]
    relation: Relation
    mapping_ids: tuple[Id, ...]


class PairSettled(Event):
    """The room agreed how two requirements relate where groups differed.

    `parent_ids` are the mappings and gaps that differed; they stay as they were.
    """

    settlement_id: Id
    subject: RequirementRef
    object: RequirementRef
    relation: Relation
    rationale: Rationale = "semantic"
    strength: Strength = "moderate"
    justification: FreeText
    lang: Lang
    parent_ids: tuple[Id, ...]


class GapSettled(Event):
    """The room agreed that a requirement has no counterpart in a framework, where groups differed.

    `parent_ids` are the gaps and mappings that differed; they stay as they were.
    """

    settlement_id: Id
    subject: RequirementRef
    framework_id: Id
    justification: FreeText
    lang: Lang
    parent_ids: tuple[Id, ...]


class SettlementWithdrawn(Event):
    """What had been settled is open again."""

    settlement_id: Id


class SuggestedPair(Part):
    """A candidate as a page showed it: its rank, and its cosine in ten-thousandths."""

    object: RequirementRef
    rank: Annotated[int, Field(ge=1, le=100)]
    score: Annotated[int, Field(ge=-10_000, le=10_000)]


class SuggestionsShown(Event):
    """A group was shown what a machine takes for counterparts of a requirement."""

    group_id: Id
    subject: RequirementRef
    method: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    suggested: tuple[SuggestedPair, ...]


class SuggestionRefused(Event):
    """A group looked at a suggested pair and says that it is none."""

    group_id: Id
    subject: RequirementRef
    object: RequirementRef


class JudgesAssigned(Event):
    """The groups that compare two frameworks; `blind` hides answers until all have judged."""

    subject_framework_id: Id
    object_framework_id: Id
    group_ids: tuple[Id, ...]
    blind: bool = False


# --- standards and rounds ----------------------------------------------------------------------


class StandardGathered(Event):
    """A candidate standard for the common seal, with what it came from."""

    standard_id: Id
    text: FreeText
    lang: Lang
    requirements: tuple[RequirementRef, ...] = ()
    theme_ids: tuple[Id, ...] = ()
    mapping_ids: tuple[Id, ...] = ()
    parent_ids: tuple[Id, ...] = ()


class StandardReworded(Event):
    """A standard got a wording in a language; `base` is the version the writer saw."""

    standard_id: Id
    base: Annotated[int, Field(ge=1)]
    text: FreeText
    lang: Lang


Tier = Literal["basic", "additional"]
"""Whether every programme has to meet a standard, or the ambitious ones do."""


class StandardDescribed(Event):
    """What a group answered to the questions about a standard; the whole room without a group.

    It takes the place of what the same group answered before. Empty means not answered.
    `adaptation` says how it may be adapted, `harm` what it prevents, `evidence` what shows that it
    is met; `under_id` is the requirement under which it stands as a standard, itself where it is a
    requirement of its own. `base` is how many
    answers of the same group its writer saw; if another came first, both texts stand.
    """

    standard_id: Id
    group_id: Id | None = None
    base: Annotated[int, Field(ge=0)] = 0
    scope: Scope | None = None
    tier: Tier | None = None
    under_id: Id | None = None
    adaptation: Annotated[str, FreeTextMark()] = ""
    harm: Annotated[str, FreeTextMark()] = ""
    evidence: Annotated[str, FreeTextMark()] = ""
    lang: Lang


class StandardDropped(Event):
    """A candidate is no longer proposed."""

    standard_id: Id


class StandardRestored(Event):
    """A dropped candidate is proposed again."""

    standard_id: Id


class RoundPlanned(Event):
    """A round was planned, or planned otherwise; the plan of that id before it is gone."""

    plan: RoundPlan


class RoundOpened(Event):
    """Voting began: the question, the rule and the seats that may vote are fixed from here on.

    `heads` is how many people the facilitator counted in the room (persons' rounds).
    `ballot_bytes` and `reasons_bytes` are the lengths to which every ballot is padded. `rule_hash`
    covers the rule, the weights of organisations (by id) and how ties are broken. `closes_at` is
    the deadline, if there is one.
    """

    round_id: Id
    plan_id: Id
    number: Annotated[int, Field(ge=1)]
    title: Texts = {}
    electorate: Electorate
    secrecy: Secrecy
    method: Method
    attribute: Attribute | None = None
    rule: dict[str, str]
    rule_hash: str
    standard_ids: tuple[Id, ...]
    entitled: tuple[Id, ...]
    heads: Annotated[int, Field(ge=0)] | None = None
    ballot_bytes: int
    reasons_bytes: int
    ties: Ties = "undecided"
    weights: dict[Id, Weight] = {}
    asks_scope: bool = False
    closes_at: datetime | None = None


class SeatAdmitted(Event):
    """A seat that came after the opening may vote in this round."""

    round_id: Id
    seat_id: Id


class DeadlineSet(Event):
    """The open round closes by itself at that moment; without one, only by hand."""

    round_id: Id
    closes_at: datetime | None


class RoundPaused(Event):
    """No ballot is taken until the round goes on; the time until its deadline stands still."""

    round_id: Id


class RoundResumed(Event):
    """Ballots are taken again."""

    round_id: Id


class SeatRecused(Event):
    """A seat does not vote on these standards, its own cause; they replace those named before.

    Only in open rounds.
    """

    round_id: Id
    seat_id: Id
    standard_ids: tuple[Id, ...]


class TallyEntered(Event):
    """Votes on paper or by show of hands were counted; the count itself lies sealed in the box."""

    round_id: Id
    tally_id: Id
    how: How
    voters: Annotated[int, Field(ge=1, le=MOST_VOTERS)]


class TallyConfirmed(Event):
    """A second seat counted the same votes and found the same numbers."""

    round_id: Id
    tally_id: Id


class TallyWithdrawn(Event):
    """A tally does not count after all."""

    round_id: Id
    tally_id: Id


class RoundClosed(Event):
    """Voting ended: every judgement per standard, sorted by code, and the Merkle root over them.

    `entitled` and `voted` count seats and the voters of confirmed tallies; `tallied` tells how many
    of these there were of each kind. `scopes` counts per standard who finds it universal and who
    adaptable. `blank` are the seats whose ballot says nothing of any standard; in open rounds only.
    """

    round_id: Id
    entitled: int
    voted: int
    changed: int
    judgements: dict[Id, tuple[Judgement, ...]]
    reasons: tuple[Reason, ...]
    attribute_dropped: bool = False
    root: str
    scopes: dict[Id, dict[Scope, int]] = {}
    tallied: dict[How, int] = {}
    blank: tuple[Id, ...] = ()


class ReviewPlanned(Event):
    """The day on which the networks will look at the seal again."""

    day: date
