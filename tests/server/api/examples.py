"""The examples of `docs/api.md`: what the story sent and heard, shortened where it is long."""

import re
from typing import Any

from kit.domain.ids import LONGEST_TEXT
from kit.server.cookie import DAYS
from kit.server.cookie import MOST as MOST_SEATS
from kit.server.door import LARGEST_BODY
from kit.server.follow import PHONE_GAP, STAFF_GAP
from kit.server.listening import LARGEST_HEADER, LARGEST_UPLOAD, SILENCE_SECONDS
from kit.server.looking import LONGEST_WAIT, MOST_PAGES, SEAT_GONE
from kit.server.slowdown import FREE
from kit.server.slowdown import LONGEST as LONGEST_SLOWDOWN
from tests.server.api.acts_page import written
from tests.server.api.telling import Story, Told

NOW = 1795299952397
MOMENTS = {"now", "deadline", "closes_at", "closed_at"}
MARK = re.compile(r"(<!-- told: ([a-z-]+) -->\n)(?:(?!<!-- ).*\n)*(<!-- end -->)")
Rest = {"…": "…"}
"""What is left out of an object."""


def filled(page: str, story: Story) -> str:
    """The page with every example as it is now."""
    known = examples(story)
    return MARK.sub(lambda found: f"{found[1]}{known[found[2]]}\n{found[3]}", page)


def examples(story: Story) -> dict[str, str]:
    """All examples by their names."""
    by_name = {one.name: one for one in reversed(story.told)}
    first = story.shown[0]
    return {
        "join": _call("POST", by_name["join"]),
        "view": _fenced(_told(_view(first))),
        "act": _call("POST", by_name["send_idea"]),
        "refused": _refused(story, "send_idea", "brainstorm-not-running"),
        "outdated": _refused(story, "cast", "ballot-outdated"),
        "cast": _call("POST", by_name["cast"]),
        **{
            f"cast-{kind}": _ballot(by_name[f"cast {kind}"])
            for kind in ("yes-no", "approval", "grading", "consent")
        },
        "follow": _followed(story),
        "rule": _call("POST", by_name["rule"]),
        "frameworks": _fenced(_told(_offered(by_name["frameworks"].answer))),
        "preview": _call("POST", by_name["preview_framework"], _previewed),
        "bring": _call("POST", by_name["bring_framework"]),
        "rehearsal": _call("POST", by_name["rehearsal"], _rehearsed),
        "health": _fenced(_told(by_name["health"].answer)),
        "published": _fenced(_told(_published(story, by_name["published"].answer))),
        "limits": _limits(),
    }


def _call(method: str, told: Told, shortened: Any = lambda answer: answer) -> str:
    text = f"{method} {told.path}\n{_told(told.sent)}\n\n200\n{_told(shortened(told.answer))}"
    return _fenced(text, "text")


def _ballot(told: Told) -> str:
    return _fenced(_told(told.sent["args"]))


def _refused(story: Story, act: str, message_id: str) -> str:
    answer = story.refused[act, message_id]
    return _fenced(f"{answer.status}\n{_told(answer.json())}", "text")


def _fenced(text: str, language: str = "json") -> str:
    return f"```{language if '…' not in text else 'text'}\n{text}\n```"


def _told(value: Any) -> str:
    """As the pages show it: moments always the same, and `…` for what is left out."""
    text = written(_settled(value), 116)
    return text.replace('"…": "…"', "…").replace('"…"', "…")


def _settled(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _settled(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_settled(one) for one in value]
    if name in MOMENTS and value:
        return NOW
    if name == "live":
        return 2
    if name == "tag":
        return "cc11012bfafda90d.01e7b720ff566d53"
    return value


def _view(view: dict[str, Any]) -> dict[str, Any]:
    shared = {name: view["shared"][name] for name in ("title", "moment", "brainstorm")}
    own = {name: view["own"][name] for name in ("group_id", "organisation")}
    return {**view, "shared": {**shared, **Rest}, "own": {**own, **Rest}}


def _followed(story: Story) -> str:
    heard = story.heard
    before, after = "9f31b8d64e0a7c25.5d02c9e18b7f4a36", "cc11012bfafda90d.01e7b720ff566d53"
    first = {**heard["first"], "shared": Rest, "own": Rest}
    change = {**heard["change"], "own_changes": [*heard["change"]["own_changes"][:2], "…"]}
    lines = [
        "# at once",
        f"< {_told(first)}".replace(after, before),
        "# this seat has voted",
        f"< {_told(change)}",
        f"> {_told({'ping': 7})}",
        f"< {_told(heard['pong'])}",
        f"# the connection was lost; again, with &after={after}",
        f"< {_told(heard['back'])}",
    ]
    return _fenced("\n".join(lines), "text")


def _offered(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "offered": [answer["offered"][0], "…"]}


def _previewed(answer: dict[str, Any]) -> dict[str, Any]:
    framework = {name: answer["framework"][name] for name in ("id", "title", "issuer")}
    row = {**answer["rows"][0], "texts": ["…"]}
    short = {
        name: "…" if isinstance(one, list | dict) and one else one for name, one in answer.items()
    }
    return {**short, "framework": {**framework, **Rest}, "rows": [row, "…"]}


def _rehearsed(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "seats": [answer["seats"][0], "…"]}


def _published(story: Story, answer: dict[str, Any]) -> dict[str, Any]:
    """The list of one standard: the second, whose codes were all drawn by devices."""
    row = {story.ballot[1]: answer["rows"][story.ballot[1]]}
    return {**answer, "rows": {**row, **Rest}}


def _limits() -> str:
    rows = {
        "an act, or another post": f"{LARGEST_BODY // 1024} kB; `/api/framework`: "
        f"{LARGEST_UPLOAD // 1024} kB. More is 413, far more is cut off",
        "all headers of a request": f"{LARGEST_HEADER // 1024} kB",
        "a text": f"{LONGEST_TEXT:,} characters; all reasons of a ballot together: 4,000 bytes",
        "seats in one browser's cookie": f"{MOST_SEATS}; the oldest makes room. "
        f"It holds {DAYS} days",
        "pages of one seat that follow at once": f"{MOST_PAGES}, then 409 `door-too-many-pages`",
        "messages to one page that follows": f"one in {STAFF_GAP:.2f} s; phones and the vote page "
        f"one in {PHONE_GAP:.0f} s. The first comes at once; what happens within the pause comes "
        "together",
        "`wait` of a view": f"{LONGEST_WAIT:.0f} s",
        "a connection without a request": f"{SILENCE_SECONDS:.0f} s",
        "wrong codes in a row": f"{FREE} cost nothing; from then on each waits, up to "
        f"{LONGEST_SLOWDOWN:.0f} s. Who holds a seat never waits",
    }
    lines = [f"| {what} | {most} |" for what, most in rows.items()]
    return "\n".join(["| of what | how much |", "|---|---|", *lines])


assert SEAT_GONE == 4403, "docs/api.md names it"
