"""Frameworks as spreadsheets: one row per requirement and language, in and out.

What comes in is judged, never mended in silence: whatever was understood is a `Note`, whatever
cannot be is a `Problem` with its cell and cure, all of a file at once. Everything is pure over
bytes.
"""
