"""What every printed report has: one file with its own style, a cover, and where it came from."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kit import words
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h, joined, style

CSS = Path(__file__).with_name("report.css")


@cache
def css() -> str:
    """The reports' style sheet, for screen and paper."""
    return CSS.read_text("utf-8")


@cache
def content_security_policy() -> str:
    """What a browser may do with a report: use its own style, load nothing, run nothing."""
    digest = base64.b64encode(hashlib.sha256(css().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def document(edition: Edition, kind: str, *body: Child, class_: str = "report") -> str:
    """A whole HTML file that needs no other. `kind` says what it is, in the window's title."""
    title = f"{kind} – {words.in_language(edition.session.title, edition.lang)[1]}"
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="color-scheme", content="light"),
        h("title", title),
        style(css()),
    )
    page = h("html", head, h("body", h("main", *body), class_=class_), lang=edition.lang)
    return f"<!doctype html>\n{page}\n"


def cover(edition: Edition, kind: str, lead: str) -> Markup:
    """What it is, of which session and day; said first where it is invented."""
    session = edition.session
    when = edition.day(session.started_at) if session.started_at else None
    plan = edition.texts(session.plan.title) if session.plan.title != session.title else None
    return h(
        "header",
        h("p", kind, class_="kind"),
        h("h1", edition.texts(session.title)),
        h("p", joined(*_dotted(when, plan)), class_="when"),
        h("p", edition.say("reports-invented"), class_="invented") if session.invented else None,
        h("p", lead, class_="lead"),
        class_="cover",
    )


def section(anchor: str, title: str, *body: Child, intro: str | None = None) -> Markup:
    """A part of a report that the contents lead to."""
    return h("section", h("h2", title, id=anchor), intro and h("p", intro), *body)


@dataclass(frozen=True)
class Entry:
    """A line of the contents: where it leads, what it says, and the lines below it."""

    anchor: str
    title: Child
    below: tuple["Entry", ...] = ()


def contents(edition: Edition, entries: list[Entry]) -> Markup:
    """The table of contents: links within the file."""
    title = edition.say("reports-contents")
    return h("nav", h("h2", title), _entries(entries), aria_label=title)


def _entries(entries: Iterable[Entry]) -> Markup | None:
    listed = [
        h("li", h("a", one.title, href=f"#{one.anchor}"), _entries(one.below)) for one in entries
    ]
    return h("ul", *listed) if listed else None


def table(caption: str, heads: list[str], rows: list[list[Child]], class_: str = "") -> Markup:
    """A table whose first column names the row. On a narrow screen it scrolls by itself."""
    head = h("tr", *(h("th", one, scope="col") for one in heads))
    body = [
        h("tr", h("th", first, scope="row"), *(h("td", one) for one in rest))
        for first, *rest in rows
    ]
    inner = h("table", h("caption", caption), h("thead", head), h("tbody", *body))
    return h(
        "div", inner, class_=f"wide {class_}".strip(), tabindex=0, role="group", aria_label=caption
    )


def colophon(edition: Edition, *more: Child) -> Markup:
    """Where the report came from: the record, its head hash, the software."""
    session = edition.session
    return h(
        "footer",
        h("h2", edition.say("reports-record"), id="record"),
        h("p", edition.say("reports-record-events", count=session.revision)),
        h("p", edition.say("reports-record-head"), " ", h("code", session.head, class_="hash")),
        h(
            "p",
            edition.say("reports-times", zone=_zone(edition)),
            " ",
            edition.say("reports-software"),
            " ",
            f"sealkit {version('sealkit')}.",
        ),
        *more,
        class_="colophon",
    )


def _zone(edition: Edition) -> str:
    """The clock of the report: an offset means the same everywhere."""
    at = edition.session.started_at
    offset = at.astimezone(edition.zone).strftime("%z") if at else "+0000"
    return "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:]}"


def _dotted(*parts: Child) -> list[Child]:
    dotted: list[Child] = []
    for part in parts:
        if part:
            dotted += [" · ", part] if dotted else [part]
    return dotted
