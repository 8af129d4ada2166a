import pytest

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.ids import LANGUAGES
from kit.domain.workshop import RoundPlan
from kit.formats.workshop_file import read_workshop
from kit.words import say
from tests.formats.files import WORKSHOP, write


def refuse_share(plan: RoundPlan) -> None:
    raise BadInput("share-too-small", key="in_share", text=plan.rule["in_share"])


def refuse_name(plan: RoundPlan) -> None:
    raise BadInput("no-such-rule", name=plan.rule["name"])


def test_a_rule_is_read_literally(tmp_path):
    workshop = read_workshop(write(tmp_path / "hour.yaml", WORKSHOP), ["example"])

    assert workshop.rounds[0].rule == {"name": "delphi", "high": "7-9", "in_share": "70%"}


@pytest.mark.parametrize(
    ("check_rule", "expected"),
    [
        (refuse_share, (13, 47, "share-too-small", {"key": "in_share", "text": "70%"})),
        (refuse_name, (13, 11, "no-such-rule", {"name": "delphi"})),
    ],
)
def test_a_rules_mistake_is_shown_at_its_parameter(tmp_path, check_rule, expected):
    path = write(tmp_path / "hour.yaml", WORKSHOP)

    with pytest.raises(BrokenFiles) as refused:
        read_workshop(path, ["example"], check_rule)

    [problem] = refused.value.problems
    assert (problem.line, problem.column, problem.message_id, problem.values) == expected


def test_a_round_that_is_broken_elsewhere_is_not_asked_for_its_rule(tmp_path):
    path = write(tmp_path / "hour.yaml", WORKSHOP.replace("secret\n", "hidden\n"))

    with pytest.raises(BrokenFiles) as refused:
        read_workshop(path, ["example"], refuse_share)

    assert [each.message_id for each in refused.value.problems] == ["yaml-not-one-of"]


PLAN = """\
  - id: r1
    electorate: {electorate}
    secrecy: {secrecy}
    method: {method}
{more}    rule:
{rule}"""


def with_round(rule, electorate="persons", secrecy="secret", method="rating", **more):
    """A workshop whose round begins in line 9; each key of it has a line of its own."""
    head = WORKSHOP[: WORKSHOP.index("  - id: r1")]
    beside = "".join(f"    {key}: {value}\n" for key, value in more.items())
    lines = "".join(f"      {key}: {value}\n" for key, value in rule.items())
    return head + PLAN.format(
        electorate=electorate, secrecy=secrecy, method=method, more=beside, rule=lines
    )


OPEN = {"electorate": "organisations", "secrecy": "open", "method": "yes-no"}
YES_NO = {"name": "double-threshold"}
DELPHI = {"name": "delphi"}


def test_a_round_may_say_how_ties_are_broken_who_weighs_what_and_what_is_asked_besides(tmp_path):
    text = with_round(YES_NO, **OPEN, weights="{Alpha: 2, Bêta: 1/3}", asks_scope="true")

    [plan] = read_workshop(write(tmp_path / "hour.yaml", text), ["example"]).rounds

    assert (plan.weights, plan.asks_scope) == ({"Alpha": "2", "Bêta": "1/3"}, True)
    assert (plan.ties, plan.attribute) == ("undecided", None)


@pytest.mark.parametrize(
    ("text", "place", "message_id"),
    [
        (with_round(DELPHI, ties="coin"), (13, 11), "yaml-not-one-of"),
        (with_round(DELPHI, ties="lot"), (13, 11), "plan-lot-without-places"),
        (with_round(DELPHI, attribute="table"), (13, 16), "yaml-not-one-of"),
        (with_round(DELPHI, asks_scope="perhaps"), (13, 17), "yaml-not-true-or-false"),
        (with_round(DELPHI, weights="{Alpha: 2}"), (13, 14), "plan-weights-of-persons"),
        (with_round(YES_NO, **OPEN, weights="{Alpha: two}"), (13, 22), "yaml-bad-weight"),
        (with_round(YES_NO, **OPEN, weights="{Alpha: -1}"), (13, 22), "yaml-bad-weight"),
        (with_round(YES_NO, **OPEN, weights="{Alpha: 0}"), (13, 14), "plan-weights-unusable"),
        (with_round(YES_NO, **OPEN, weights="2"), (13, 14), "yaml-not-a-mapping"),
        (with_round(YES_NO), (14, 13), "plan-rule-of-other-method"),
        (with_round({"name": "borda"}), (14, 7), "rule-unknown"),
        (with_round(DELPHI | {"low": "4-9"}), (14, 7), "rule-bands-overlap"),
        (with_round(DELPHI | {"groups": "each"}), (15, 15), "plan-groups-without-attribute"),
        (with_round(DELPHI | {"groups": "all"}), (15, 15), "deciding-choice-unknown"),
        (
            with_round(DELPHI | {"groups": "each", "blank": "count"}, attribute="group"),
            (17, 14),
            "plan-secret-blank-by-group",
        ),
        (with_round(DELPHI, electorate="organisations"), (11, 14), "plan-organisations-secret"),
        (
            with_round(YES_NO | {"weights_of": "organisations"}, method="yes-no"),
            (15, 19),
            "plan-secret-organisations",
        ),
        (
            with_round(YES_NO | {"weights_of": "voters", "country_share": "60%"}, method="yes-no"),
            (16, 22),
            "plan-secret-countries",
        ),
        (
            with_round({"name": "consent", "override": "2/3", "entitled": "12"}, method="consent"),
            (16, 17),
            "plan-entitled-given",
        ),
        (
            with_round(YES_NO | {"quorum": "40 in 100"}, **OPEN),
            (15, 15),
            "rule-share-bad",
        ),
        (
            with_round({"name": "majority-judgment", "blank": "void"}, method="grading"),
            (15, 14),
            "plan-secret-void",
        ),
        (
            with_round({"name": "equal-shares", "budgets": "organisations"}, method="approval"),
            (15, 16),
            "plan-secret-organisations",
        ),
        (with_round(DELPHI | {"high": "7" * 401}), (15, 13), "yaml-text-too-long"),
        (with_round(DELPHI | {f"k{n}": "1" for n in range(20)}), (14, 7), "yaml-too-many"),
    ],
)
def test_what_a_round_cannot_carry_is_shown_at_its_key(tmp_path, text, place, message_id):
    path = write(tmp_path / "hour.yaml", text)

    with pytest.raises(BrokenFiles) as refused:
        read_workshop(path, ["example"])

    [problem] = refused.value.problems
    assert (problem.message_id, problem.line, problem.column) == (message_id, *place)
    for lang in LANGUAGES:
        assert say(problem.message_id, lang, **problem.values)
