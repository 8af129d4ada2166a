"""What things are called in figures and tables, in one language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.domain.rules.known import Rule, read_rule
from kit.words import answers, catalogue, in_language, say
from kit.words import country as country_name


@dataclass(frozen=True)
class Names:
    """The names of a bundle's things in a language.

    Standards are numbered S1, S2, … in the order in which they were gathered, so that a figure, a
    table and a sentence mean the same one.
    """

    bundle: Bundle
    lang: str = "en"

    @cached_property
    def _standards(self) -> Mapping[str, str]:
        return _texts(self.bundle["standards"], "standard_id", self.lang)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each standard, such as S3."""
        return {one: f"S{place}" for place, one in enumerate(self._standards, 1)}

    def standard(self, standard_id: str) -> str:
        """The wording of a standard."""
        return self._standards.get(standard_id, standard_id)

    def numbered(self, standard_id: str) -> str:
        """A standard with its number."""
        return f"{self.numbers.get(standard_id, '')} {self.standard(standard_id)}".strip()

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The groups in their order: their title, or their number."""
        rows = self.bundle["groups"].sort_values("number", kind="stable")
        return {
            str(row.group_id): str(row.title)
            if pd.notna(row.title)
            else say("analysis-group", self.lang, number=row.number)
            for row in each(rows)
        }

    def group(self, group_id: str) -> str:
        """The name of a group; its id where it is gone."""
        return self.groups.get(group_id, group_id)

    def question(self, question_id: str) -> str:
        """The wording of a question."""
        return _texts(self.bundle["questions"], "question_id", self.lang).get(
            question_id, question_id
        )

    @cached_property
    def _rounds(self) -> pd.DataFrame:
        return self.bundle["rounds"].set_index("round_id")

    def round(self, round_id: str) -> str:
        """A round by its number."""
        return say("analysis-round", self.lang, number=self._rounds.at[round_id, "number"])

    def rule(self, round_id: str) -> Rule:
        """The rule of a round, with its parameters."""
        return read_rule(json.loads(str(self._rounds.at[round_id, "rule"])))

    def answer(self, round_id: str, value: str) -> str:
        """An answer of a round in words."""
        if value in ("blank", "0"):
            return say(f"analysis-answer-{value}", self.lang)
        return answers.answer(self.rule(round_id), value, self.lang)

    def verdict(self, verdict: str) -> str:
        """A verdict in a word."""
        return say(f"deciding-verdict-{verdict}", self.lang)

    def common_rule(self, rule: str, round_id: str) -> str:
        """The name of a common rule as it reads a round."""
        found = f"what-if-rule-{rule}"
        if found not in catalogue(self.lang):
            return rule
        rows = self.bundle.of_round("what_if", round_id)
        texts = json.loads(str(rows[rows["rule"] == rule]["parameters"].iloc[0]))
        told: dict[str, object] = {}
        if "places" in texts:
            told["count"] = int(texts["places"])
        if "in_grade" in texts:
            told["grade"] = self.answer(round_id, texts["in_grade"])
        return say(found, self.lang, **told)

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """The organisations by their id."""
        rows = self.bundle["organisations"]
        return dict(zip(rows["organisation_id"], rows["title"], strict=True))

    def organisation(self, organisation_id: str) -> str:
        """The name of an organisation."""
        return self.organisations.get(organisation_id, organisation_id)

    def country(self, code: str) -> str:
        """The name of a country."""
        return country_name(code, self.lang)

    def relation(self, relation: str) -> str:
        """A relation between two requirements, in words."""
        return say(f"reports-relation-{relation}", self.lang)


def _texts(rows: pd.DataFrame, key: str, lang: str) -> dict[str, str]:
    """The text of each thing in a language, else in English, else in any."""
    found: dict[str, dict[str, str]] = {}
    for name, spoken, text in zip(rows[key], rows["lang"], rows["text"], strict=True):
        found.setdefault(name, {}).setdefault(spoken, text if pd.notna(text) else "")
    return {name: in_language(texts, lang)[1] for name, texts in found.items()}
