"""What was understood of a spreadsheet: a sentence to say, no mistake."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """One thing that was understood, taken over or left out; rendered like a problem."""

    message_id: str
    values: dict[str, object] = field(default_factory=dict)


def note(message_id: str, **values: object) -> Note:
    """Write a note down."""
    return Note(message_id, values)
