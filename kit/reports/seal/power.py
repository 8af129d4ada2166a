"""Weights of organisations, and what they mean: how often each turns a defeat into a success."""

from fractions import Fraction

from kit.domain.results import Counted
from kit.domain.rules.outcome import Power
from kit.reports.edition import Edition
from kit.reports.html import Child, h
from kit.reports.page import table
from kit.reports.seal.voters import weight_of
from kit.words.numbers import exact, tenths_of_percent


def weights(edition: Edition, found: Counted) -> list[Child]:
    """Every organisation that could vote with its weight; nothing where all weigh the same."""
    round_ = found.round
    if not round_.opened.weights:
        return []
    named = [round_.voters[seat_id].organisation_id for seat_id in round_.entitled]
    ids = list(dict.fromkeys(one for one in named if one is not None))
    held = {one: weight_of(round_, one) for one in ids}
    powers = {one.organisation: one for one in found.decided.power}
    ordered = sorted(ids, key=lambda one: -held[one])
    heads = [edition.say(f"seal-head-{one}") for one in ("organisation", "weight", "power")]
    rows = [_row(edition, one, held, powers) for one in ordered]
    explained = h("p", edition.say("results-power")) if powers else None
    return [table(edition.say("seal-weights"), heads, rows, "numbers"), explained]


def _row(
    edition: Edition, organisation_id: str, held: dict[str, Fraction], powers: dict[str, Power]
) -> list[Child]:
    weight, whole = held[organisation_id], sum(held.values(), Fraction(0))
    share = tenths_of_percent(weight, whole, edition.lang) if whole else "–"
    return [
        edition.organisation(organisation_id),
        f"{exact(weight, edition.lang)} ({share})",
        _power(edition, powers.get(organisation_id), powers),
    ]


def _power(edition: Edition, one: Power | None, powers: dict[str, Power]) -> str:
    """Of who did not vote no power is known."""
    every = sum(each.swings for each in powers.values())
    if one is None or not every:
        return "–"
    count = edition.say("reports-of", part=one.swings, whole=every)
    return f"{count} ({tenths_of_percent(one.swings, every, edition.lang)})"
