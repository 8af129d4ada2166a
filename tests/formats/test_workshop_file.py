import pytest

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.workshop import RoundPlan
from kit.formats.workshop_file import read_workshop
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
