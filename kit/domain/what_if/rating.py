"""Common rules for ratings from 1 to 9.

- `delphi-70`: 70% rate it 7 to 9 and fewer than 15% 1 to 3 (ELICIT protocol, Trials 2015, table 1).
- `delphi-75`: 75%, the median of the limits in 98 Delphi studies (Diamond et al., J Clin Epidemiol
  2014;67:401-409); the limit on low ratings stays at 15%.
- `delphi-80`: 80% is in, fewer than 50% is out (FLAME challenge).
- `delphi-half`: 70% is in, at most 50% is out (PMC10860107, table 2, there of each group).
- `delphi-each`: 70/15 in every group of voters (COS-STAD, PLoS Med 2017).
- `ipras`: the median decides, unless IPR > IPRAS (RAND/UCLA; epage.ch).
- `panel`: the same with disagreement by the size of the panel (BMC Med Inform Decis Mak 2012;12:93,
  table 7).
- `iqr`: the median decides where the interquartile range is 3 or less; usual in Delphi studies.
"""

from kit.domain.rounds import Round
from kit.domain.rules.known import read_rule
from kit.domain.what_if.common import Common, Commons, by_rule
from kit.domain.what_if.readings import ByRule

ALWAYS = (
    by_rule("delphi-70", "delphi"),
    by_rule("delphi-75", "delphi", in_share="75%"),
    by_rule("delphi-80", "delphi", in_share="80%", low_share="100%", out_if_high="<50%"),
    by_rule("delphi-half", "delphi", out_if_high="<=50%"),
    by_rule("ipras", "rand-ucla"),
    by_rule("panel", "rand-ucla", disagreement="panel-size"),
    by_rule("iqr", "median-iqr"),
)

IN_EACH = Common(
    "delphi-each", ByRule(read_rule({"name": "delphi", "groups": "each"})), asks_parts=True
)


def commons(round_: Round) -> Commons:
    """The rules for ratings; that of each group where the round carries groups or countries."""
    closed = round_.closed
    if round_.opened.attribute is None or (closed and closed.attribute_dropped):
        return Commons(ALWAYS, {IN_EACH.name: "no-groups"})
    return Commons((*ALWAYS, IN_EACH))
