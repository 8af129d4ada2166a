"""Under which terms a bundle may be used."""

from collections.abc import Iterator

from kit.reports.bundle.deposit import LICENCE_ADDRESS, Deposit
from kit.words import say

LICENCE_FILE = "LICENSE.txt"


def licence(of: Deposit) -> bytes:
    """The terms of the data in a few words, where to read them whole, and those of the programs."""
    return ("\n\n".join(_told(of)) + "\n").encode()


def _told(of: Deposit) -> Iterator[str]:
    yield say("bundle-licence-title", of.lang)
    if of.terms.is_ours:
        yield say("bundle-licence-data", of.lang)
        yield say("bundle-licence-address", of.lang, address=LICENCE_ADDRESS)
        yield say("bundle-licence-source", of.lang)
        yield say("bundle-licence-frameworks", of.lang)
    else:
        yield say("bundle-licence-imported", of.lang, licence=of.terms.stated)
        if of.terms.citation:
            yield say("bundle-licence-cited", of.lang, citation=of.terms.citation)
    yield say("bundle-licence-code", of.lang)
    if of.terms.is_ours:
        yield say("bundle-licence-care", of.lang)
