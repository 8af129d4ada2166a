"""Reads Pabulib files (.pb): META, PROJECTS and VOTES, cells parted by semicolons."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from kit.domain.foreign.gathered import Gathered
from kit.domain.foreign.pabulib import Budget, Project, Voter, VoteType, gathered
from kit.domain.ids import LONGEST_TEXT
from kit.formats.complaints import listed
from kit.formats.foreign.complaints import Complaints
from kit.formats.foreign.files import Opened, opened
from kit.formats.table_rows import table_rows

SECTIONS = ("META", "PROJECTS", "VOTES")
VOTE_TYPES: tuple[VoteType, ...] = get_args(VoteType)
WHOLE = re.compile(r"-?[0-9]{1,12}")
DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
LANGUAGES = {
    "polish": "pl",
    "french": "fr",
    "english": "en",
    "spanish": "es",
    "german": "de",
    "dutch": "nl",
    "italian": "it",
    "portuguese": "pt",
    "czech": "cs",
    "estonian": "et",
}
MOST_GROUPS = 12
OF_VOTES = ("voter_id", "vote", "points")


def read_pabulib(
    path: Path, top: int | None = None, places: int | None = None, group: str | None = None
) -> Gathered:
    """The budget of a file; raises `BrokenFiles` with every mistake and its line.

    `group` names a column of the voters whose few different texts make groups.
    """
    file = opened(path)
    text, notes = file.text()
    reader = _Reader(file, text, group)
    one = reader.budget()
    reader.complaints.refuse()
    return gathered(one, file.source, notes, top=top, places=places)


@dataclass
class _Section:
    """The rows below a heading, each with its line; the first one names the columns."""

    line: int
    rows: list[tuple[list[str], int]] = field(default_factory=list)

    @property
    def columns(self) -> list[str]:
        """What the first row calls the columns."""
        return [cell.strip().casefold() for cell in self.rows[0][0]] if self.rows else []


class _Reader:
    """Goes through the sections and collects what is wrong."""

    def __init__(self, file: Opened, text: str, group: str | None) -> None:
        self._file = file
        self._group = group.casefold().strip() if group is not None else None
        self.complaints = Complaints()
        self._sections = self._parted(text)
        self._repeated = 0
        self._twice = 0

    def budget(self) -> Budget:
        """All that the file holds."""
        for name in SECTIONS:
            if name not in self._sections:
                raise self._file.broken("foreign-pabulib-no-section", section=name)
        meta = {row[0].strip().casefold(): row[1].strip() for row, _ in self._meta()}
        kind = self._vote_type(meta)
        projects = [*self._projects()]
        voters = self._voters(kind, {one.project_id for one in projects})
        votes = self._sections["VOTES"]
        self._check_groups(voters)
        if not (projects and voters) and not self.complaints.any:
            raise self._file.broken("foreign-pabulib-no-votes", line=votes.line)
        return Budget(
            title=_title(meta) or self._file.path.stem,
            vote_type=kind,
            projects=projects,
            voters=voters,
            stated={name: int(each) for name, each in meta.items() if WHOLE.fullmatch(each)},
            columns=[one for one in votes.columns if one not in (*OF_VOTES, self._group)],
            repeated=self._repeated,
            twice=self._twice,
            lang=LANGUAGES.get(meta.get("language", "").casefold(), ""),
            opened_at=_day(meta.get("date_begin", "")),
            closed_at=_day(meta.get("date_end", "")),
        )

    def _parted(self, text: str) -> dict[str, _Section]:
        """The rows of each section, as they come."""
        found: dict[str, _Section] = {}
        section: _Section | None = None
        for line, written in enumerate(text.splitlines(), 1):
            if (name := written.strip(" ;\t")) in SECTIONS:
                if name in found:
                    raise self._file.broken(
                        "foreign-pabulib-section-twice", line=line, section=name
                    )
                section = found[name] = _Section(line)
            elif written.strip(" ;\t"):
                if section is None:
                    raise self._file.broken("foreign-pabulib-no-section", section="META")
                section.rows.append((_cells(written), line))
        return found

    def _meta(self) -> Iterator[tuple[list[str], int]]:
        return (each for each in self._sections["META"].rows if len(each[0]) > 1)

    def _vote_type(self, meta: dict[str, str]) -> VoteType:
        told = meta.get("vote_type", "").casefold()
        known = next((one for one in VOTE_TYPES if one == told), None)
        if known is None:
            line = next(
                (at for row, at in self._meta() if row[0].casefold() == "vote_type"),
                self._sections["META"].line,
            )
            raise self._file.broken(
                "foreign-pabulib-vote-type", line=line, value=told, known=listed(VOTE_TYPES)
            )
        return known

    def _rows(self, name: str, needed: Sequence[str]) -> Iterator[tuple[dict[str, str], int]]:
        """The rows of a section by their columns."""
        section = self._sections[name]
        columns = section.columns
        if missing := [one for one in needed if one not in columns]:
            raise self._file.broken(
                "foreign-columns-missing",
                line=section.line + 1,
                missing=listed(missing),
                found=listed(columns),
            )
        for row, line in section.rows[1:]:
            if len(row) > len(columns) and any(row[len(columns) :]):
                self.complaints.add(self._file, line, "foreign-row-uneven", columns=len(columns))
                continue
            cells = row + [""] * (len(columns) - len(row))
            yield dict(zip(columns, cells, strict=False)), line

    def _projects(self) -> Iterator[Project]:
        seen: dict[str, int] = {}
        for row, line in self._rows("PROJECTS", ["project_id"]):
            name = row["project_id"].strip()
            if not name or name in seen:
                message_id = "foreign-id-twice" if name else "foreign-id-missing"
                other = seen.get(name, line)
                self.complaints.add(
                    self._file, line, message_id, value=name, other=other, name="project_id"
                )
                continue
            seen[name] = line
            text = row.get("name", "").strip() or f"[{name}]"
            if len(text) > LONGEST_TEXT:
                self.complaints.add(self._file, line, "foreign-text-long", most=LONGEST_TEXT)
                continue
            yield Project(
                name,
                text,
                _whole(row.get("votes", "")),
                _whole(row.get("score", "")),
                row.get("selected", "").strip() == "1",
            )

    def _voters(self, kind: VoteType, known: set[str]) -> list[Voter]:
        """The ballots; of a voter who stands there again the later row counts."""
        needed = ["voter_id", "vote", *(["points"] if kind in ("cumulative", "scoring") else [])]
        if self._group is not None:
            needed.append(self._group)
        found: dict[str, Voter] = {}
        for row, line in self._rows("VOTES", needed):
            voter = self._voter(row, line, kind, known)
            if voter is None:
                continue
            self._repeated += voter.voter_id in found
            found[voter.voter_id] = voter
        return [*found.values()]

    def _voter(
        self, row: dict[str, str], line: int, kind: VoteType, known: set[str]
    ) -> Voter | None:
        name = row["voter_id"].strip()
        if not name:
            self.complaints.add(self._file, line, "foreign-id-missing", name="voter_id")
            return None
        projects = [one.strip() for one in row["vote"].split(",") if one.strip()]
        if unknown := [one for one in projects if one not in known]:
            self.complaints.add(self._file, line, "foreign-pabulib-unknown", value=unknown[0])
            return None
        points: list[int] = []
        if kind in ("cumulative", "scoring"):
            given = [one.strip() for one in row["points"].split(",") if one.strip()]
            if len(given) != len(projects) or not all(map(WHOLE.fullmatch, given)):
                self.complaints.add(self._file, line, "foreign-pabulib-points", value=row["points"])
                return None
            points = [*map(int, given)]
        once = dict.fromkeys(projects)
        if len(once) < len(projects):
            self._twice += 1
            first = [projects.index(one) for one in once]
            points = [points[at] for at in first] if points else []
        group = row[self._group].strip() if self._group is not None else ""
        return Voter(name, tuple(once), tuple(points), group)

    def _check_groups(self, voters: Sequence[Voter]) -> None:
        groups = {voter.group for voter in voters} - {""}
        if len(groups) > MOST_GROUPS:
            line = self._sections["VOTES"].line + 1
            self.complaints.add(
                self._file,
                line,
                "foreign-groups-too-many",
                name=self._group,
                count=len(groups),
                most=MOST_GROUPS,
            )


def _cells(written: str) -> list[str]:
    """The cells of a line; a name may hold a quotation mark that means nothing."""
    try:
        return next(table_rows([written], ";", strict=False), [])
    except csv.Error:
        return written.split(";")


def _title(meta: dict[str, str]) -> str:
    named = [meta.get("description", ""), meta.get("subunit", ""), meta.get("instance", "")]
    return " – ".join(filter(None, named))


def _whole(text: str) -> int | None:
    return int(text) if WHOLE.fullmatch(text.strip()) else None


def _day(text: str) -> datetime | None:
    """A day such as 16.06.2018; none where only a year is told."""
    found = DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return datetime(int(found[3]), int(found[2]), int(found[1]), tzinfo=UTC)
    except ValueError:
        return None
