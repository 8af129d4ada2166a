"""JSON as a file that people may open: one form for the same content."""

import json
from typing import Any


def json_file(content: Any) -> bytes:
    """Sorted names, one space of indentation, accents as they are, a line feed at the end."""
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()
