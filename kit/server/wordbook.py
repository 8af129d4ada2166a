"""All labels of a language as the file that a page loads when its reader changes language."""

import gzip
import hashlib
import json
from functools import cache

from kit.words import labels


@cache
def wordbook(lang: str) -> tuple[bytes, bytes, str]:
    """The labels as JSON, the same compressed, and the ETag."""
    content = json.dumps(labels(lang), ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    return content, gzip.compress(content, mtime=0), etag


def words_version(lang: str) -> str:
    """A short name for the words of a language as they are."""
    return wordbook(lang)[2].strip('"')
