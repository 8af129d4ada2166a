"""What the method report is told from: a session, its events, and how sentences of it are said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from kit import words
from kit.domain.results import closed_rounds
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.reports.bundle.markdown import plain
from kit.reports.bundle.record import EVENTS
from kit.reports.edition import Edition

NEEDED = ("item-extended", "item-reopened", "deadline-set", "round-paused", "words-erased")
"""Events of which the state of a session keeps less than is told here."""

_SIGNS = tuple(f'"name":"{one}"'.encode() for one in NEEDED)
"""By which their lines are known: to read a closed round of a thousand seats takes long."""


@dataclass(frozen=True)
class Told:
    """A session in one language. `events` are those that are `NEEDED`."""

    edition: Edition
    events: tuple[Mapping[str, Any], ...]

    @property
    def session(self) -> Session:
        """The session that is reported."""
        return self.edition.session

    @property
    def lang(self) -> str:
        """The language of the report."""
        return self.edition.lang

    @property
    def is_imported(self) -> bool:
        """Whether these are data of others: of how they were gathered the record knows nothing."""
        return self.session.imported is not None

    @property
    def rounds(self) -> list[Round]:
        """The rounds that may be spoken of: those that are closed."""
        return closed_rounds(self.session)

    def tell(self, name: str, **values: object) -> str:
        """A sentence of the report; what people typed stays text in it."""
        safe = {key: plain(one) if isinstance(one, str) else one for key, one in values.items()}
        return words.say(f"method-told-{name}", self.lang, **safe)

    def own(self, texts: Mapping[str, str]) -> str:
        """A text in the language of the report, else in another."""
        return words.in_language(texts, self.lang)[1]

    def round(self, round_: Round) -> str:
        """A round by its number, and its own title where it has one."""
        number = self.edition.say("reports-round", number=round_.opened.number)
        own = self.own(round_.opened.title)
        return f"{number} · {own}" if own else number

    def standard(self, standard_id: str) -> str:
        """A standard by its wording."""
        return self.own(dict(self.session.standards[standard_id].wordings))

    def named(self, name: str, round_: Round | None = None) -> list[Mapping[str, Any]]:
        """The bodies of all events of a name; of those about one round, where it is given."""
        found = [one["body"] for one in self.events if one["name"] == name]
        return [one for one in found if round_ is None or one.get("round_id") == round_.round_id]


def told(session: Session, contents: Mapping[str, bytes], lang: str, zone: tzinfo) -> Told:
    """What there is to tell, from the session and the record as the bundle holds it."""
    lines = contents.get(EVENTS, b"").splitlines()
    found = (json.loads(line) for line in lines if any(sign in line for sign in _SIGNS))
    events = tuple(one for one in found if one.get("name") in NEEDED)
    return Told(Edition(session, lang, zone), events)
