"""Decision rules: how the count of a round decides, each with all its parameters."""

from kit.domain.rules.known import DEFAULTS_OF, RULES, Rule, parameters, read_rule, rule_hash

__all__ = ["DEFAULTS_OF", "RULES", "Rule", "parameters", "read_rule", "rule_hash"]
