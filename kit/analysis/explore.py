"""What a notebook lets one try: another rule on the same ballots, one standard after the other.

Where nobody chooses anything, as when a notebook is run as a whole, the first choice is shown.
"""

from collections.abc import Callable, Iterable
from html import escape

import ipywidgets as widgets
import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.names import Names
from kit.analysis.rereading import decided_by, parameters_of
from kit.analysis.shown import Shown, shown
from kit.analysis.votes import closed_rounds, decided
from kit.domain.errors import KitError
from kit.domain.methods import RULES_OF
from kit.domain.rules.known import DEFAULTS_OF
from kit.domain.workshop import Method
from kit.words import say, say_error

WIDE = {"description_width": "initial"}


def explore_standard(bundle: Bundle, lang: str = "en") -> widgets.Widget | Shown:
    """Choose a standard: what each round decided on it, and the reasons that were given."""
    rows, names = decided(bundle), Names(bundle, lang)
    if rows.empty:
        return _nothing(lang)
    choices = [(names.numbered(one), one) for one in rows["standard_id"].drop_duplicates()]
    chosen = widgets.Dropdown(
        options=choices,
        description=say("analysis-explore-standard", lang),
        style=WIDE,
        layout=widgets.Layout(width="100%"),
    )

    def told() -> str:
        own = rows[rows["standard_id"] == chosen.value].drop(columns=["standard_id"])
        reasons = bundle["reasons"]
        given = reasons[reasons["standard_id"] == chosen.value][["round_id", "side", "text"]]
        if given.empty:
            return shown(bundle, own, lang).html + f"<p>{say('analysis-none-reasons', lang)}</p>"
        return shown(bundle, own, lang).html + shown(bundle, given, lang).html

    return widgets.VBox([chosen, _following([chosen], told)])


def explore_rule(bundle: Bundle, lang: str = "en") -> widgets.Widget | Shown:
    """Choose a round, a rule of its method and its parameters: what the same ballots decide then.

    What cannot be a rule is answered by the sentence that the kit says of it everywhere.
    """
    names = Names(bundle, lang)
    rounds = [(names.round(one), one) for one in closed_rounds(bundle)]
    if not rounds:
        return _nothing(lang)
    which = widgets.Dropdown(options=rounds, description=say("analysis-explore-round", lang))
    place = widgets.VBox()

    def _on_round(_: object = None) -> None:
        place.children = [_of_round(bundle, which.value, lang)]

    which.observe(_on_round, "value")
    _on_round()
    return widgets.VBox([which, place])


def _of_round(bundle: Bundle, round_id: str, lang: str) -> widgets.VBox:
    method = str(bundle["rounds"].set_index("round_id").at[round_id, "method"])
    own = parameters_of(bundle, round_id)
    label = say("analysis-explore-rule", lang)
    which = widgets.Dropdown(options=RULES_OF[Method(method)], value=own["name"], description=label)
    place = widgets.VBox()

    def _on_rule(_: object = None) -> None:
        is_own = which.value == own["name"]
        texts = own if is_own else {"name": which.value, **DEFAULTS_OF[which.value]}
        place.children = [_of_rule(bundle, round_id, texts, lang)]

    which.observe(_on_rule, "value")
    _on_rule()
    return widgets.VBox([which, place])


def _of_rule(bundle: Bundle, round_id: str, texts: dict[str, str], lang: str) -> widgets.VBox:
    fields = {
        name: widgets.Text(value=text, description=name, continuous_update=False, style=WIDE)
        for name, text in texts.items()
        if name != "name"
    }

    def told() -> str:
        given = {name: field.value for name, field in fields.items()}
        try:
            rows = decided_by(bundle, round_id, name=texts["name"], **given)
        except KitError as error:
            return f"<p>{escape(say_error(error, lang))}</p>"
        return _flips(rows, lang) + shown(bundle, rows, lang).html

    wrapping = widgets.Layout(flex_flow="row wrap")
    asked = widgets.HBox(list(fields.values()), layout=wrapping)
    return widgets.VBox([asked, _following(fields.values(), told)])


def _flips(rows: pd.DataFrame, lang: str) -> str:
    count, total = int(rows["changes"].sum()), len(rows)
    return f"<p>{escape(say('analysis-explore-flips', lang, count=count, total=total))}</p>"


def _following(fields: Iterable[widgets.Widget], told: Callable[[], str]) -> widgets.HTML:
    """A piece of page that is made anew whenever one of the fields changes."""
    place = widgets.HTML(told())

    def _on_value(_: object) -> None:
        place.value = told()

    for field in fields:
        field.observe(_on_value, "value")
    return place


def _nothing(lang: str) -> Shown:
    return Shown(f"<p>{escape(say('analysis-none-votes', lang))}</p>")
