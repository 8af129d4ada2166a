"""Common rules for yes and no. Weights, and whose they are, stay as they were fixed.

- `majority`: more yes than no; abstentions are no vote (Robert's Rules of Order, 44).
- `two-thirds`: two thirds of yes and no (the same, for what binds later meetings).
- `iso`: two thirds yes and at most a quarter no, abstentions left out (ISO/IEC Directives, part 1,
  2.6.3). There two bodies are asked; here one, so that the quarter binds.
- `countries`: 55% yes, and yes ahead in 55% of the countries that voted (after CEN and CENELEC
  since 2017, whose second condition is 65% of the population).
- `cen-71`: 71% of yes and no (CEN until 2016, weighted votes).
- `unanimity`: nobody says no; who abstains does not stand in the way (as in the Council of the
  European Union, TFEU article 238(4)).
- `quorum`: more yes than no, and 40% of all who are entitled say yes (Scotland Act 1978, s. 85).
"""

from fractions import Fraction

from kit.domain.entitled import entitled_weight
from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.double_threshold import DEFAULTS, DoubleThreshold
from kit.domain.what_if.common import Common, Commons, by_rule
from kit.domain.what_if.readings import MoreYesThanNo
from kit.domain.workshop import Secrecy

QUORUM = Fraction(40, 100)
FREE = {"no_share": "100%", "country_share": "off", "no_of": "cast"}
"""No condition but the one on yes."""


def commons(round_: Round) -> Commons:
    """The rules for yes and no; that of countries where the round tells enough of them."""
    fixed = rule_of(round_)
    assert isinstance(fixed, DoubleThreshold), "the rule of this method"
    weighed = fixed.weights_of
    by_organisation = weighed == "organisations"
    needed = QUORUM * entitled_weight(round_)
    rules = (
        Common("majority", MoreYesThanNo(by_organisation)),
        _share("two-thirds", weighed, "2/3"),
        _share("iso", weighed, "2/3", no_share="25%"),
        _share("cen-71", weighed, "71%"),
        _share("unanimity", weighed, "100%"),
        Common("quorum", MoreYesThanNo(by_organisation, needed)),
    )
    countries = _share("countries", weighed, "55%", country_share="55%")
    if not tells_countries(round_):
        return Commons(rules, {countries.name: "no-countries"})
    asked = Common(countries.name, countries.reading, asks_parts=True)
    return Commons((*rules[:3], asked, *rules[3:]))


def tells_countries(round_: Round) -> bool:
    """Whether the countries of voters are known, and there are as many as the rule asks."""
    closed, opened = round_.closed, round_.opened
    if opened.secrecy is Secrecy.SECRET:
        is_dropped = bool(closed and closed.attribute_dropped)
        if opened.attribute != "country" or is_dropped:
            return False
    known = {one.country for one in round_.voters.values() if one.country}
    return len(known) >= int(DEFAULTS["countries_from"])


def _share(name: str, weighed: str, yes_share: str, **more: str) -> Common:
    told = {**FREE, "weights_of": weighed, "yes_share": yes_share, **more}
    return by_rule(name, "double-threshold", **told)
