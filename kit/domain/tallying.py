"""Which rounds can take votes on paper or by show of hands."""

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.parameters import OFF
from kit.domain.workshop import Electorate


def why_no_tally(round_: Round) -> str | None:
    """The message that says why a round takes no count; none where it takes them.

    A count tells neither who voted nor what else they voted: not every rule can do with that.
    """
    opened = round_.opened
    if opened.electorate is Electorate.ORGANISATIONS:
        return "tally-of-organisations"
    if opened.attribute is not None:
        return "tally-with-attribute"
    stated = rule_of(round_).stated()
    if stated["name"] == "equal-shares" or stated.get("blank") == "void":
        return "tally-whole-ballots"
    by_country = stated.get("country_share", OFF) != OFF
    if by_country or stated.get("weights_of") == "organisations":
        return "tally-tells-nobody"
    return None
