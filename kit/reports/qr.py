"""QR codes as drawings inside the file."""

from kit.qr import qr_path
from kit.reports.html import Markup, h

QUIET = 4
"""The empty modules around a code, without which phones do not find it."""


def qr(text: str, label: str) -> Markup:
    """A code that phones read; `label` says what it leads to."""
    d, size = qr_path(text)
    box = f"{-QUIET} {-QUIET} {size + 2 * QUIET} {size + 2 * QUIET}"
    return h("svg", h("path", d=d), class_="qr", role="img", aria_label=label, viewBox=box)
