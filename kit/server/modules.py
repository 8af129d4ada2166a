"""What a page's script needs: the modules it imports and the labels it may show."""

import posixpath
import re

from kit.server.static_files import StaticFiles
from kit.words import labels

_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
_LABEL = re.compile(r"""ui-[a-z0-9-]+""")


def modules_of(static: StaticFiles, *entries: str) -> list[str]:
    """The modules that a browser loads for these, in the order it finds them."""
    found: dict[str, None] = {}
    waiting = list(entries)
    while waiting:
        name = waiting.pop(0)
        if name in found or static.find(name) is None:
            continue
        found[name] = None
        folder = posixpath.dirname(name)
        waiting += [
            posixpath.normpath(posixpath.join(folder, imported))
            for imported in _IMPORT.findall(static.text(name))
        ]
    return list(found)


def words_of(static: StaticFiles, modules: list[str], lang: str) -> dict[str, str]:
    """The labels named in these modules; where only a beginning is named, all that begin so."""
    named = {label for module in modules for label in _LABEL.findall(static.text(module))}
    beginnings = tuple(label for label in named if label.endswith("-"))
    return {
        label: text
        for label, text in labels(lang).items()
        if label in named or (beginnings and label.startswith(beginnings))
    }
