"""Names that may stand only once."""

from collections.abc import Iterable, Iterator

from kit.formats.complaints import Complaint, complaint
from kit.formats.yaml_nodes import Scalar


def repeats(names: Iterable[Scalar | None], message_id: str) -> Iterator[Complaint]:
    """A complaint at each name that stood before, with the line where it stood first."""
    seen: dict[str, int] = {}
    for name in names:
        if name is None:
            continue
        if name.text in seen:
            yield complaint(name.place, message_id, value=name.text, first=seen[name.text])
        seen.setdefault(name.text, name.place.line)
