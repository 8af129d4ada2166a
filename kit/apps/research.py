"""The research page as its notebook shows it: of the seat that the kernel was given to."""

from kit.apps.page import app

__all__ = ["app"]
