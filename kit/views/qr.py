"""QR codes as pages draw them."""

from kit.qr import qr_path


def qr(text: str) -> dict[str, object]:
    """A code's path and its size in modules."""
    path, size = qr_path(text)
    return {"path": path, "size": size}
