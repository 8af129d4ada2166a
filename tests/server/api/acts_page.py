"""`docs/acts.md`: the table of acts with an example of each, as a served session answered it."""

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import fill as _fill
from typing import Any

from pydantic import BaseModel

from kit.commands.arguments import NAMED, Argument, arguments, shapes_in, title_of
from kit.commands.dictionary import SUBJECTS
from kit.commands.dictionary import Told as Act
from kit.commands.dictionary import table as table_of_acts
from kit.domain import rights
from kit.domain.errors import KitError
from kit.server.door import STATUS
from tests.server.api.telling import Story, Told

LINE = 118
WIDTH = 112
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)")
DAY = re.compile(r"2999-11-21")

INTRODUCTION = """\
# The acts

All that people do, one section each: who may do it, what it takes, what it was answered with when
it was really done, and what it may be refused with besides what [every act may](api.md#refusals).
They are sent to [`POST /api/act`](api.md#act), with seat, key and language around them:

```json
{"seat": "seat-…", "act": "write_line", "args": {…}, "key": "…", "lang": "en"}
```

The examples are one workshop, from setting up to closing: ids in one are made in another. An
argument without a default has to be there; one that is not in the table is refused. `result`
holds the ids that the first event of the act names; an act that changes nothing (help that was
called already) is answered with an empty one.

This page is made of the code and of what a served session answered, by
`tests/server/test_api_page.py`: when they differ it writes `acts.md.new` beside it.
"""


def page(story: Story) -> str:
    """The page, as the code and this story are now."""
    acts = table_of_acts()
    shapes = dict.fromkeys(one for act in acts if _is_sent(act) for one in shapes_in(act.shape))
    return "".join(
        [
            INTRODUCTION,
            *_contents(acts),
            *_types(),
            *(text for subject in SUBJECTS for text in _subject(subject, acts, story)),
            "\n## Shapes\n\nWhat arguments are made of.\n",
            *_shapes(shapes),
        ]
    )


def fill(text: str, width: int = LINE) -> str:
    """A paragraph in lines, no name broken."""
    return _fill(text, width, break_long_words=False, break_on_hyphens=False)


def _is_sent(act: Act) -> bool:
    return act.act is not rights.Act.BRING_FRAMEWORK


def _contents(acts: list[Act]) -> Iterator[str]:
    yield "\n| subject | acts |\n|---|---|\n"
    for subject, title in SUBJECTS.items():
        names = ", ".join(f"[`{one.act}`](#{one.act})" for one in acts if one.subject == subject)
        yield f"| {title} | {names} |\n"


def _types() -> Iterator[str]:
    yield "\n## Types\n\n| type | what may be sent |\n|---|---|\n"
    for name, _, meaning in NAMED:
        yield f"| {name} | {meaning} |\n"


def _shapes(shapes: Iterable[type[BaseModel]]) -> Iterator[str]:
    for shape in shapes:
        yield f"\n### {title_of(shape)}\n\n{_sentence(shape)}\n\n{_table(arguments(shape))}"


def _sentence(shape: type[BaseModel]) -> str:
    return fill(" ".join((shape.__doc__ or "").split()), LINE)


def _subject(subject: str, acts: list[Act], story: Story) -> Iterator[str]:
    yield f"\n## {SUBJECTS[subject]}\n"
    for act in acts:
        if act.subject == subject:
            yield _act(act, story)


def _act(act: Act, story: Story) -> str:
    roles = ", ".join(act.roles)
    parts = [f"\n### {act.act}\n\n{fill(f'{act.sentence} By: {roles}.', LINE)}\n"]
    parts += [f"\n{fill(act.note, LINE)}\n"] if act.note else []
    if _is_sent(act):
        parts += [f"\n{_table(arguments(act.shape))}"]
        parts += [example(one) for one in story.told if one.name == act.act]
    parts += [f"\n{fill(f'Refused: {_refused(act)}.', LINE)}\n"] if act.refusals else []
    return "".join(parts)


def _table(rows: list[Argument]) -> str:
    if not rows:
        return "It takes no arguments.\n"
    lines = [f"| `{one.name}` | {one.type} | {_default(one)} |\n" for one in rows]
    return "".join(["| argument | type | left out |\n|---|---|---|\n", *lines])


def _default(argument: Argument) -> str:
    return "" if argument.otherwise is None else f"`{argument.otherwise}`"


def _refused(act: Act) -> str:
    by_status: dict[int, list[str]] = {}
    for message_id, kind in act.refusals.items():
        by_status.setdefault(status(kind), []).append(f"`{message_id}`")
    return "; ".join(f"{code} {', '.join(ids)}" for code, ids in sorted(by_status.items()))


def status(kind: type[KitError]) -> int:
    """The HTTP status of a kind of refusal."""
    return dict(STATUS)[kind]


def example(told: Told) -> str:
    """What an act was sent with, and what was answered."""
    args, result = told.sent["args"], told.answer["result"]
    return f"\n```text\nargs    {_beside(args)}\nresult  {_beside(result)}\n```\n"


def _beside(value: object) -> str:
    return written(value, WIDTH - 8).replace("\n", "\n        ")


def written(value: object, width: int = WIDTH) -> str:
    """JSON as the pages show it: what fits into a line on one, moments always the same."""
    return DAY.sub("2027-11-21", MOMENT.sub("2026-11-21T16:45:00+01:00", _spread(value, width)))


def _spread(value: Any, width: int) -> str:
    flat = _flat(value)
    if len(flat) <= width or not isinstance(value, dict | list):
        return flat
    if isinstance(value, dict):
        parts = [f"{_flat(name)}: {_spread(one, width - 1)}" for name, one in value.items()]
        return "{" + ",\n ".join(part.replace("\n", "\n ") for part in parts) + "}"
    parts = [_spread(one, width - 1) for one in value]
    return "[" + ",\n ".join(part.replace("\n", "\n ") for part in parts) + "]"


def _flat(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
