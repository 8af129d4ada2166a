"""The three rounds of the example: two in secret, then one of networks in the open."""

from datetime import date
from typing import Any

from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.server.demo import ballots, standards
from kit.server.demo.ballots import Judged
from kit.server.demo.player import Player

REVIEW = date(2028, 5, 19)
"""When the networks look at the seal again: after two years."""


class Voting:
    """Holds rounds on standards, which it knows by name as the ballots do."""

    def __init__(self, player: Player, standard_ids: dict[str, str]) -> None:
        self._player = player
        self._ids = dict(standard_ids)
        self._facilitator = player.seat(Role.FACILITATOR)

    def rate(self, item_id: str, plan_id: str, seats: list[str], judged: Judged) -> None:
        """A secret round of all phones, one head more than phones in the room."""
        self._start(item_id)
        round_id = self._open(plan_id, judged, heads=len(seats) + 1)
        self._cast(round_id, plan_id, seats, judged)
        self._player.wait(minutes=7)
        self._close(round_id)

    def ask_networks(self, seats: list[str], judged: Judged) -> None:
        """An open round: each network by one seat, and none on what is its own cause."""
        self._start("network-vote")
        round_id = self._open("r3", judged, seat_ids=seats)
        for voter, name in judged.marks(ballots.RECUSED):
            own = {"seat_id": seats[voter - 1], "standard_ids": [self._ids[name]]}
            self._player.act(self._facilitator, Act.RECUSE_SEAT, round_id=round_id, **own)
        self._cast(round_id, "r3", seats, judged)
        self._player.wait(minutes=5)
        self._close(round_id)

    def revise(self) -> None:
        """What the room did with the first result: words changed, two made one, one dropped."""
        self._player.wait(minutes=20)
        for name, wordings in standards.REWORDED.items():
            for lang, text in wordings:
                self._reword(name, lang, text)
        (lang, text), *others = standards.MERGED.wordings
        parents = [self._ids[name] for name in standards.MERGED.parents]
        made = self._act(Act.GATHER_STANDARD, text=text, lang=lang, parent_ids=parents)
        self._ids[standards.MERGED.name] = made["standard_id"]
        for lang, text in others:
            self._reword(standards.MERGED.name, lang, text)
        self._act(Act.DROP_STANDARD, standard_id=self._ids[standards.DROPPED])

    def _reword(self, name: str, lang: str, text: str) -> None:
        standard_id = self._ids[name]
        base = self._player.session.standards[standard_id].version
        self._act(Act.REWORD_STANDARD, standard_id=standard_id, base=base, text=text, lang=lang)

    def _open(self, plan_id: str, judged: Judged, **more: Any) -> str:
        asked = [self._ids[name] for name in judged.rows]
        opened = self._act(Act.OPEN_ROUND, plan_id=plan_id, standard_ids=asked, **more)
        return str(opened["round_id"])

    def _cast(self, round_id: str, plan_id: str, seats: list[str], judged: Judged) -> None:
        for voter in judged.voters():
            ballot = self._ballot(plan_id, voter, judged)
            cast = {"round_id": round_id, "base": 0, "ballot": ballot}
            self._player.cast(seats[voter - 1], cast)

    def _ballot(self, plan_id: str, voter: int, judged: Judged) -> dict[str, Any]:
        return {
            "choices": {
                self._ids[name]: {
                    "value": value,
                    "code": self._player.code(plan_id, str(voter), name),
                }
                for name, value in judged.values(voter).items()
            },
            "reasons": [
                {"standard_id": self._ids[one.standard], "side": one.side, "text": one.text}
                for one in judged.reasons
                if one.voter == voter
            ],
        }

    def _start(self, item_id: str) -> None:
        self._act(Act.START_ITEM, item_id=item_id)

    def _close(self, round_id: str) -> None:
        self._act(Act.CLOSE_ROUND, round_id=round_id, confirmed=True)
        self._act(Act.END_ITEM)

    def _act(self, act: Act, **args: Any) -> dict[str, Any]:
        return self._player.act(self._facilitator, act, **args)


def vote(player: Player, phones: list[str], standard_ids: dict[str, str]) -> None:
    """All three rounds, and the day on which the networks look at the seal again."""
    voting = Voting(player, standard_ids)
    voting.rate("vote", "r1", phones, ballots.FIRST)
    voting.revise()
    voting.rate("second-vote", "r2", phones, ballots.SECOND)
    voting.ask_networks(networks(player, phones), ballots.NETWORKS)
    player.act(player.seat(Role.FACILITATOR), Act.PLAN_REVIEW, day=REVIEW.isoformat())


def networks(player: Player, phones: list[str]) -> list[str]:
    """The seat that speaks for each organisation: the first phone that joined for it."""
    session = player.session
    of = {session.seats[one].organisation_id: one for one in reversed(phones)}
    return [of[organisation_id] for organisation_id in session.organisations]
