"""A story told over the API: every call that is made, what was answered, what was refused."""

import hashlib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.server.running import Answer, Browser, Running


@dataclass(frozen=True)
class Told:
    """One call: how it is named in the story, what was sent, what came back each time."""

    name: str
    path: str
    sent: dict[str, Any]
    answers: tuple[Answer, ...]
    recorded: int
    """Events that it added to the record."""
    again: int
    """Events that were added when it was sent again."""

    @property
    def answer(self) -> Any:
        return self.answers[0].json()


@dataclass
class Story:
    """Who is in the room, and all that was sent. Keys, and so ids, are the same in each telling.

    Every act is sent `times` times with the same key.
    """

    running: Running
    times: int = 1
    people: dict[str, tuple[Browser, str]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    refused: dict[tuple[str, str], Answer] = field(default_factory=dict)
    shown: list[dict[str, Any]] = field(default_factory=list)
    heard: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    theme: str = ""
    mapping: str = ""
    ballot: list[str] = field(default_factory=list)
    _drawn: int = 0

    def does(self, who: str, act: str, named: str = "", /, **args: Any) -> dict[str, Any]:
        """Do an act that must be taken; the ids that it made. `named` tells it from its like."""
        self._refuse_unknown(who, act, args)
        sent = self._act(who, act, args)
        result: dict[str, Any] = self.asks(who, "/api/act", named or act, sent)["result"]
        return result

    def asks(self, who: str, path: str, named: str, sent: dict[str, Any]) -> Any:
        """Post what must be taken, as often as this story sends things; the first answer."""
        before = self.revision
        answers = [self._post(who, path, sent)]
        after = self.revision
        answers += [self._post(who, path, sent) for _ in range(self.times - 1)]
        assert answers[0].status == 200, (named, answers[0].text)
        again = self.revision - after
        self.told.append(Told(named, path, sent, tuple(answers), after - before, again))
        return answers[0].json()

    def gets(self, who: str, path: str, named: str) -> Any:
        """A question that changes nothing."""
        before = self.revision
        answer = self.people[who][0].get(path)
        assert answer.status == 200, answer.text
        self.told.append(Told(named, path, {}, (answer,), self.revision - before, 0))
        return answer.json()

    def cannot(self, who: str, act: str, message_id: str, /, **args: Any) -> None:
        """Do an act that must be refused, and so."""
        before = self.revision
        answer = self._post(who, "/api/act", self._act(who, act, args))
        assert answer.json().get("message_id") == message_id, (act, message_id, answer.text)
        assert self.revision == before
        self.refused[act, message_id] = answer

    def joins(self, who: str, **asked: str) -> None:
        """A phone makes itself a seat."""
        browser = Browser(self.running.port)
        self.people[who] = browser, ""
        room_code = self.running.room.room_code
        sent = {"room_code": room_code, **asked, "key": self._key(), "lang": "es"}
        self.people[who] = browser, self.asks(who, "/api/join", "join", sent)["seat"]

    def seat(self, who: str) -> str:
        return self.people[who][1]

    def view(self, who: str, page: str = "phone", **query: str) -> dict[str, Any]:
        browser, seat_id = self.people[who]
        answer = browser.view(seat_id, page, **query)
        assert answer.status == 200, answer.text
        view: dict[str, Any] = answer.json()
        return view

    @property
    def revision(self) -> int:
        return self.running.store.revision("room")

    def _act(self, who: str, act: str, args: dict[str, Any]) -> dict[str, Any]:
        return {
            "seat": self.seat(who),
            "act": act,
            "args": args,
            "key": self._key(),
            "lang": "en",
        }

    def _key(self) -> str:
        """Looks as if it were drawn at random."""
        self._drawn += 1
        return hashlib.sha256(f"{self._drawn}".encode()).hexdigest()[:20]

    def _post(self, who: str, path: str, sent: dict[str, Any]) -> Answer:
        return self.people[who][0].post(path, sent)

    def _refuse_unknown(self, who: str, act: str, args: dict[str, Any]) -> None:
        """The same act naming what does not exist, once for every id in it: it changes nothing."""
        before = self.revision
        for other in _elsewhere(args):
            answer = self._post(who, "/api/act", {**self._act(who, act, args), "args": other})
            if answer.status != 200:
                self.refused[act, answer.json()["message_id"]] = answer
            assert self.revision == before, (act, other, "was taken")


def _elsewhere(args: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The arguments with one id after the other replaced by one that nothing has."""
    for path in _ids(args):
        other = deepcopy(args)
        place: Any = other
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = "none"
        yield other


def _ids(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for name, one in parts:
        here = (*path, name)
        if isinstance(one, dict | list):
            yield from _ids(one, here)
        elif isinstance(one, str) and _names_a_thing(here):
            yield here


def _names_a_thing(path: tuple[Any, ...]) -> bool:
    names = [step for step in path if isinstance(step, str)]
    return bool(names) and (names[-1].endswith(("_id", "_ids")) and "groups" not in names)
