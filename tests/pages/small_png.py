"""Small PNG files: a picture of a page has few colours, so one byte a pixel is enough."""

import base64
import struct
import zlib
from typing import cast

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Page

PIXELS = """async (address) => {
  const image = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const drawn = canvas.getContext("2d");
  drawn.drawImage(image, 0, 0);
  const bytes = drawn.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return [image.width, image.height, btoa(text)];
}"""
COLOURS = 256
Bytes = npt.NDArray[np.uint8]


def small(png: bytes, blank: Page) -> bytes:
    """The same picture with a palette of 256 colours. `blank` is a page whose browser reads it."""
    address = "data:image/png;base64," + base64.b64encode(png).decode()
    width, height, text = blank.evaluate(PIXELS, address)
    seen = np.frombuffer(base64.b64decode(text), np.uint8).reshape(-1, 4)[:, :3]
    palette, indices = reduced(seen)
    rows = np.zeros((height, width + 1), np.uint8)  # each begins with 0: no filter
    rows[:, 1:] = indices.reshape(height, width)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.tobytes()),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def reduced(seen: Bytes) -> tuple[Bytes, Bytes]:
    """The colours that are used most, and for each pixel the nearest of them."""
    colours, which, count = np.unique(seen, axis=0, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(count)[::-1][:COLOURS]]
    away = ((colours[:, None].astype(int) - kept[None].astype(int)) ** 2).sum(axis=2)
    nearest = away.argmin(axis=1).astype(np.uint8)
    return kept, cast("Bytes", nearest[which.reshape(-1)])


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
