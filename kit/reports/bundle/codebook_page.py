"""The codebook to read: the same as `codebook.csv`, a section for each table."""

from kit.domain.ids import LANGUAGES
from kit.frames.codes import codes, known_codes
from kit.frames.columns import TABLES
from kit.frames.empties import why_empty
from kit.frames.keys import PRIMARY, UNIQUE
from kit.frames.measures import unit
from kit.reports.bundle.markdown import plain, table
from kit.reports.bundle.table_schema import TYPES
from kit.words import say, variables

CODEBOOK_PAGE = "codebook.md"
HEADS = ("variable", "labels", "type", "unit", "codes", "empty")


def codebook_md(lang: str) -> bytes:
    """Names in every language; all else in the language of the export."""
    lead = [plain(say(f"bundle-codebook-{one}", lang)) for one in ("lead", "missing", "erased")]
    parts = [f"# {say('bundle-codebook-title', lang)}", *lead]
    return ("\n\n".join([*parts, *(_section(name, lang) for name in TABLES)]) + "\n").encode()


def _section(frame: str, lang: str) -> str:
    told = [plain(say("bundle-codebook-row", lang, row=TABLES[frame].row))]
    if key := PRIMARY.get(frame) or UNIQUE.get(frame):
        told.append(plain(say("bundle-codebook-key", lang, columns=", ".join(key))))
    heads = [say(f"bundle-codebook-column-{one}", lang) for one in HEADS]
    rows = [_row(frame, column, TYPES[type_], lang) for column, type_, _ in TABLES[frame].columns]
    title = f"## {plain(frame)} – {plain(variables.table(frame, lang))}"
    return "\n\n".join([title, " ".join(told), table(heads, rows)])


def _row(frame: str, column: str, type_: str, lang: str) -> list[str]:
    names = dict.fromkeys(variables.variable(frame, column, one) for one in LANGUAGES)
    counted, reason = unit(frame, column), why_empty(frame, column)
    return [
        f"`{column}`",
        plain(" · ".join(names)),
        type_,
        plain(variables.unit(counted, lang)) if counted else "–",
        _codes(frame, column, lang),
        plain(variables.empty(reason, lang) if reason else say("bundle-codebook-never", lang)),
    ]


def _codes(frame: str, column: str, lang: str) -> str:
    """Each code with its label, where it is not its own; some stand for others as well."""
    labels = {one: variables.code(column, one, lang) for one in known_codes(frame, column)}
    told = [
        f"`{code}`" if code == label else f"`{code}` {plain(label)}"
        for code, label in labels.items()
    ]
    if told and not codes(frame, column):
        told.append(say("bundle-codebook-others", lang))
    return "; ".join(told) or "–"
