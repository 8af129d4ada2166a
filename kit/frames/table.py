"""What a frame's rows and columns are: the types, and the columns that many frames have."""

from dataclasses import dataclass

TEXT, NUMBER, TRUTH, MOMENT = "string", "Int64", "boolean", "datetime64[ms, UTC]"
SHARE = "Float64"
"""A share or a coefficient; the counts that it was made of stand beside it."""

LANG = ("lang", TEXT, "ISO 639 code of the language of the text")
SUBJECT = (
    ("subject_framework_id", TEXT, "framework of the subject; see requirements"),
    ("subject_ref_id", TEXT, "number of the subject in its source"),
)


@dataclass(frozen=True)
class Table:
    """What one row of a frame is, and its columns in their order: name, type, meaning."""

    row: str
    columns: tuple[tuple[str, str, str], ...]

    @property
    def types(self) -> dict[str, str]:
        """The type of every column."""
        return {name: type_ for name, type_, _ in self.columns}
