"""The sources that are understood, by the words of the command."""

from typing import Literal

Kind = Literal["polis", "preflib", "pabulib", "delphi", "sssom"]
