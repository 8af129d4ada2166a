"""A client that somebody else wrote: from `docs/api.md`, with the standard library and a socket.

Nothing of the kit is used in `Client`; the room around it is the kit's.
"""

import http.client
import json
import secrets
from contextlib import ExitStack
from http.cookies import SimpleCookie
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from kit.domain.seat import Role
from tests.server.running import Running, eventually
from tests.server.test_acts import opened_round

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Client:
    """Joins a room, follows it, acts, votes, and looks its own rows up."""

    def __init__(self, port: int, room_code: str) -> None:
        self.port = port
        self.cookie = ""
        self.key = secrets.token_hex(16)
        self.view: dict[str, Any] = {}
        self.open = ExitStack()
        self.socket: ClientConnection
        self.kept: dict[str, dict[str, str]] = {}
        joined = self.post("/api/join", {"room_code": room_code, "key": self.key, "lang": "es"})
        self.seat = joined["seat"]

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Content-Type": "application/json", "X-Kit": "1", "Cookie": self.cookie}
        connection.request(method, path, body and body.encode(), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = "; ".join(f"{one.key}={one.value}" for one in SimpleCookie(line).values())
        return answer.status, json.loads(content) if content else None

    def post(self, path: str, sent: dict[str, Any]) -> dict[str, Any]:
        status, answer = self.ask("POST", path, json.dumps(sent))
        assert status == 200, answer
        found: dict[str, Any] = answer
        return found

    # --- following ---

    def follow(self) -> dict[str, Any]:
        """Open the socket, with what we have; the first message."""
        after = f"&after={self.view['tag']}" if self.view else ""
        socket = connect(
            f"ws://127.0.0.1:{self.port}/api/follow?seat={self.seat}&page=phone&lang=es{after}",
            additional_headers={"Cookie": self.cookie},
        )
        self.socket = self.open.enter_context(socket)
        return self.hear()

    def hear(self) -> dict[str, Any]:
        """The next message, made into the view unless it is the answer to a ping."""
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=10))
        if "pong" not in message:
            self.take(message)
        return message

    def take(self, message: dict[str, Any]) -> None:
        for part in ("shared", "own"):
            if part in message:
                self.view[part] = message[part]
            for path, *value in message.get(f"{part}_changes", []):
                *way, last = path
                place = self.view[part]
                for name in way:
                    place = place[name]
                if value:
                    place[last] = value[0]
                else:
                    del place[last]
        self.view |= {name: message[name] for name in ("revision", "now", "tag")}

    def until(self, holds: Any) -> None:
        while not holds(self.view):
            self.hear()

    def leave(self) -> None:
        self.open.close()

    # --- acting ---

    def act(self, act: str, args: dict[str, Any], key: str = "") -> dict[str, Any]:
        sent = {"seat": self.seat, "act": act, "args": args, "key": key or secrets.token_hex(16)}
        return self.post("/api/act", sent)

    def vote(self, *values: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
        """Cast one ballot for all standards: key, arguments and answer."""
        round_, own = self.view["shared"]["round"], self.view["own"]["ballot"]
        known = {one["value"] for one in round_["answers"]}
        assert set(values) <= known
        choices = {
            one["standard_id"]: {"value": value, "code": secrets.token_hex(16)}
            for one, value in zip(round_["standards"], values, strict=True)
        }
        args = {
            "round_id": round_["round_id"],
            "base": own["version"],
            "ballot": {"choices": choices},
        }
        key = secrets.token_hex(16)
        answer = self.act("cast", args, key)
        self.kept = choices
        return key, args, answer

    def missing(self) -> list[str]:
        """The standards whose row is not in the published list as it was cast."""
        results = self.view["shared"]["results"]
        path = f"/api/published?seat={self.seat}&round={results['round_id']}"
        published = self.ask("GET", path)[1]
        return [
            standard_id
            for standard_id, one in self.kept.items()
            if not is_there(results, published, standard_id, one["value"], one["code"])
        ]


def is_there(
    results: dict[str, Any], published: dict[str, Any], standard_id: str, value: str, code: str
) -> bool:
    digit = DIGITS[results["values"].index(value)]
    return digit + code[:8] in published["rows"][standard_id].split()


def steer(running: Running, act: str, **args: Any) -> dict[str, Any]:
    answer = running.facilitator().act(running.seat_id(Role.FACILITATOR), act, args)
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json()["result"]
    return found


def test_a_client_written_from_the_page_lives_through_a_workshop(running):
    client = Client(running.port, running.room.room_code)
    assert "shared" in client.follow()

    steer(running, "start_item", item_id="brainstorm")
    client.until(lambda view: view["shared"]["brainstorm"] == "running")
    group = client.view["shared"]["groups"][client.view["own"]["group_id"]]
    question = client.view["shared"]["question_sets"][group["question_set"]][0]["question_id"]
    idea = {"question_id": question, "text": "Formación para mentoras.", "lang": "es"}
    key = secrets.token_hex(16)
    first = client.act("send_idea", idea, key)
    assert client.act("send_idea", idea, key) == first
    client.until(lambda view: view["revision"] >= first["revision"])
    assert [one["text"] for one in client.view["own"]["ideas"]] == [idea["text"]]

    client.leave()
    round_id, _, _ = opened_round(running, phones=5, heads=9)
    back = client.follow()
    assert "shared" in back  # a round is open
    assert "own" in back
    assert client.view["own"]["ballot"]["may"] == "yes"
    key, args, cast = client.vote("8")
    assert (
        client.act("cast", args, key)["result"]
        == cast["result"]
        == {
            "round_id": round_id,
            "version": 1,
        }
    )
    client.until(lambda view: view["own"]["ballot"]["version"] == 1)
    client.leave()
    assert client.follow().keys().isdisjoint({"shared", "own"})  # nothing has changed meanwhile

    steer(running, "close_round", round_id=round_id, confirmed=True)
    client.until(lambda view: view["shared"]["results"] is not None)
    assert client.missing() == []
    results = client.view["shared"]["results"]
    client.kept = {name: {**one, "value": "2"} for name, one in client.kept.items()}
    assert client.missing() == [results["rows"][0]["standard_id"]]

    client.socket.send(json.dumps({"ping": "any"}))
    eventually(lambda: client.hear().get("pong") == "any")
    steer(running, "withdraw_seat", seat_id=client.seat)
    with pytest.raises(ConnectionClosed) as ended:
        client.until(lambda view: False)
    assert ended.value.rcvd is not None
    assert ended.value.rcvd.code == 4403
    client.leave()
