"""Rules with a limited number of places: ties whole, how they were broken, and step by step."""

from kit.domain.results import Counted
from kit.domain.rules.lot import Lot
from kit.domain.rules.outcome import Committees, Step
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.words.numbers import exact


def places(edition: Edition, found: Counted) -> list[Child]:
    """Nothing under a rule without places."""
    committees = found.decided.committees
    if committees is None:
        return []
    return [
        _ties(edition, found, committees),
        _lot(edition, found, found.lot) if found.lot else None,
        _steps(edition, found, committees) if committees.steps else None,
    ]


def _ties(edition: Edition, found: Counted, committees: Committees) -> Markup:
    """What was declared, and how many sets could take the places if there are several."""
    declared = edition.say(f"results-declared-{found.round.opened.ties}")
    if committees.total == 1:
        return h("p", declared)
    if committees.total is None:
        return h("p", declared, " ", edition.say("seal-ties-unknown"))
    return h("p", declared, " ", edition.say("seal-ties", count=committees.total))


def _lot(edition: Edition, found: Counted, lot: Lot) -> list[Child]:
    """The order of the hashes, so that anybody can repeat the lot."""
    entries = [
        h(
            "li",
            _standard(edition, found, standard_id),
            " – ",
            h("b", edition.say(f"results-lot-{'won' if standard_id in lot.won else 'lost'}")),
            " ",
            h("code", standard_id, class_="id"),
            " ",
            h("code", hashed, class_="hash"),
        )
        for standard_id, hashed in lot.order
    ]
    return [
        h("h4", edition.say("seal-lot")),
        h("p", edition.say("results-lot")),
        h("ol", *entries),
    ]


def _steps(edition: Edition, found: Counted, committees: Committees) -> list[Child]:
    entries = [h("li", _step(edition, found, one)) for one in committees.steps]
    return [h("h4", edition.say("results-steps")), h("ol", *entries)]


def _step(edition: Edition, found: Counted, step: Step) -> list[Child]:
    """A purchase at a price for each supporter, or a place filled by Phragmén's rule."""
    approvals = found.results[step.item_id].figure("approvals")
    price = exact(step.price, edition.lang)
    said = edition.say(f"results-step-{step.how}", count=approvals, price=price)
    return [_standard(edition, found, step.item_id), " – ", said]


def _standard(edition: Edition, found: Counted, standard_id: str) -> Markup:
    """A standard as it was voted on."""
    return edition.texts(dict(found.round.wordings[standard_id]))
