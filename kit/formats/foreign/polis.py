"""Reads a Polis export: a folder or an archive with `comments.csv`, `votes.csv` and more.

Without `votes.csv` the table of `participants-votes.csv` tells what counts in the end, but not
when, nor what it replaced.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.foreign.gathered import Gathered, Note, note
from kit.domain.foreign.polis import Comment, Conversation, Participant, Vote, gathered
from kit.domain.ids import LONGEST_TEXT
from kit.formats.foreign.complaints import Complaints
from kit.formats.foreign.csv_file import CsvFile, Row, csv_file, raw_rows
from kit.formats.foreign.files import Opened, opened_all
from kit.formats.table_rows import table_rows

SUMMARY, COMMENTS, VOTES = "summary.csv", "comments.csv", "votes.csv"
PARTICIPANTS = ("participants-votes.csv", "participant-votes.csv")
NUMBER = re.compile(r"[0-9]{1,9}")
MOMENT = re.compile(r"[0-9]{1,14}")
SIGN = re.compile(r"-1|0|1")
GROUP = re.compile(r"[0-9]{1,3}|")


def read_polis(path: Path) -> Gathered:
    """The conversation of an export; raises `BrokenFiles` with every mistake and its place."""
    files = _files(path)
    if COMMENTS not in files:
        raise BrokenFiles([Problem(path, 1, 1, "foreign-polis-no-comments")])
    if VOTES not in files and PARTICIPANTS[0] not in files:
        raise BrokenFiles([Problem(path, 1, 1, "foreign-polis-no-votes")])
    reader = _Reader(files)
    one = reader.conversation()
    reader.complaints.refuse()
    if not one.votes:
        raise BrokenFiles([Problem(path, 1, 1, "foreign-polis-no-votes")])
    title = one.summary.get("topic", "").strip() or path.stem or "Polis"
    sources = tuple(file.source for file in files.values())
    return gathered(one, title, sources, reader.notes)


def _files(path: Path) -> dict[str, Opened]:
    """The files that are understood, by their plain names; a report may have put its own before."""
    found: dict[str, Opened] = {}
    for file in opened_all(path, (SUMMARY, COMMENTS, VOTES)):
        name = _plain(file.path.name.casefold())
        if name is None:
            continue
        if name in found:
            other = found[name].path.name
            raise BrokenFiles([Problem(file.path, 1, 1, "foreign-two-files", {"other": other})])
        found[name] = file
    return found


def _plain(name: str) -> str | None:
    """What a file holds by the end of its name; none of another kind of export."""
    if name.endswith(PARTICIPANTS):
        return PARTICIPANTS[0]
    kinds = (SUMMARY, COMMENTS, VOTES)
    return next((one for one in kinds if re.fullmatch(rf"(.*[-_.])?{re.escape(one)}", name)), None)


class _Reader:
    """Goes through the files and collects what is wrong and what was noticed."""

    def __init__(self, files: dict[str, Opened]) -> None:
        self._files = files
        self.complaints = Complaints()
        self.notes: list[Note] = []

    def conversation(self) -> Conversation:
        """All that the files hold."""
        participants, table = self._participants()
        if VOTES in self._files:
            votes = [*self._votes()]
        else:
            votes = table
            self.notes.append(note("foreign-polis-only-table"))
        return Conversation([*self._comments()], participants, votes, self._summary())

    def _csv(self, name: str, *needed: str) -> CsvFile:
        file = self._files[name]
        text, notes = file.text()
        self.notes += notes
        return csv_file(file, text, needed)

    def _summary(self) -> dict[str, str]:
        """Names and values, as a row each; there may be any."""
        if SUMMARY not in self._files:
            return {}
        file = self._files[SUMMARY]
        text, notes = file.text()
        self.notes += notes
        rows = raw_rows(file, table_rows(io.StringIO(text, newline=""), ","))
        return {row[0].strip().casefold(): row[1] for row in rows if len(row) > 1}

    def _comments(self) -> Iterator[Comment]:
        table = self._csv(COMMENTS, "comment-id", "comment-body")
        seen: dict[str, int] = {}
        columns = {name: place for place, name in enumerate(table.header)}
        for row, line in table.rows(self.complaints):
            name = self._cell(table, row, line, "comment-id", NUMBER)
            if name is None:
                continue
            if name in seen:
                self._refuse(
                    table, line, "comment-id", "foreign-id-twice", value=name, other=seen[name]
                )
                continue
            seen[name] = line
            text = row[columns["comment-body"]].strip()
            if len(text) > LONGEST_TEXT:
                self._refuse(table, line, "comment-body", "foreign-text-long", most=LONGEST_TEXT)
            yield Comment(
                name,
                text or f"[{name}]",
                self._count(table, row, line, "agrees"),
                self._count(table, row, line, "disagrees"),
                int(self._optional(table, row, line, "moderated", SIGN) or 0),
                self._told(table, row, "is-meta") == "true",
            )

    def _votes(self) -> Iterator[Vote]:
        table = self._csv(VOTES, "timestamp", "comment-id", "voter-id", "vote")
        places = [table.place(one) for one in ("timestamp", "comment-id", "voter-id", "vote")]
        for row, line in table.rows(self.complaints):
            moment, comment_id, voter_id, sign = (row[place] for place in places)
            # One look for the good rows: there are hundreds of thousands.
            if (
                MOMENT.fullmatch(moment)
                and NUMBER.fullmatch(comment_id)
                and NUMBER.fullmatch(voter_id)
                and SIGN.fullmatch(sign)
            ):
                yield Vote(comment_id, voter_id, int(sign), int(moment))
                continue
            self._cell(table, row, line, "timestamp", MOMENT)
            self._cell(table, row, line, "comment-id", NUMBER)
            self._cell(table, row, line, "voter-id", NUMBER)
            self._cell(table, row, line, "vote", SIGN)

    def _participants(self) -> tuple[list[Participant], list[Vote]]:
        """Those who are listed, and the votes that stand in their rows."""
        if PARTICIPANTS[0] not in self._files:
            self.notes.append(note("foreign-polis-no-participants"))
            return [], []
        table = self._csv(PARTICIPANTS[0], "participant")
        comments = {
            place: name for place, name in enumerate(table.header) if NUMBER.fullmatch(name)
        }
        wanted = VOTES not in self._files
        people: list[Participant] = []
        votes: list[Vote] = []
        seen: dict[str, int] = {}
        for row, line in table.rows(self.complaints):
            name = self._cell(table, row, line, "participant", NUMBER)
            if name is None:
                continue
            if name in seen:
                self._refuse(
                    table, line, "participant", "foreign-id-twice", value=name, other=seen[name]
                )
                continue
            seen[name] = line
            group = self._optional(table, row, line, "group-id", GROUP) or ""
            people.append(Participant(name, group, self._count(table, row, line, "n-votes")))
            for place, comment_id in comments.items() if wanted else ():
                if row[place]:
                    self._take(table, line, place, Vote(comment_id, name, 0), row[place], votes)
        return people, votes

    def _take(
        self, table: CsvFile, line: int, place: int, vote: Vote, text: str, votes: list[Vote]
    ) -> None:
        if SIGN.fullmatch(text):
            votes.append(Vote(vote.comment_id, vote.participant_id, int(text)))
        else:
            column = table.header[place]
            self._refuse(table, line, column, "foreign-cell-bad", value=text, name=column)

    def _cell(
        self, table: CsvFile, row: Row, line: int, column: str, form: re.Pattern[str]
    ) -> str | None:
        """A cell that has to be there; a complaint where it is not what its column holds."""
        text = row[table.place(column)].strip()
        if form.fullmatch(text):
            return text
        self._refuse(table, line, column, "foreign-cell-bad", value=text, name=column)
        return None

    def _optional(
        self, table: CsvFile, row: Row, line: int, column: str, form: re.Pattern[str]
    ) -> str | None:
        """A cell of a column that not every export has, and that may be empty."""
        text = self._told(table, row, column)
        return self._cell(table, row, line, column, form) if text else None

    def _count(self, table: CsvFile, row: Row, line: int, column: str) -> int | None:
        text = self._optional(table, row, line, column, NUMBER)
        return None if text is None else int(text)

    def _told(self, table: CsvFile, row: Row, column: str) -> str:
        return row[table.place(column)].strip() if column in table.header else ""

    def _refuse(
        self, table: CsvFile, line: int, column: str, message_id: str, /, **values: object
    ) -> None:
        place = table.place(column) + 1
        self.complaints.add(table.file, line, message_id, column=place, **values)
