"""Widgets of our own: the one that carries a page's view."""
