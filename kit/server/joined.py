"""A phone's modules in one file: one request over a poor Wi-Fi instead of twelve.

Nothing is bundled when the kit is built: the modules stay as they are written, and this joins them
when the server starts, by the few forms in which ours import and export. A module written in
another form is refused here, and the page then loads its modules one by one. Comments that fill
whole lines and what lines are indented by stay behind: they are a fifth of what would go over the
air, and stand in the modules.
"""

import posixpath
import re

from kit.server.static_files import StaticFiles

_IMPORT = re.compile(
    r"""^import\s+(?:(?P<what>[^"';]+?)\s+from\s+)?["'](?P<path>[^"']+)["'];?$""", re.MULTILINE
)
_EXPORT = re.compile(
    r"^export (?P<default>default )?(?P<kind>(?:async )?function\*?|class|const)"
    r"(?:\s+(?P<name>[A-Za-z_$][\w$]*))?",
    re.MULTILINE,
)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)
_REMARK = re.compile(r"(?<=[;,{}()\[\]]) +// [^\n]*$", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
_HERE = "import.meta.url"


class NotJoinedError(Exception):
    """A module is written in a form that this does not know."""


def joined(static: StaticFiles, page: str) -> str:
    """The script of a page with all that it imports, each module once, in order of need."""
    order: dict[str, str] = {}
    _join(static, f"pages/{page}.mjs", order, ())
    registered = f"globalThis.kitPage = {_variable(f'pages/{page}.mjs')}.default;"
    head = [*order.values(), registered]
    rest: dict[str, str] = dict(order)
    _join(static, "room.mjs", rest, ())
    return "\n".join([*head, *(text for name, text in rest.items() if name not in order)])


def _join(static: StaticFiles, name: str, order: dict[str, str], waiting: tuple[str, ...]) -> None:
    if name in order:
        return
    if name in waiting or static.find(name) is None:
        raise NotJoinedError(name)
    text = _bare(name, _REMARK.sub("", _COMMENT.sub("", static.text(name))))
    folder = posixpath.dirname(name)
    for found in _IMPORT.finditer(text):
        needed = posixpath.normpath(posixpath.join(folder, found["path"]))
        _join(static, needed, order, (*waiting, name))
    order[name] = _wrapped(name, text, folder)


def _bare(name: str, text: str) -> str:
    """A module without indentation. Within a text of several lines it would be part of the text."""
    if any(line.count("`") % 2 for line in text.splitlines()):
        raise NotJoinedError(f"{name}: a text of several lines")
    return _INDENT.sub("", text)


def _wrapped(name: str, text: str, folder: str) -> str:
    """A module as a function that gives its exports."""
    exports: dict[str, str] = {}

    def taken(found: re.Match[str]) -> str:
        called = found["name"] or "kitDefault"
        if found["default"] and not found["name"]:
            if found["kind"] != "function":
                raise NotJoinedError(f"{name}: {found[0]}")
            exports["default"] = called
            return f"{found['kind']} {called}"
        exports["default" if found["default"] else called] = called
        return f"{found['kind']} {called}"

    body = _IMPORT.sub(lambda found: _imported(found, folder), text)
    body = _EXPORT.sub(taken, body)
    if left := _LEFT.search(body):
        raise NotJoinedError(f"{name}: {left[0]}")
    body = body.replace(_HERE, f'new URL("{name}", {_HERE}).href')
    given = ", ".join(f"{outside}: {inside}" for outside, inside in exports.items())
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {given} }};\n}})();"


def _imported(found: re.Match[str], folder: str) -> str:
    what = found["what"]
    if what is None:
        return ""
    module = _variable(posixpath.normpath(posixpath.join(folder, found["path"])))
    if what.startswith("{"):
        return f"const {what.replace(' as ', ': ')} = {module};"
    if what.startswith("*"):
        return f"const {what.removeprefix('* as ')} = {module};"
    return f"const {what} = {module}.default;"


def _variable(name: str) -> str:
    return "kit_" + re.sub(r"\W", "_", name.removesuffix(".mjs"))
