"""How to cite a bundle, as the Citation File Format (1.2.0) has it."""

from kit.reports.bundle.deposit import LICENCE, Deposit
from kit.words import say

CITATION = "CITATION.cff"


def citation(of: Deposit) -> bytes:
    """A data set whose authors are organisations, or all who took part; never a person."""
    lines = [
        "cff-version: 1.2.0",
        f"message: {quoted(say('bundle-cite', of.lang))}",
        "type: dataset",
        f"title: {quoted(of.title)}",
        "authors:",
        *(f"  - name: {quoted(one)}" for one in of.authors),
        f"abstract: {quoted(of.description)}",
        "keywords:",
        *(f"  - {quoted(one)}" for one in of.keywords),
        f"version: {quoted(of.version)}",
        f"date-released: {of.published.isoformat()}",
        *([f"license: {LICENCE}"] if of.terms.is_ours else []),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def quoted(text: str) -> str:
    """A text between quotation marks as YAML reads it, whatever is in it."""
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08X}"
