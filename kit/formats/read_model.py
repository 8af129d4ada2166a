"""From a YAML file to a checked value: all that is wrong with the file is said at once."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from kit.domain.errors import BrokenFiles
from kit.formats.complaints import Complaint, complaint
from kit.formats.model_complaints import explain_model
from kit.formats.yaml_nodes import Mapping, plain
from kit.formats.yaml_source import YamlSource

Read = TypeVar("Read", bound=BaseModel)
Check = Callable[[Mapping], Iterable[Complaint]]


def read_model(source: YamlSource, model: type[Read], check: Check) -> Read:
    """The value that a file holds; raises `BrokenFiles` with every problem of the file.

    `check` looks at what the model cannot know; it sees the file as it stands, also where the
    model does not accept it.
    """
    found: list[Complaint] = []
    value: Read | None = None
    try:
        value = model.model_validate(plain(source.root))
    except ValidationError as error:
        found += explain_model(error, source.root, model)
    if isinstance(source.root, Mapping):
        found += _check_id(source.root, source.path.stem)
        found += check(source.root)
    found = [each for each in found if each.place not in source.doubtful] + source.complaints
    if value is None or found:
        raise BrokenFiles([each.at(source.path) for each in sorted(found, key=lambda c: c.place)])
    return value


def _check_id(root: Mapping, stem: str) -> Iterable[Complaint]:
    given = root.scalar("id")
    if given is not None and given.text != stem:
        yield complaint(given.place, "id-not-file-name", value=given.text, name=stem)
