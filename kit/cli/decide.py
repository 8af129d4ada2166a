"""`sealkit decide`: a decision rule on any long table of judgements."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from kit.cli.decided import as_json, sentences
from kit.cli.terminal import Format, spoken
from kit.domain.ballot_table import BallotTable
from kit.domain.errors import BadInput
from kit.domain.rules.known import (
    DEFAULTS_OF,
    RULES,
    Rule,
    parameters,
    read_rule,
)
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.parameters import OFF
from kit.formats.ballots_file import read_ballots
from kit.formats.spreadsheet.notes import Note, note
from kit.words import say
from kit.words.rules import rule_sentences

OF_ALL_TOGETHER = ("quorum", "override", "entitled")
"""Parameters that say how many are entitled, which is not known of groups."""

VALUES = {
    "delphi": "rating",
    "rand-ucla": "rating",
    "median-iqr": "rating",
    "double-threshold": "yes-no",
    "approval": "approval",
    "equal-shares": "approval",
    "consent": "consent",
}


def decide(
    rule: Annotated[str, typer.Argument(help=" | ".join(RULES))],
    ballots: Annotated[
        Path,
        typer.Argument(help="A table: item_id,voter_id,value[,organisation,country,weight,reason]"),
    ],
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="A parameter, such as in_share=75%; repeatable."),
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="A column: its groups are shown beside the whole.")
    ] = None,
    output: Format = "text",
) -> None:
    """Apply a decision rule to a table of judgements, one a line."""
    found = _rule(rule, settings(set_ or []))
    if parameters(found).get("groups") == "each" and by is None:
        raise BadInput("deciding-groups-need-by")
    read = read_ballots(ballots, found.vocabulary(), _values(found), by)
    groups = {} if read.groups is None else read.table.split(read.groups)
    decided = found.decide_table(read.table, groups)
    part_rule = _of_parts(found)
    parts = {name: part_rule.decide_table(table, {}) for name, table in groups.items()}
    notes = [*read.notes, *_unused(found, read.table)]
    if groups and part_rule != found:
        notes.append(note("deciding-part-without-entitled"))
    said = [say(one.message_id, spoken(), **one.values) for one in notes]
    if output == "json":
        printed: dict[str, Any] = {"rule": parameters(found), **as_json(decided)}
        if by is not None:
            printed["by"] = by
            printed["groups"] = {name: as_json(one) for name, one in parts.items()}
        print(json.dumps({**printed, "notes": said}, ensure_ascii=False, indent=1))
        return
    for sentence in said:
        print(sentence, file=sys.stderr)
    print(" ".join(rule_sentences(found, spoken())), end="\n\n")
    for line in sentences(found, decided, spoken()):
        print(line)
    for name, one in parts.items():
        shown = name or say("deciding-group-none", spoken())
        print("\n" + say("deciding-group", spoken(), column=by, name=shown))
        for line in sentences(found, one, spoken()):
            print(line)


def _rule(name: str, texts: dict[str, str]) -> Rule:
    if "name" in texts and name in DEFAULTS_OF:
        known = ", ".join(DEFAULTS_OF[name])
        raise BadInput("rule-key-unknown", key="name", name=name, known=known)
    return read_rule({**texts, "name": name})


def settings(texts: list[str]) -> dict[str, str]:
    """Parameters by name, from `key=value`."""
    found: dict[str, str] = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise BadInput("deciding-set-bad", text=text)
        if key.strip() in found:
            raise BadInput("deciding-set-twice", key=key.strip())
        found[key.strip()] = value.strip()
    return found


def _values(rule: Rule) -> str:
    """What may stand under `value`, in words."""
    if isinstance(rule, MajorityJudgment):
        return say("deciding-values-grades", spoken(), grades=", ".join(rule.grades))
    return say(f"deciding-values-{VALUES[rule.name]}", spoken())


def _of_parts(rule: Rule) -> Rule:
    """The same rule where only some of those who are entitled voted."""
    known = parameters(rule)
    return read_rule({**known, **{key: OFF for key in OF_ALL_TOGETHER if key in known}})


def _unused(rule: Rule, table: BallotTable) -> list[Note]:
    if len(set(table.weights)) < 2 or rule.name == "double-threshold":
        return []
    return [note("deciding-weights-unused", rule=rule.name)]
