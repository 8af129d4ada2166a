"""Every file that a page offers is there for who may have it, and for nobody else."""

import pytest

from kit.domain.seat import Role
from kit.reports.export import REPORTS


def link(running, name, seat_id):
    return f"/report/room/{name}?seat={seat_id}"


def offered(running):
    facilitator, researcher = running.facilitator(), running.browser((Role.RESEARCHER, None))
    first = facilitator.view(running.seat_id(Role.FACILITATOR), "facilitator").json()["shared"]
    second = researcher.view(running.seat_id(Role.RESEARCHER), "research").json()["shared"]
    names = {one["name"] for kind in first["exports"].values() for one in kind}
    tables = [one for subject in second["tables"] for one in subject["files"]]
    kinds = (tables, *(second[kind] for kind in ("bundle", "documents", "record")))
    return names, {one["name"] for kind in kinds for one in kind}


def test_every_link_of_the_facilitator_and_the_researcher_leads_to_a_file(running):
    names, more = offered(running)
    assert names
    assert more
    for role, wanted in ((Role.FACILITATOR, names), (Role.RESEARCHER, more)):
        browser = running.browser((role, None))
        for name in sorted(wanted):
            answer = browser.get(link(running, name, running.seat_id(role)))
            assert (name, answer.status) == (name, 200)
            assert answer.body


@pytest.mark.parametrize(
    ("role", "group", "name", "status"),
    [
        (Role.FACILITATOR, None, "seats.html", 200),
        (Role.RESEARCHER, None, "seats.html", 403),
        (Role.PLENARY, None, "seal.html", 200),
        (Role.PLENARY, None, "bundle.zip", 403),
        (Role.REPORTER, 1, "minutes.html", 403),
        (Role.FACILITATOR, None, "nothing.html", 404),
    ],
)
def test_a_file_is_for_the_roles_of_its_row(running, role, group, name, status):
    browser = running.browser((role, group))
    assert browser.get(link(running, name, running.seat_id(role, group))).status == status


def test_another_session_s_files_are_not_given_out(running):
    browser = running.facilitator()
    seat = running.seat_id(Role.FACILITATOR)
    assert browser.get(f"/report/other/minutes.html?seat={seat}").status in (403, 404)


def test_every_report_can_be_made_of_a_session_that_has_just_begun(running):
    browser, seat = running.facilitator(), running.seat_id(Role.FACILITATOR)
    for name in REPORTS:
        assert (name, browser.get(link(running, name, seat)).status) == (name, 200)
