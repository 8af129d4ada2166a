"""What a session that was made of other people's data says of its source, a row each."""

from collections.abc import Iterator

from kit.domain.session import Session
from kit.frames.rows import Row, as_json
from kit.frames.table import NUMBER, TEXT, Table

IMPORTED: dict[str, Table] = {
    "imported": Table(
        "one thing to say of the files that a session was made of; no row where it was held here",
        (
            ("kind", TEXT, "polis, preflib, pabulib, delphi or sssom"),
            ("number", NUMBER, "its place in the report"),
            (
                "note",
                TEXT,
                "what is said: foreign-file (a file), foreign-licence, foreign-citation, else the "
                "id of a sentence",
            ),
            ("values", TEXT, "what fills the gaps of the sentence, as JSON"),
        ),
    ),
}


def imported(session: Session) -> Iterator[Row]:
    """The files with their fingerprints first, then licence and citation, then every note."""
    event = session.imported
    if event is None:
        return
    rows: list[tuple[str, dict[str, int | str]]] = [
        ("foreign-file", {"name": one.name, "sha256": one.sha256, "bytes": one.bytes})
        for one in event.files
    ]
    if event.licence:
        rows.append(("foreign-licence", {"licence": event.licence}))
    if event.citation:
        rows.append(("foreign-citation", {"citation": event.citation}))
    rows += [(one.message_id, one.values) for one in event.notes]
    for number, (name, values) in enumerate(rows, 1):
        yield {
            "kind": event.kind,
            "number": number,
            "note": name,
            "values": as_json(values),
        }
