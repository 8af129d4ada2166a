"""What an act may be refused with, read from the code that decides it."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import FunctionType
from typing import Any

from kit.domain import errors
from kit.domain.errors import KitError

PARTS = ("kit.commands", "kit.domain")
"""Where acts are decided; what they call elsewhere refuses nothing of its own, or is named."""

Refusals = dict[str, type[KitError]]
"""Which kind of refusal a message id belongs to."""


def refusals(*decide: Callable[..., Any], without: Iterable[object] = ()) -> Refusals:
    """All that these functions, and what they call, can raise, by message id.

    `without` are functions that can refuse nothing here: what they read was checked before.
    """
    found: Refusals = {}
    seen: set[object] = {*without}
    waiting: list[Callable[..., Any]] = list(decide)
    while waiting:
        function = waiting.pop(0)
        if function not in seen:
            seen.add(function)
            raised, called = _read(function)
            found |= raised
            waiting += called
    return found


@cache
def _read(function: Callable[..., Any]) -> tuple[Refusals, tuple[Callable[..., Any], ...]]:
    """What a function raises itself, and the functions of ours that it names."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    called = tuple(_called(tree, vars(sys.modules[function.__module__])))
    found: Refusals = {}
    for kind, said in _raised(tree):
        # `raise NotNow(refusal)`: one of the functions that it calls says which
        ids = [said] if said else [one for each in called for one in _answers(each)]
        found |= dict.fromkeys(ids, kind)
    return found, called


def _raised(tree: ast.AST) -> Iterator[tuple[type[KitError], str | None]]:
    """The refusals of a function, with their message ids where these stand there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            kind, first = getattr(errors, node.func.id, None), node.args[0]
            if isinstance(kind, type) and issubclass(kind, KitError):
                yield kind, str(first.value) if isinstance(first, ast.Constant) else None


def _answers(function: Callable[..., Any]) -> Iterator[str]:
    """The message ids that a function gives back, such as why something cannot be."""
    if inspect.signature(function).return_annotation == (str | None):
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
            value = node.value if isinstance(node, ast.Return) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


def _called(tree: ast.AST, names: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            one = names.get(node.id)
            if isinstance(one, FunctionType) and one.__module__.startswith(PARTS):
                yield one
