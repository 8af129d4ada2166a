"""A seat that was handed over or withdrawn: whatever its old holder still has opens nothing."""

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from kit.domain.rights import Page
from kit.domain.seat import Role
from tests.server.running import Browser, Running, eventually, next_view
from tests.server.test_acts import ballot, opened_round
from tests.server.test_kernels import address, channels, given_to, opened

LOSSES = ["hand_over_seat", "withdraw_seat"]


def lose(running: Running, act: str, seat_id: str) -> None:
    facilitator = running.facilitator()
    answer = facilitator.act(running.seat_id(Role.FACILITATOR), act, {"seat_id": seat_id})
    assert answer.status == 200, answer.text


def codes_shown(browser: Browser, seat_id: str) -> dict[str, str | None]:
    """The link of each seat on the facilitator's page."""
    seats = browser.view(seat_id, "facilitator").json()["shared"]["seats"]
    return {one["seat_id"]: one["url"] for one in seats}


@pytest.mark.parametrize("act", LOSSES)
def test_every_door_is_closed_to_the_old_cookie(running, act):
    seat_id = running.seat_id(Role.REPORTER, 1)
    old, code = running.reporter(1), running.code(Role.REPORTER, 1)
    page = address(running, "reporter", Role.REPORTER, 1)

    lose(running, act, seat_id)

    assert old.view(seat_id, "reporter").status == 403
    assert old.get(page).status == 403
    assert old.get(f"/report/room/minutes.html?seat={seat_id}").status == 403
    assert old.act(seat_id, "call_help", {}).status == 403
    assert old.get(f"/s/{code}").status == 404
    with pytest.raises(InvalidStatus, match="403"):
        old.follow(seat_id, "reporter")


@pytest.mark.parametrize("act", LOSSES)
def test_the_old_kernel_sees_nothing_more_and_ends(serve, act):
    running = serve(lease_seconds=2.0)
    browser, kernel_id = opened(running)
    given = given_to(running, kernel_id)
    kernel = Browser(running.port)
    assert kernel.get("/api/view", X_Kit_Token=given.token).status == 200

    with browser.socket(channels(kernel_id)):
        lose(running, act, given.seat_id)

        assert kernel.get("/api/view", X_Kit_Token=given.token).status == 403
        assert browser.get(f"/api/kernels/{kernel_id}").status in (403, 404)
        eventually(lambda: kernel_id not in running.kernels)  # its page looks on, all the same


def test_who_has_a_seat_now_is_not_let_at_the_kernel_of_who_had_it(running):
    _, kernel_id = opened(running)
    lose(running, "hand_over_seat", running.seat_id(Role.REPORTER, 1))
    new = running.reporter(1)

    assert new.get(f"/api/kernels/{kernel_id}").status == 403


def test_a_page_that_was_warmed_for_the_old_holder_is_not_given_to_the_new_one(serve):
    running = serve(warm_pages=1)
    warm = running.server.place.warm
    eventually(lambda: warm._pages)
    seat_id = running.seat_id(Role.FACILITATOR)
    kept = warm._pages[seat_id, Page.FACILITATOR]

    lose(running, "hand_over_seat", seat_id)
    page = running.facilitator().get(address(running, "facilitator", Role.FACILITATOR))

    assert page.status == 200
    assert kept.kernel_id not in page.text


@pytest.mark.parametrize("act", LOSSES)
def test_a_phone_that_looks_on_is_told(running, act):
    browser, seat_id = running.phone()

    with browser.follow(seat_id, "phone") as socket:
        socket.recv(timeout=10)
        lose(running, act, seat_id)
        with pytest.raises(ConnectionClosed) as ended:
            next_view(socket, lambda _: False)

    assert ended.value.rcvd is not None
    assert ended.value.rcvd.code == 4403
    assert browser.view(seat_id, "phone").status == 403


def test_a_phone_whose_seat_was_withdrawn_does_not_get_it_back_by_joining_again(running):
    browser, seat_id = running.phone("a" * 20)
    lose(running, "withdraw_seat", seat_id)

    again = browser.join(running.room.room_code, "a" * 20)
    anew = browser.join(running.room.room_code, "b" * 20)

    assert (again.status, again.json()["message_id"]) == (403, "seat-withdrawn")
    assert anew.status == 200
    assert anew.json()["seat"] != seat_id


# --- whoever opens a seat sees its ballot ---------------------------------------------------------


def test_the_facilitator_has_no_link_to_the_seat_of_a_phone(running):
    _, seat_id = running.phone()
    links = codes_shown(running.facilitator(), running.seat_id(Role.FACILITATOR))

    assert links[seat_id] is None
    assert links[running.seat_id(Role.REPORTER, 1)] is not None


def test_a_phone_that_was_given_to_somebody_else_has_its_new_link_on_the_facilitators_page(running):
    _, seat_id = running.phone()
    lose(running, "hand_over_seat", seat_id)

    link = codes_shown(running.facilitator(), running.seat_id(Role.FACILITATOR))[seat_id]

    assert link is not None
    other = Browser(running.port)
    assert other.get(f"/s/{link.rpartition('/')[2]}").status == 302
    assert other.view(seat_id, "phone").status == 200


def test_a_seat_that_votes_secretly_opens_on_no_second_device(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"))
    code = running.on_loop(running.room.codes)[seat_id]
    other = Browser(running.port)

    refused = other.get(f"/s/{code}")

    assert refused.status == 409
    assert other.view(seat_id, "phone").status == 403
    assert browser.get(f"/s/{code}").status == 302  # it is open here already
    assert browser.view(seat_id, "phone").json()["own"]["ballot"]["version"] == 1


def test_a_seat_that_votes_secretly_is_handed_over_to_nobody(running):
    round_id, _, phones = opened_round(running)
    _, seat_id = phones[0]
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)

    refused = facilitator.act(steers, "hand_over_seat", {"seat_id": seat_id})
    facilitator.act(steers, "close_round", {"round_id": round_id, "confirmed": True})
    later = facilitator.act(steers, "hand_over_seat", {"seat_id": seat_id})

    assert (refused.status, refused.json()["message_id"]) == (409, "seat-votes-secretly")
    assert later.status == 200


def test_the_ballot_of_a_seat_that_was_withdrawn_counts(running):
    round_id, standard_id, phones = opened_round(running)
    for browser, seat_id in phones:
        assert browser.act(seat_id, "cast", ballot(round_id, standard_id, "8")).status == 200
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    browser, seat_id = phones[0]
    lose(running, "withdraw_seat", seat_id)

    changed = browser.act(seat_id, "cast", ballot(round_id, standard_id, "1", base=1))
    facilitator.act(steers, "close_round", {"round_id": round_id, "confirmed": True})

    closed = running.room.session.rounds[round_id].closed
    assert changed.status == 403
    assert (closed.entitled, closed.voted, closed.changed) == (5, 5, 0)
