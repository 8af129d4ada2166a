"""How a ballot is sealed: padded to one length, so that neither blanks nor reasons show."""

import json
from dataclasses import dataclass

from nacl.secret import SecretBox

from kit.domain.ballot import LONGEST_REASONS, Ballot, StandingBallot
from kit.domain.errors import BadInput
from kit.domain.tally import Tally


@dataclass(frozen=True)
class SealedCast:
    """A ballot on its way to the box and in it; without the round key nothing of it can be read."""

    body: bytes
    reasons: bytes


def sealed(
    round_key: bytes, standing: StandingBallot, *, ballot_bytes: int, reasons_bytes: int
) -> SealedCast:
    """A ballot with its version and key as one sealed row of the given lengths.

    Raises BadInput when it does not fit.
    """
    content = standing.model_dump(mode="json")
    reasons = content["ballot"].pop("reasons")
    words = sum(len(reason.text.encode()) for reason in standing.ballot.reasons)
    body, said = _spelled(content), _spelled(reasons)
    if words > LONGEST_REASONS or len(said) > reasons_bytes:
        raise BadInput("reasons-too-long", bytes=words, longest=LONGEST_REASONS)
    if len(body) > ballot_bytes:
        raise BadInput("ballot-too-long", bytes=len(body), longest=ballot_bytes)
    box = SecretBox(round_key)
    # JSON does not mind the spaces at its end.
    return SealedCast(box.encrypt(body.ljust(ballot_bytes)), box.encrypt(said.ljust(reasons_bytes)))


def resealed(round_key: bytes, standing: StandingBallot, like: SealedCast) -> SealedCast:
    """A ballot sealed again, as long as it was."""
    around = SecretBox.NONCE_SIZE + SecretBox.MACBYTES
    return sealed(
        round_key,
        standing,
        ballot_bytes=len(like.body) - around,
        reasons_bytes=len(like.reasons) - around,
    )


def opened(round_key: bytes, cast: SealedCast) -> StandingBallot:
    """The ballot inside. Raises CryptoError when it was sealed under another key or changed."""
    box = SecretBox(round_key)
    content = json.loads(box.decrypt(cast.body))
    reasons = json.loads(box.decrypt(cast.reasons))
    ballot = Ballot.model_validate({**content["ballot"], "reasons": reasons})
    return StandingBallot.model_validate({**content, "ballot": ballot})


def sealed_tally(round_key: bytes, tally: Tally, length: int) -> bytes:
    """A count, padded to one length so that its numbers do not show.

    Raises BadInput when it does not fit: a longer row would tell something of it.
    """
    spelled = _spelled(tally.model_dump(mode="json"))
    if len(spelled) > length:
        raise BadInput("args-unreadable", act="enter_tally", place="tally")
    return SecretBox(round_key).encrypt(spelled.ljust(length))


def opened_tally(round_key: bytes, body: bytes) -> Tally:
    """The count inside. Raises CryptoError when it was sealed under another key or changed."""
    return Tally.model_validate(json.loads(SecretBox(round_key).decrypt(body)))


def _spelled(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
