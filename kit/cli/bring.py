"""`sealkit import …`: other people's data, as sessions that pages and notebooks open."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kit.cli.brought_in import Order, bring_in
from kit.cli.stores import STORE, StoreOption
from kit.cli.terminal import Format
from kit.domain.ids import LANGUAGES
from kit.formats.foreign.delphi import read_delphi
from kit.formats.foreign.delphi_columns import Wanted
from kit.formats.foreign.pabulib import read_pabulib
from kit.formats.foreign.polis import read_polis
from kit.formats.foreign.preflib import read_preflib
from kit.formats.foreign.sssom import read_sssom_session

bring = typer.Typer(
    help="Other people’s data, as sessions: Polis, PrefLib, Pabulib, Delphi, SSSOM.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Session = Annotated[str, typer.Option(help="The name of the new session.")]
Title = Annotated[str | None, typer.Option(help="Its title; else what the source says.")]
Lang = Annotated[
    str | None,
    typer.Option(help="The language of its texts, two letters; else as the source says, or en."),
]
Licence = Annotated[str | None, typer.Option(help="The licence of the data.")]
Citation = Annotated[str | None, typer.Option(help="How the data want to be cited.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say it all, write nothing.")]
Top = Annotated[
    int | None,
    typer.Option("--approve-top", min=1, help="Read the first so many of each ballot as approved."),
]
Places = Annotated[
    int | None, typer.Option(min=1, help="How many places the rule of approvals gives.")
]


@bring.command()
def polis(
    export: Annotated[Path, typer.Argument(help="The folder of an export, or its .zip.")],
    session: Session,
    title: Title = None,
    lang: Lang = None,
    licence: Licence = None,
    citation: Citation = None,
    store: StoreOption = STORE,
    dry_run: DryRun = False,
    output: Format = "text",
) -> None:
    """Bring in a Polis conversation: comments, and who agreed, disagreed or passed."""
    order = Order(session, store, title, lang, licence, citation, dry_run, output)
    bring_in(read_polis(export), order)


@bring.command()
def preflib(
    file: Annotated[Path, typer.Argument(help="A .soc, .soi, .toc, .toi or .cat file.")],
    session: Session,
    approve_top: Top = None,
    places: Places = None,
    title: Title = None,
    lang: Lang = None,
    licence: Licence = None,
    citation: Citation = None,
    store: StoreOption = STORE,
    dry_run: DryRun = False,
    output: Format = "text",
) -> None:
    """Bring in a PrefLib file: orders or categories of alternatives."""
    order = Order(session, store, title, lang, licence, citation, dry_run, output)
    bring_in(read_preflib(file, approve_top, places), order)


@bring.command()
def pabulib(
    file: Annotated[Path, typer.Argument(help="A .pb file.")],
    session: Session,
    group: Annotated[
        str | None, typer.Option(help="A column of the voters with 12 different texts at most.")
    ] = None,
    approve_top: Top = None,
    places: Places = None,
    title: Title = None,
    lang: Lang = None,
    licence: Licence = None,
    citation: Citation = None,
    store: StoreOption = STORE,
    dry_run: DryRun = False,
    output: Format = "text",
) -> None:
    """Bring in a Pabulib file: a participatory budget and its ballots."""
    order = Order(session, store, title, lang, licence, citation, dry_run, output)
    bring_in(read_pabulib(file, approve_top, places, group), order)


@bring.command()
def delphi(
    files: Annotated[
        list[Path],
        typer.Argument(help="Rating sheets (.csv, .xlsx, .ods), one a round, in their order."),
    ],
    session: Session,
    person: Annotated[
        str | None, typer.Option(help="The column that tells people apart; else the first.")
    ] = None,
    items: Annotated[
        list[str] | None,
        typer.Option(help="Columns that hold ratings, such as “q*”; repeatable; else all that do."),
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option(help="Columns that do not, such as “age”; repeatable.")
    ] = None,
    group: Annotated[str | None, typer.Option(help="The column of groups, 12 at most.")] = None,
    organisation: Annotated[str | None, typer.Option(help="The column of organisations.")] = None,
    country: Annotated[
        str | None, typer.Option(help="The column of countries, two letters each.")
    ] = None,
    scale: Annotated[
        str | None, typer.Option(help="The scale, such as 1-5, or yes-no; else as ratings tell.")
    ] = None,
    best: Annotated[
        Literal["high", "low"], typer.Option(help="Which end of the scale is the best.")
    ] = "high",
    missing: Annotated[
        list[str] | None, typer.Option(help="A code that means blank, such as 99; repeatable.")
    ] = None,
    no_opinion: Annotated[
        str | None,
        typer.Option(help="The end of the names of columns with a mark for “no opinion”: _noop."),
    ] = None,
    title: Title = None,
    lang: Lang = None,
    licence: Licence = None,
    citation: Citation = None,
    store: StoreOption = STORE,
    dry_run: DryRun = False,
    output: Format = "text",
) -> None:
    """Bring in the rating sheets of a Delphi panel: a row per person, a column per item."""
    wanted = Wanted(
        person=person,
        group=group,
        organisation=organisation,
        country=country,
        items=tuple(items or ()),
        leave_out=tuple(leave_out or ()),
        no_opinion=no_opinion,
        missing=frozenset(one.strip().casefold() for one in missing or ()),
    )
    order = Order(session, store, title, lang, licence, citation, dry_run, output)
    bring_in(read_delphi(files, wanted, scale, best), order)


@bring.command()
def sssom(
    file: Annotated[Path, typer.Argument(help="A .sssom.tsv file.")],
    session: Session,
    title: Title = None,
    lang: Lang = None,
    licence: Licence = None,
    citation: Citation = None,
    store: StoreOption = STORE,
    dry_run: DryRun = False,
    output: Format = "text",
) -> None:
    """Bring in a set of mappings: what people said of two lists, or of more."""
    order = Order(session, store, title, lang, licence, citation, dry_run, output)
    bring_in(read_sssom_session(file, lang or LANGUAGES[0]), order)
