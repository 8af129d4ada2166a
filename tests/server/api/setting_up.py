"""The first chapter: who is there, how the room is set up, who joins."""

from kit.domain.seat import Role
from tests.server.api.planned import (
    EU,
    PHONES,
    RATING,
    plan,
)
from tests.server.api.telling import Story
from tests.server.running import Browser


def come_in(told: Story) -> None:
    running = told.running
    told.people["nobody"] = Browser(running.port), ""
    told.gets("nobody", "/api/health", "health")
    for name, role, group in (
        ("facilitator", Role.FACILITATOR, None),
        ("instructor", Role.INSTRUCTOR, 1),
        ("reporter", Role.REPORTER, 1),
        ("reporter-2", Role.REPORTER, 2),
        ("researcher", Role.RESEARCHER, None),
        ("plenary", Role.PLENARY, None),
    ):
        told.people[name] = running.browser((role, group)), running.seat_id(role, group)


def before_anybody_joined(told: Story) -> None:
    told.cannot("facilitator", "open_round", "round-without-standards", plan_id="r1", heads=9)
    said = {"text": "Mentors are trained.", "lang": "en"}
    first = told.does("facilitator", "gather_standard", "first standard", **said)
    told.cannot("facilitator", "open_round", "round-too-few", plan_id="r1", heads=9)
    asked = plan("empty", "rating", RATING, secrecy="open")
    told.does("facilitator", "plan_round", "empty round", plan=asked)
    told.cannot("facilitator", "open_round", "round-nobody-entitled", plan_id="empty", heads=0)
    told.does("facilitator", "drop_standard", "first standard dropped", **first)


def set_up(told: Story) -> None:
    does, cannot = told.does, told.cannot
    does("facilitator", "rename_session", title="Towards a common seal", lang="en")
    kept = [
        {"group_id": f"group-{number}", "title": title, "question_set": "seal"}
        for number, title in enumerate(("Alps", "Ardennes", "Pyrenees"), 1)
    ]
    groups = [*kept, {"title": "Online", "question_set": "seal"}]
    cannot("facilitator", "arrange_groups", "group-twice", groups=[*kept, kept[0]])
    odd = [{**kept[0], "question_set": "none"}]
    cannot("facilitator", "arrange_groups", "question-set-unknown", groups=odd)
    does("facilitator", "arrange_groups", groups=groups)
    listed = "Mentoría Norte; ES\nRéseau des Parrains; FR\nMentorat Wallonie (BE)"
    cannot("facilitator", "list_organisations", "organisation-title", text="x" * 121)
    cannot("facilitator", "list_organisations", "organisations-too-many", text="x\n" * 501)
    does("facilitator", "list_organisations", text=listed)
    does("facilitator", "allow_places", places=40)
    does("facilitator", "choose_address", address="http://192.168.8.2:8866")
    does("facilitator", "set_framework_aside", framework_id=EU)
    common = {"seat": told.seat("facilitator"), "lang": "en", "framework_id": EU}
    told.gets("facilitator", f"/api/frameworks?seat={common['seat']}&lang=en", "frameworks")
    call = "/api/framework"
    key = told._key()
    told.asks("facilitator", call, "preview_framework", {**common, "do": "preview", "key": key})
    told.asks("facilitator", call, "bring_framework", {**common, "do": "bring", "key": key})
    does("facilitator", "hand_over_seat", seat_id=told.seat("reporter-2"))
    told.people["reporter-2"] = (
        told.running.browser((Role.REPORTER, 2)),
        told.seat("reporter-2"),
    )
    cannot("reporter", "hand_over_seat", "seat-of-others", seat_id=told.seat("facilitator"))
    cannot("facilitator", "withdraw_seat", "seat-is-own", seat_id=told.seat("facilitator"))


def rehearse(told: Story) -> None:
    common = {"seat": told.seat("facilitator"), "lang": "en"}
    asked = {**common, "do": "begin", "phones": 32, "key": told._key()}
    begun = told.asks("facilitator", "/api/rehearsal", "rehearsal", asked)
    ended = {**common, "do": "end", "rehearsal": begun["rehearsal"], "key": told._key()}
    told.asks("facilitator", "/api/rehearsal", "rehearsal ended", ended)


def join(told: Story) -> None:
    organisations = list(told.running.room.session.organisations)
    for number, who in enumerate(PHONES):
        named = {"organisation_id": organisations[number]} if number < len(organisations) else {}
        told.joins(who, group_id="group-1", **named)
    told.cannot("facilitator", "list_organisations", "organisation-has-seats", text="Others; PT")
    told.joins("phone-lost", group_id="group-2")
    told.does("facilitator", "withdraw_seat", seat_id=told.seat("phone-lost"))
