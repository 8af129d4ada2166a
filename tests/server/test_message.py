"""A message's pieces, compressed one by one, are together what a browser can read."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.server.message import STORED_UP_TO, Compressor, Message, Piece


def inflated(sent: bytes) -> bytes:
    """What a browser makes of a compressed message (RFC 7692, 7.2.2)."""
    return zlib.decompressobj(wbits=-zlib.MAX_WBITS).decompress(sent + b"\x00\x00\xff\xff")


texts = st.lists(st.text() | st.text(min_size=STORED_UP_TO, alphabet="aé€𝄞"), max_size=6)


@given(texts)
def test_whatever_the_pieces_are_the_browser_reads_them_one_after_another(pieces):
    message = Message.of([Piece(text) for text in pieces])

    assert inflated(message.deflated) == message == "".join(pieces).encode()


@given(texts)
def test_a_socket_that_compresses_nothing_of_others_sends_the_same(pieces):
    sent = Compressor().compress("".join(pieces).encode())

    assert inflated(sent) == "".join(pieces).encode()


def test_what_a_whole_room_is_sent_is_compressed_once(monkeypatch):
    shared = Piece("a long text " * 1_000)
    first = Message.of([Piece("{"), shared]).deflated
    monkeypatch.setattr(zlib, "compressobj", None)

    again = Message.of([Piece("{"), shared]).deflated

    assert again == first
    assert len(first) < 200


@pytest.mark.parametrize("length", [0, 1, STORED_UP_TO, STORED_UP_TO + 1, 70_000])
def test_a_piece_of_any_length_is_read_back(length):
    message = Message.of([Piece("x" * length), Piece("}")])

    assert inflated(message.deflated) == b"x" * length + b"}"
