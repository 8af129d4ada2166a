"""A message on its way: pieces, each compressed by itself. What a whole room is sent is one piece,
compressed once for all; what differs for each seat is small."""

import struct
import zlib
from collections.abc import Sequence
from functools import cached_property

STORED_UP_TO = 200
"""Bytes below which compressing takes longer than sending."""
END = b"\x00"
"""The header of the empty block that ends a compressed message; its length is left out (RFC 7692,
7.2.1)."""


class Piece:
    """A part of a message: its text, and the same compressed so that others can follow it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def raw(self) -> bytes:
        """The text in UTF-8."""
        return self.text.encode()

    @cached_property
    def deflated(self) -> bytes:
        """Whole blocks of a deflate stream, ending at a byte, referring to nothing before them."""
        if len(self.raw) <= STORED_UP_TO:
            length = len(self.raw)
            return b"\x00" + struct.pack("<HH", length, length ^ 0xFFFF) + self.raw
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        return packer.compress(self.raw) + packer.flush(zlib.Z_SYNC_FLUSH)


class Message(bytes):
    """A message's bytes, which also knows its pieces."""

    pieces: Sequence[Piece]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> "Message":
        """The pieces one after another."""
        made = cls(b"".join(piece.raw for piece in pieces))
        made.pieces = pieces
        return made

    @property
    def deflated(self) -> bytes:
        """As a socket sends it where the browser takes compressed messages."""
        return b"".join(piece.deflated for piece in self.pieces) + END


class Compressor:
    """Stands in tornado's sockets for a compressor of their own: those would each keep 256 kB, and
    compress the same message three thousand times."""

    def compress(self, data: bytes) -> bytes:
        """The message compressed; of ours, its pieces as they are."""
        message = data if isinstance(data, Message) else Message.of([Piece(data.decode())])
        return message.deflated
