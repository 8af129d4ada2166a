"""The ballots of a closed round read again from the bundle, under its own rule or any other."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.ballot_table import BLANK, BallotTable
from kit.domain.entitled import weight_of
from kit.domain.errors import KitError
from kit.domain.methods import is_counted_whole, read_planned
from kit.domain.round_table import Ballots, weight
from kit.domain.rounds import Voter
from kit.domain.rules.known import Rule, parameters
from kit.domain.rules.values import NOT_APPROVED
from kit.domain.what_if.bare import verdicts
from kit.domain.workshop import Method

COLUMNS = ["standard_id", "fixed", "verdict", "changes"]

USUAL: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "delphi": ("in_share", tuple(f"{share}%" for share in range(50, 100, 5))),
    "rand-ucla": ("in_median", ("5", "6", "6.5", "7", "7.5", "8", "9")),
    "median-iqr": ("iqr", ("1", "2", "3", "4")),
    "double-threshold": ("yes_share", ("50%", "55%", "60%", "2/3", "70%", "75%", "80%", "90%")),
    "approval": ("places", tuple(map(str, range(1, 16)))),
    "equal-shares": ("places", tuple(map(str, range(1, 16)))),
}
"""The parameter of each rule that decides most, and values for it: published limits and between."""


def rule_of(bundle: Bundle, round_id: str) -> Rule:
    """The rule that was fixed for a round, with all its parameters."""
    return read_planned(rule_texts(bundle, round_id), _entitled(bundle, round_id))


def rule_texts(bundle: Bundle, round_id: str) -> dict[str, str]:
    """The rule of a round as it was written down when the round opened."""
    return dict(json.loads(str(_round(bundle, round_id)["rule"])))


def decided_by(bundle: Bundle, round_id: str, **parameters_: str) -> pd.DataFrame:
    """What a closed round decides if parameters of its rule are others: its ballots, read again.

    `decided_by(bundle, round_id, in_share="80%")`; with `name="rand-ucla"` another rule of the same
    method, as published. One row a standard: the `fixed` verdict of the round, the `verdict` then,
    and whether that `changes`. Nothing given is the round's own rule, which must give its verdicts.

    Raises BadInput, with a sentence that says what helps, where no rule is like that. A standard
    whose groups or countries are withheld keeps its verdict: nobody can count it again.
    """
    return _decided(bundle, round_id, ballots_of(bundle, round_id), parameters_)


def _decided(
    bundle: Bundle, round_id: str, ballots: Ballots, parameters_: Mapping[str, str]
) -> pd.DataFrame:
    told = rule_texts(bundle, round_id)
    if parameters_.get("name", told["name"]) != told["name"]:
        told = {}
    rule = read_planned({**told, **parameters_}, _entitled(bundle, round_id))
    opened = _round(bundle, round_id)
    root = str(opened["root"]) if opened["ties"] == "lot" else None
    found = verdicts(rule, ballots, root)
    results = _results(bundle, round_id)
    again = [
        fixed if withheld else found[standard_id].value
        for standard_id, fixed, withheld in zip(
            results["standard_id"], results["verdict"], results["withheld"], strict=True
        )
    ]
    rows = results[["standard_id"]].assign(fixed=results["verdict"], verdict=again)
    rows = rows.astype("string").assign(changes=rows["fixed"] != rows["verdict"])
    return rows[COLUMNS].reset_index(drop=True)


def sweep(bundle: Bundle, round_id: str, parameter: str, values: Iterable[str]) -> pd.DataFrame:
    """The verdicts as one parameter of the rule goes through values.

    One row a standard and value: `parameter`, `value`, then as `decided_by`. Values that contradict
    the rest of the rule raise BadInput.
    """
    ballots = ballots_of(bundle, round_id)
    found = [
        _decided(bundle, round_id, ballots, {parameter: value}).assign(
            parameter=parameter, value=value
        )
        for value in values
    ]
    columns = ["parameter", "value", *COLUMNS]
    return pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)


def usual_sweep(bundle: Bundle, round_id: str) -> pd.DataFrame:
    """The verdicts as the parameter that decides most goes through the values of `USUAL`.

    As `sweep`; values that contradict the rest of the rule are left out, and there are no rows for
    rules without such a parameter.
    """
    parameter, values = USUAL.get(rule_texts(bundle, round_id)["name"], ("", ()))
    return sweep(bundle, round_id, parameter, [
        value for value in values if _is_possible(bundle, round_id, parameter, value)
    ])  # fmt: skip


def _is_possible(bundle: Bundle, round_id: str, parameter: str, value: str) -> bool:
    try:
        read_planned({**rule_texts(bundle, round_id), parameter: value})
    except (KitError, ValueError):
        return False
    return True


def parameters_of(bundle: Bundle, round_id: str) -> dict[str, str]:
    """The name and all parameters of a round's rule, those too that it may be written without."""
    return parameters(rule_of(bundle, round_id))


def ballots_of(bundle: Bundle, round_id: str) -> Ballots:
    """All judgements of a closed round, blanks included, as rules of the domain read them.

    Who is known from one standard to the next: seats of open rounds, the codes of approval ballots.
    In all other rounds nothing links the judgements of a ballot, and voters only tell rows on the
    same standard apart.
    """
    return _Reading(bundle, round_id).ballots()


class _Reading:
    """A table of ballots while it grows, standard by standard."""

    def __init__(self, bundle: Bundle, round_id: str) -> None:
        opened = _round(bundle, round_id)
        self._is_open = opened["secrecy"] == "open"
        self._is_whole = is_counted_whole(Method(opened["method"]))
        self._is_by_country = opened["attribute"] is not pd.NA and opened["attribute"] == "country"
        self._results = _results(bundle, round_id)
        self._votes = bundle.of_round("votes", round_id)
        self._tallied = bool((self._votes["how"] != "device").any())
        voters = bundle["voters"].query("round_id == @round_id and voted == True")
        self._who = {row.seat_id: row for row in each(voters)}
        self._values: dict[str, int] = {}
        self._voters: dict[str, int] = {}
        self._countries: dict[str, str] = {}
        self._rows: list[tuple[int, int, int, bool]] = []
        self._groups: list[str | None] = []

    def ballots(self) -> Ballots:
        """The table that has grown."""
        known = self._known()
        for item, result in enumerate(each(self._results)):
            judged = self._votes[self._votes["standard_id"] == result.standard_id]
            self._add_standard(item, judged, known, int(result.voted))
        return Ballots(self._table(), tuple(self._groups))

    def _known(self) -> list[str]:
        if self._is_open:
            return list(self._who)
        return sorted(self._votes["code"].unique()) if self._is_whole and not self._tallied else []

    def _add_standard(self, item: int, judged: pd.DataFrame, known: list[str], voted: int) -> None:
        silence = NOT_APPROVED if self._is_whole else BLANK
        silent, others = dict.fromkeys(known), Counter[str | None]()
        for one in each(judged):
            name = one.seat_id if self._is_open else one.code
            group = None if pd.isna(one.value_of) else str(one.value_of)
            if not pd.isna(name) and name in silent:
                del silent[name]
            else:
                name = self._other(group, others)
            if one.status != RECUSED:
                value = CANNOT_JUDGE if one.status == CANNOT_JUDGE else str(one.value)
                self._add(item, str(name), value, group, reasoned=one.reasoned is True)
        for name in silent:
            self._add(item, name, silence, None)
        for _ in range(voted - len(judged) - len(silent)):
            self._add(item, self._other(None, others), silence, None)

    def _add(
        self, item: int, name: str, value: str, group: str | None, *, reasoned: bool = False
    ) -> None:
        voter = self._voters.setdefault(name, len(self._voters))
        said = self._values.setdefault(value, len(self._values))
        self._rows.append((item, voter, said, reasoned))
        self._groups.append(group)

    def _other(self, group: str | None, others: "Counter[str | None]") -> str:
        others[group] += 1
        name = f"{group or ''} {others[group]}"
        if self._is_by_country and group:
            self._countries[name] = group
        return name

    def _table(self) -> BallotTable:
        items, voters, values, reasoned = zip(*self._rows, strict=True) if self._rows else ((),) * 4
        who: list[Any] = [self._who.get(name) for name in self._voters]
        countries = tuple(
            _told(one, "country") or self._countries.get(name, "")
            for name, one in zip(self._voters, who, strict=True)
        )
        weights = tuple(weight(_told(one, "weight") or "1") for one in who)
        return BallotTable(
            items=tuple(self._results["standard_id"]),
            voters=tuple(self._voters),
            values=tuple(self._values),
            item_of=items,
            voter_of=voters,
            value_of=values,
            reasoned=reasoned if any(reasoned) else (),
            organisations=tuple(_told(one, "organisation_id") for one in who)
            if self._is_open
            else (),
            countries=countries if any(countries) else (),
            weights=weights if any(one != 1 for one in weights) else (),
        )


def _told(voter: Any, column: str) -> str:
    value = getattr(voter, column, None)
    return "" if value is None or pd.isna(value) else str(value)


def _entitled(bundle: Bundle, round_id: str) -> Fraction:
    """What a quorum is a share of; of secret rounds every voter weighs one."""
    voters = bundle.of_round("voters", round_id)
    entitled = int(_round(bundle, round_id)["entitled"])
    if voters.empty:
        return Fraction(entitled)
    who = [Voter(organisation_id=_told(one, "organisation_id") or None) for one in each(voters)]
    weights = {_told(one, "organisation_id"): str(one.weight) for one in each(voters)}
    return weight_of(rule_texts(bundle, round_id), who, weights, entitled - len(who))


def _round(bundle: Bundle, round_id: str) -> Mapping[str, Any]:
    found: Any = bundle["rounds"].set_index("round_id").loc[round_id]
    return dict(found)


def _results(bundle: Bundle, round_id: str) -> pd.DataFrame:
    return bundle.of_round("results", round_id)
