"""Decision rules: how the count of a round decides, each with all its parameters."""

import hashlib
import json
from collections.abc import Mapping

from kit.domain.errors import BadInput
from kit.domain.rules.delphi import DEFAULTS, Delphi

Rule = Delphi

RULES: dict[str, type[Rule]] = {"delphi": Delphi}
"""The rules by the name that a workshop file gives."""

KEYS: dict[str, tuple[str, ...]] = {"delphi": tuple(DEFAULTS)}
"""The parameters that each rule knows."""


def read_rule(rule: Mapping[str, str]) -> Rule:
    """The rule that texts name (`name: delphi, high: 7-9, …`). BadInput says what cures it."""
    name = rule.get("name", "")
    if name not in RULES:
        raise BadInput("rule-unknown", name=name, known=", ".join(RULES))
    for key in rule:
        if key not in ("name", *KEYS[name]):
            raise BadInput("rule-key-unknown", key=key, name=name, known=", ".join(KEYS[name]))
    return RULES[name].read({key: text for key, text in rule.items() if key != "name"})


def rule_hash(rule: Mapping[str, str]) -> str:
    """The SHA-256 of a rule with all its parameters, however these were written."""
    stated = read_rule(rule).stated()
    canonical = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
