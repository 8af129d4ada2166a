"""`sealkit framework …`: lists of requirements from spreadsheets and into them."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from kit.cli.terminal import Format, spoken
from kit.domain.editions import Changes
from kit.domain.errors import BadInput, BrokenFiles, Problem
from kit.domain.framework import Completeness, Framework, Wording
from kit.domain.ids import Id
from kit.formats.complaints import listed
from kit.formats.framework_file import read_framework
from kit.formats.library import YAML_ENDINGS, Library
from kit.formats.model_fields import pattern_of
from kit.formats.model_yaml import model_yaml
from kit.formats.new_file import is_taken, write_new
from kit.formats.spreadsheet.about import About
from kit.formats.spreadsheet.bringing import Brought, bring
from kit.formats.spreadsheet.kinds import LARGEST
from kit.formats.spreadsheet.sending import (
    sheet_csv,
    sheet_xlsx,
    template_csv,
    template_xlsx,
)
from kit.words import say

framework = typer.Typer(
    help="Frameworks: brought in from a spreadsheet, sent out as one, listed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

LIKE_A_NUMBER = re.compile(r"\d+[.,]\d+|\d{1,2}[-/]\d{1,2}")
"""References that a spreadsheet program takes for a number or a date."""


@framework.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A spreadsheet: .xlsx, .ods or .csv.")],
    out: Annotated[Path, typer.Argument(help="The framework's file; its name is the id.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say it all, write nothing.")] = False,
    title: str | None = None,
    issuer: str | None = None,
    country: Annotated[str | None, typer.Option(help="Two letters: BE, ES; EU for Europe.")] = None,
    edition: str | None = None,
    audience: Annotated[str | None, typer.Option(help="Who the list is for.")] = None,
    document: Annotated[str | None, typer.Option(help="The issuer's document.")] = None,
    url: str | None = None,
    licence: str | None = None,
    completeness: Completeness | None = None,
    restated: Annotated[
        bool | None,
        typer.Option("--restated/--issuer-words", help="Our words after the source, or theirs."),
    ] = None,
    output: Format = "text",
) -> None:
    """Bring a framework in from a spreadsheet, new or as an update of the file that is there."""
    known = About(
        id=_id_of(out),
        title=title,
        issuer=issuer,
        country=country,
        edition=edition,
        audience=audience,
        document=document,
        url=url,
        licence=licence,
        completeness=completeness,
        wording=None if restated is None else _wording(restated=restated),
    )
    present = read_framework(out) if is_taken(out) else None
    brought = bring(str(file), _content(file), known, present)
    if not dry_run:
        write_new(out, model_yaml(brought.framework))
    if output == "json":
        print(json.dumps(_as_json(brought, out, written=not dry_run), indent=1))
        return
    for sentence in _sentences(brought):
        print(sentence)
    last = "sheet-not-written" if dry_run else "sheet-written"
    print(say(last, spoken(), path=str(out)))


@framework.command()
def export(
    named: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="An id or a .yaml file.")],
    out: Annotated[Path, typer.Argument(help="A .csv or .xlsx file that is not there yet.")],
    lang: Annotated[
        Literal["en", "fr", "es"] | None, typer.Option(help="The language of explanations.")
    ] = None,
) -> None:
    """Write a framework as a spreadsheet, to be changed and brought in again."""
    ending = _ending(out)
    found = _opened(named)
    _write(out, sheet_csv(found) if ending == ".csv" else sheet_xlsx(found, lang or spoken()))
    misread = next((one.ref_id for one in found.walk() if LIKE_A_NUMBER.match(one.ref_id)), None)
    if ending == ".csv" and misread:
        print(say("sheet-csv-numbers", spoken(), value=misread), file=sys.stderr)


@framework.command()
def template(
    out: Annotated[Path | None, typer.Argument(help="A .csv or .xlsx file.")] = None,
    lang: Annotated[
        Literal["en", "fr", "es"] | None, typer.Option(help="The language of explanations.")
    ] = None,
) -> None:
    """Write an empty spreadsheet to fill in; without a file, print its columns as CSV."""
    language = lang or spoken()
    if out is None:
        text = template_csv(language).decode("utf-8-sig")
        print(text.replace("\r\n", "\n"), end="")
        return
    is_csv = _ending(out) == ".csv"
    _write(out, template_csv(language) if is_csv else template_xlsx(language))


@framework.command(name="list")
def list_(output: Format = "text") -> None:
    """Say which frameworks are at hand, how complete each is and what it counts."""
    library = Library(Path.cwd())
    found = [library.framework(framework_id) for framework_id in library.frameworks()]
    if output == "json":
        print(json.dumps({"frameworks": [_row(one) for one in found]}, indent=1))
        return
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        counts = say("sheet-list-line", spoken(), **_counts(one))
        print(f"{one.id:<{width}}  {one.country:<3}  {one.completeness:<9}  {counts}")


def _id_of(out: Path) -> str:
    """The framework's id, which is the name of its file."""
    if out.suffix.lower() not in YAML_ENDINGS:
        raise BadInput("sheet-out-not-yaml", path=str(out))
    if not re.search(pattern_of(Id), out.stem):
        suggested = re.sub("[^a-z0-9]+", "-", out.stem.lower()).strip("-")[:40] or "be-network"
        raise BadInput("sheet-out-no-id", name=out.stem, suggested=suggested)
    return out.stem


def _wording(*, restated: bool) -> Wording:
    return Wording.RESTATED if restated else Wording.ISSUER


def _content(file: Path) -> bytes:
    """A spreadsheet's bytes; no more of a huge file than shows that it is too large."""
    try:
        if file.exists() and not file.is_file():
            raise BrokenFiles([Problem(file, 1, 1, "file-no-file")])
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise BrokenFiles([Problem(file, 1, 1, "file-not-found")]) from None
    except OSError as error:
        reason = error.strerror or ""
        raise BrokenFiles([Problem(file, 1, 1, "file-unreadable", {"reason": reason})]) from None


def _opened(named: str) -> Framework:
    """A framework by id, or by file if it is named as one."""
    path = Path(named)
    is_file = path.suffix.lower() in YAML_ENDINGS
    return read_framework(path) if is_file else Library(Path.cwd()).framework(named)


def _ending(out: Path) -> str:
    ending = out.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise BadInput("sheet-out-unknown-kind", path=str(out))
    return ending


def _write(out: Path, content: bytes) -> None:
    """Write a new file; a filled-in one that somebody keeps there is never lost."""
    if is_taken(out):
        raise BadInput("sheet-out-taken", path=str(out))
    write_new(out, content)
    print(say("sheet-written", spoken(), path=str(out)))


def _sentences(brought: Brought) -> Iterator[str]:
    """What was understood, counted and changed."""
    for one in brought.notes:
        yield say(one.message_id, spoken(), **one.values)
    found = brought.framework
    languages, levels = listed(found.languages), listed(found.levels)
    counts = _counts(found)
    yield say("sheet-counted", spoken(), languages=languages, levels=levels, **counts)
    if brought.changes:
        yield from _changes(brought.changes)


def _changes(changes: Changes) -> Iterator[str]:
    for name in ("new", "reworded", "retouched", "gone"):
        if ref_ids := getattr(changes, name):
            yield say(f"sheet-changes-{name}", spoken(), ref_ids=listed(ref_ids))
    yield say("sheet-changes-same", spoken(), count=len(changes.same))


def _counts(found: Framework) -> dict[str, int]:
    every = list(found.walk())
    assessable = len(found.assessable())
    return {"assessable": assessable, "headings": len(every) - assessable}


def _row(found: Framework) -> dict[str, Any]:
    return {
        "id": found.id,
        "country": found.country,
        "completeness": found.completeness.value,
        **_counts(found),
    }


def _as_json(brought: Brought, out: Path, *, written: bool) -> dict[str, Any]:
    found, changes = brought.framework, brought.changes
    names = ("new", "reworded", "retouched", "gone", "same")
    return {
        **_row(found),
        "languages": [*found.languages],
        "levels": [*found.levels],
        "path": str(out),
        "written": written,
        "changes": {name: [*getattr(changes, name)] for name in names} if changes else None,
        "notes": [say(one.message_id, spoken(), **one.values) for one in brought.notes],
    }
