"""Who may do what: one table role x act, read by commands and views."""

from enum import StrEnum

from kit.domain.seat import Role

F, I, R, P, S, X = (  # noqa: E741  (one letter per role keeps the table readable)
    Role.FACILITATOR,
    Role.INSTRUCTOR,
    Role.REPORTER,
    Role.PARTICIPANT,
    Role.PLENARY,
    Role.RESEARCHER,
)


class Act(StrEnum):
    """What a person can do, as the API names it."""

    RENAME_SESSION = "rename_session"
    ARRANGE_GROUPS = "arrange_groups"
    LIST_ORGANISATIONS = "list_organisations"
    ALLOW_PLACES = "allow_places"
    CHOOSE_ADDRESS = "choose_address"
    BRING_FRAMEWORK = "bring_framework"
    SET_FRAMEWORK_ASIDE = "set_framework_aside"
    HAND_OVER_SEAT = "hand_over_seat"
    WITHDRAW_SEAT = "withdraw_seat"
    CLOSE_SESSION = "close_session"
    START_ITEM = "start_item"
    EXTEND_ITEM = "extend_item"
    END_ITEM = "end_item"
    REOPEN_ITEM = "reopen_item"
    CALL_HELP = "call_help"
    ANSWER_HELP = "answer_help"
    WRITE_LINE = "write_line"
    REWORD_LINE = "reword_line"
    REMOVE_LINE = "remove_line"
    TRANSLATE_LINE = "translate_line"
    SEND_IDEA = "send_idea"
    ACCEPT_IDEA = "accept_idea"
    MERGE_IDEA = "merge_idea"
    SET_IDEA_ASIDE = "set_idea_aside"
    CALL_SPEAKER = "call_speaker"
    EXTEND_SLOT = "extend_slot"
    GATHER_THEME = "gather_theme"
    JOIN_THEMES = "join_themes"
    RENAME_THEME = "rename_theme"
    ADD_TO_THEME = "add_to_theme"
    TAKE_FROM_THEME = "take_from_theme"
    TAKE_THEME_APART = "take_theme_apart"
    STATE_MAPPING = "state_mapping"
    WITHDRAW_MAPPING = "withdraw_mapping"
    STATE_GAP = "state_gap"
    WITHDRAW_GAP = "withdraw_gap"
    STATE_BUNDLE = "state_bundle"
    WITHDRAW_BUNDLE = "withdraw_bundle"
    SHOW_SUGGESTIONS = "show_suggestions"
    REFUSE_SUGGESTION = "refuse_suggestion"
    SETTLE_PAIR = "settle_pair"
    SETTLE_GAP = "settle_gap"
    WITHDRAW_SETTLEMENT = "withdraw_settlement"
    ASSIGN_JUDGES = "assign_judges"
    GATHER_STANDARD = "gather_standard"
    SPLIT_STANDARD = "split_standard"
    REWORD_STANDARD = "reword_standard"
    DESCRIBE_STANDARD = "describe_standard"
    DROP_STANDARD = "drop_standard"
    RESTORE_STANDARD = "restore_standard"
    PLAN_ROUND = "plan_round"
    OPEN_ROUND = "open_round"
    ADMIT_SEAT = "admit_seat"
    SET_DEADLINE = "set_deadline"
    PAUSE_ROUND = "pause_round"
    RESUME_ROUND = "resume_round"
    RECUSE_SEAT = "recuse_seat"
    ENTER_TALLY = "enter_tally"
    CONFIRM_TALLY = "confirm_tally"
    WITHDRAW_TALLY = "withdraw_tally"
    CLOSE_ROUND = "close_round"
    PLAN_REVIEW = "plan_review"
    CAST = "cast"


MAY: dict[Act, frozenset[Role]] = {
    Act.RENAME_SESSION: frozenset({F}),
    Act.ARRANGE_GROUPS: frozenset({F}),
    Act.LIST_ORGANISATIONS: frozenset({F}),
    Act.ALLOW_PLACES: frozenset({F}),
    Act.CHOOSE_ADDRESS: frozenset({F}),
    Act.BRING_FRAMEWORK: frozenset({F}),
    Act.SET_FRAMEWORK_ASIDE: frozenset({F}),
    Act.HAND_OVER_SEAT: frozenset({F, I, R}),
    Act.WITHDRAW_SEAT: frozenset({F}),
    Act.CLOSE_SESSION: frozenset({F}),
    Act.START_ITEM: frozenset({F}),
    Act.EXTEND_ITEM: frozenset({F}),
    Act.END_ITEM: frozenset({F}),
    Act.REOPEN_ITEM: frozenset({F}),
    Act.CALL_HELP: frozenset({I, R}),
    Act.ANSWER_HELP: frozenset({F}),
    Act.WRITE_LINE: frozenset({I, R}),
    Act.REWORD_LINE: frozenset({I, R}),
    Act.REMOVE_LINE: frozenset({I, R}),
    Act.TRANSLATE_LINE: frozenset({F, I, R}),
    Act.SEND_IDEA: frozenset({P}),
    Act.ACCEPT_IDEA: frozenset({I, R}),
    Act.MERGE_IDEA: frozenset({I, R}),
    Act.SET_IDEA_ASIDE: frozenset({I, R}),
    Act.CALL_SPEAKER: frozenset({F}),
    Act.EXTEND_SLOT: frozenset({F}),
    Act.GATHER_THEME: frozenset({F}),
    Act.JOIN_THEMES: frozenset({F}),
    Act.RENAME_THEME: frozenset({F}),
    Act.ADD_TO_THEME: frozenset({F}),
    Act.TAKE_FROM_THEME: frozenset({F}),
    Act.TAKE_THEME_APART: frozenset({F}),
    Act.STATE_MAPPING: frozenset({I, R}),
    Act.WITHDRAW_MAPPING: frozenset({I, R}),
    Act.STATE_GAP: frozenset({I, R}),
    Act.WITHDRAW_GAP: frozenset({I, R}),
    Act.STATE_BUNDLE: frozenset({I, R}),
    Act.WITHDRAW_BUNDLE: frozenset({I, R}),
    Act.SHOW_SUGGESTIONS: frozenset({I, R}),
    Act.REFUSE_SUGGESTION: frozenset({I, R}),
    Act.SETTLE_PAIR: frozenset({F}),
    Act.SETTLE_GAP: frozenset({F}),
    Act.WITHDRAW_SETTLEMENT: frozenset({F}),
    Act.ASSIGN_JUDGES: frozenset({F}),
    Act.GATHER_STANDARD: frozenset({F}),
    Act.SPLIT_STANDARD: frozenset({F}),
    Act.REWORD_STANDARD: frozenset({F}),
    Act.DESCRIBE_STANDARD: frozenset({F, I, R}),
    Act.DROP_STANDARD: frozenset({F}),
    Act.RESTORE_STANDARD: frozenset({F}),
    Act.PLAN_ROUND: frozenset({F}),
    Act.OPEN_ROUND: frozenset({F}),
    Act.ADMIT_SEAT: frozenset({F}),
    Act.SET_DEADLINE: frozenset({F}),
    Act.PAUSE_ROUND: frozenset({F}),
    Act.RESUME_ROUND: frozenset({F}),
    Act.RECUSE_SEAT: frozenset({F}),
    Act.ENTER_TALLY: frozenset({F}),
    Act.CONFIRM_TALLY: frozenset({F, I, R}),
    Act.WITHDRAW_TALLY: frozenset({F}),
    Act.CLOSE_ROUND: frozenset({F}),
    Act.PLAN_REVIEW: frozenset({F}),
    Act.CAST: frozenset({P, R}),
}
"""The rights of every role. A reporter casts only where organisations vote."""


class Page(StrEnum):
    """What a seat can look at."""

    FACILITATOR = "facilitator"
    REPORTER = "reporter"
    PLENARY = "plenary"
    CROSSWALK = "crosswalk"
    VOTE = "vote"
    RESEARCH = "research"
    PHONE = "phone"


SEES: dict[Page, frozenset[Role]] = {
    Page.FACILITATOR: frozenset({F}),
    Page.REPORTER: frozenset({I, R}),
    Page.PLENARY: frozenset({F, S}),
    Page.CROSSWALK: frozenset({F, I, R, X}),
    Page.VOTE: frozenset({P, R}),
    Page.RESEARCH: frozenset({F, X}),
    Page.PHONE: frozenset({P}),
}

HOME: dict[Role, Page] = {
    F: Page.FACILITATOR,
    I: Page.REPORTER,
    R: Page.REPORTER,
    P: Page.PHONE,
    S: Page.PLENARY,
    X: Page.RESEARCH,
}
"""Where a seat's link leads."""


def may(role: Role, act: Act) -> bool:
    """Whether a seat of this role may ever do this."""
    return role in MAY[act]


def sees(role: Role, page: Page) -> bool:
    """Whether a seat of this role may look at this page."""
    return role in SEES[page]
