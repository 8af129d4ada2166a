"""What a table says of its voters: organisation, country and weight, each told once for all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from kit.domain.rules.parameters import read_number
from kit.formats.ballots_columns import Coded
from kit.formats.ballots_complaints import BallotComplaints

VOTER, ORGANISATION, COUNTRY, WEIGHT = "voter_id", "organisation", "country", "weight"


class Voters:
    """The voters' own columns; whatever contradicts itself is complained about."""

    def __init__(self, columns: dict[str, Coded], complaints: BallotComplaints) -> None:
        self._columns = columns
        self._complaints = complaints
        self._voters = columns[VOTER]
        self.organisations = self._own(ORGANISATION, "deciding-voter-in-two")
        self.countries = self._own(COUNTRY, "deciding-voter-in-two")
        self._check_countries()

    def weights(self) -> tuple[Fraction, ...]:
        """The weight of each voter; none where the table has no weights."""
        column = self._columns.get(WEIGHT)
        if column is None or not any(column.texts):
            return ()
        numbers = [read_number(text) if text else None for text in column.texts]
        for row in column.rows_of(lambda text: bool(text) and read_number(text) is None):
            self._complaints.add(row, WEIGHT, "deciding-weight-bad", value=column.text(row))
        by_unit = self._weight_codes(column, numbers)
        found = {unit: numbers[code] for unit, code in by_unit.items()}
        weights = [found.get(self._unit(voter)) for voter in range(len(self._voters.texts))]
        without = {voter for voter, weight in enumerate(weights) if weight is None}
        self._check_all_have_one(without, column, numbers)
        if found and not any(found.values()):
            row = next(column.rows_of(bool))
            self._complaints.add(row, WEIGHT, "deciding-weights-nought")
        return tuple(Fraction(0) if weight is None else weight for weight in weights)

    def _unit(self, voter: int) -> tuple[str, str]:
        organisation = self.organisations[voter] if self.organisations else ""
        return ("", organisation) if organisation else (VOTER, self._voters.texts[voter])

    def _weight_codes(
        self, column: Coded, numbers: list[Fraction | None]
    ) -> dict[tuple[str, str], int]:
        """The weight of each organisation or voter, as the number of its text in the column."""
        by_unit: dict[tuple[str, str], int] = {}
        unlike: dict[tuple[int, int], tuple[tuple[str, str], int]] = {}
        pairs = dict.fromkeys(zip(self._voters.codes, column.codes, strict=True))
        for voter, code in pairs:
            if numbers[code] is None:
                continue
            unit = self._unit(voter)
            first = by_unit.setdefault(unit, code)
            if numbers[first] != numbers[code]:
                unlike[voter, code] = unit, first
        for (voter, code), (unit, first) in unlike.items():
            self._complaints.add(
                self._row(column, {voter}, code),
                WEIGHT,
                "deciding-weight-differs",
                name=unit[1],
                value=column.texts[code],
                other=column.texts[first],
                other_row=self._row(column, self._of_unit(unit), first),
            )
        return by_unit

    def _of_unit(self, unit: tuple[str, str]) -> Iterator[int]:
        return (voter for voter in range(len(self._voters.texts)) if self._unit(voter) == unit)

    def _check_all_have_one(
        self, without: set[int], column: Coded, numbers: list[Fraction | None]
    ) -> None:
        """A voter without a weight anywhere; a wrong one has been complained about."""
        told = set[int]()
        for row, voter in enumerate(self._voters.codes) if without else ():
            if voter in without and voter not in told and not column.text(row):
                told.add(voter)
                name = self._unit(voter)[1]
                self._complaints.add(row, WEIGHT, "deciding-weight-missing", name=name)

    def _own(self, name: str, message_id: str) -> tuple[str, ...]:
        """What a column says of each voter; an empty cell says nothing."""
        column = self._columns.get(name)
        if column is None or not any(column.texts):
            return ()
        found: dict[int, int] = {}
        for voter, code in dict.fromkeys(zip(self._voters.codes, column.codes, strict=True)):
            if not column.texts[code]:
                continue
            first = found.setdefault(voter, code)
            if first != code:
                self._complaints.add(
                    self._row(column, {voter}, code),
                    name,
                    message_id,
                    voter=self._voters.texts[voter],
                    value=column.texts[code],
                    other=column.texts[first],
                    other_row=self._row(column, {voter}, first),
                )
        every = range(len(self._voters.texts))
        return tuple(column.texts[found[voter]] if voter in found else "" for voter in every)

    def _check_countries(self) -> None:
        """An organisation is in one country."""
        if not self.organisations or not self.countries:
            return
        column = self._columns[COUNTRY]
        voters: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for voter, (organisation, country) in enumerate(
            zip(self.organisations, self.countries, strict=True)
        ):
            if organisation and country:
                voters[organisation][country].add(voter)
        for organisation, by_country in voters.items():
            (first, first_voters), *others = by_country.items()
            for country, its_voters in others:
                self._complaints.add(
                    self._row(column, its_voters, column.texts.index(country)),
                    COUNTRY,
                    "deciding-organisation-in-two",
                    name=organisation,
                    value=country,
                    other=first,
                    other_row=self._row(column, first_voters, column.texts.index(first)),
                )

    def _row(self, column: Coded, voters: Iterable[int], code: int) -> Callable[[], int]:
        """Finds the first row in which one of these voters has that text."""

        def found() -> int:
            wanted = set(voters)
            rows = enumerate(zip(self._voters.codes, column.codes, strict=True))
            return next(row for row, (voter, each) in rows if voter in wanted and each == code)

        return found
