"""The Merkle root of RFC 6962 over published rows: one hash that any later change would break."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from kit.domain.ballot import Judgement


def merkle_root(leaves: Sequence[bytes]) -> str:
    """The root over these leaves, in hex (RFC 6962, section 2.1)."""
    return _root(leaves).hex()


def _root(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1  # the largest power of two below the number
    return hashlib.sha256(b"\x01" + _root(leaves[:split]) + _root(leaves[split:])).digest()


def judgement_leaves(judgements: Mapping[str, Sequence[Judgement]]) -> list[bytes]:
    """One leaf per published judgement: `["standard","code","value"]`, sorted, without spaces."""
    rows = sorted(
        (standard_id, judgement.code, judgement.value)
        for standard_id, given in judgements.items()
        for judgement in given
    )
    return [json.dumps(row, separators=(",", ":")).encode() for row in rows]
