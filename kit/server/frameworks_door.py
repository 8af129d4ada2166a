"""The plain pages of frameworks: open to everybody in the room, without a kernel or a script."""

import asyncio
import re
from collections.abc import Callable

from kit.domain.errors import NotFound
from kit.domain.framework import Completeness, Framework, Phase
from kit.formats.model_yaml import model_yaml
from kit.formats.spreadsheet.sending import sheet_csv, sheet_xlsx, template_csv, template_xlsx
from kit.server.door import Door
from kit.views.frameworks import numbers, overview, page
from kit.views.frameworks.at_hand import Asked, Shelf
from kit.views.frameworks.search import LONGEST
from kit.views.frameworks.wanted import NO_PHASE


class FrameworksPage(Door):
    """GET /frameworks: every list at hand, and a search over all of them."""

    async def get(self) -> None:
        """Show all lists, or what was found."""
        shelf, asked = await at_hand(self), what_is_asked(self)
        shown = await asyncio.to_thread(overview.view, shelf, asked, self.lang)
        self.page("frameworks.html", view=shown)


class FrameworkPage(Door):
    """GET /frameworks/<id>: one framework, whole."""

    async def get(self, framework_id: str) -> None:
        """Show it, or what was asked of it."""
        shelf, asked = await at_hand(self), what_is_asked(self)
        if framework_id not in shelf.frameworks:
            raise NotFound("framework-page-unknown", framework=framework_id)
        shown = await asyncio.to_thread(page.view, shelf, framework_id, asked, self.lang)
        self.page("framework.html", view=shown)


class NumbersPage(Door):
    """GET /frameworks/numbers: who asks how many months, contacts, hours."""

    async def get(self) -> None:
        """Show every number beside the others of its kind."""
        shelf = await at_hand(self)
        shown = await asyncio.to_thread(numbers.view, shelf, self.lang)
        self.page("framework_numbers.html", view=shown)


class FrameworkFile(Door):
    """GET /frameworks/<id>.csv, .xlsx or .yaml: a framework to take away."""

    async def get(self, framework_id: str, kind: str) -> None:
        """Write it as it is at hand."""
        held = (await at_hand(self)).frameworks.get(framework_id)
        if held is None:
            raise NotFound("framework-page-unknown", framework=framework_id)
        content = await asyncio.to_thread(FILES[kind], held.framework, self.lang)
        take_away(self, f"{framework_id}.{kind}", content)


class TemplateFile(Door):
    """GET /frameworks/template.csv or .xlsx: an empty spreadsheet for a list of one's own."""

    async def get(self, kind: str) -> None:
        """Write it in the reader's language."""
        content = await asyncio.to_thread(TEMPLATES[kind], self.lang)
        take_away(self, f"template.{kind}", content)


FILES: dict[str, Callable[[Framework, str], bytes]] = {
    "csv": lambda framework, lang: sheet_csv(framework),
    "xlsx": sheet_xlsx,
    "yaml": lambda framework, lang: model_yaml(framework).encode(),
}
TEMPLATES: dict[str, Callable[[str], bytes]] = {"csv": template_csv, "xlsx": template_xlsx}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml; charset=utf-8",
}


def take_away(door: Door, name: str, content: bytes) -> None:
    """Answer with a file that is kept, not shown."""
    door.set_header("Content-Type", TYPES[name.rpartition(".")[2]])
    door.set_header("Content-Disposition", f'attachment; filename="{name}"')
    door.finish(content)


async def at_hand(door: Door) -> Shelf:
    """What everybody may read, and the frameworks of the sessions in which this browser sits."""
    shelf = await asyncio.to_thread(door.place.shelf.look)
    sessions = {room.session_id: room.session for room, _ in door.seats()}
    return shelf.with_sessions(
        (session.title, list(session.frameworks.values())) for session in sessions.values()
    )


def what_is_asked(door: Door) -> Asked:
    """What the address asks for; what is no possible answer is passed over."""

    def one(name: str, pattern: str) -> str:
        given = door.get_query_argument(name, "")
        return given if re.fullmatch(pattern, given) else ""

    return Asked(
        search=door.get_query_argument("q", "").strip()[:LONGEST],
        phase=one("phase", "|".join([*Phase, NO_PHASE])),
        country=one("country", "[A-Z]{2,3}"),
        completeness=one("completeness", "|".join(Completeness)),
        beside=one("beside", "[a-z]{2,4}"),
    )
