"""The data dictionary of rounds: what was asked, what was answered, what that decided."""

from kit.domain.rules.parameters import RATINGS
from kit.frames.table import MOMENT, NUMBER, SHARE, TEXT, TRUTH, Table

STANDARD = ("standard_id", TEXT, "the standard; see standards")
ROUND = ("round_id", TEXT, "the round; see rounds")

VOTES: dict[str, Table] = {
    "rounds": Table(
        "a round; while it is open nothing of its ballots is here",
        (
            ("round_id", TEXT, "its id"),
            ("number", NUMBER, "1 for the first"),
            ("plan_id", TEXT, "the planned round that was opened"),
            ("electorate", TEXT, "persons or organisations"),
            ("secrecy", TEXT, "secret or open"),
            ("method", TEXT, "rating, yes-no, approval, grading or consent"),
            ("attribute", TEXT, "what a secret ballot also carries: group, country or nothing"),
            ("attribute_dropped", TRUTH, "whether that was left out to protect small groups"),
            ("asks_scope", TRUTH, "whether the ballot also asked “universal or adaptable?”"),
            ("rule", TEXT, "the decision rule with its parameters, as JSON"),
            ("ties", TEXT, "what becomes of ties for the last places: undecided or lot"),
            ("weights", TEXT, "organisations’ weights by id, as JSON; empty: all weigh 1"),
            (
                "rule_hash",
                TEXT,
                "SHA-256 of the rule, the weights and how ties are broken, fixed when it opened",
            ),
            ("opened_at", MOMENT, "when it opened"),
            ("closes_at", MOMENT, "its deadline; empty: none"),
            ("closed_at", MOMENT, "when it closed; empty: open"),
            ("heads", NUMBER, "people the facilitator counted at opening"),
            (
                "entitled",
                NUMBER,
                "who may vote: seats, those admitted later included, and once it has closed those "
                "who voted on paper or by show of hands",
            ),
            ("voted", NUMBER, "ballots cast, and voters on paper or by show of hands"),
            ("on_paper", NUMBER, "voters on paper, counted by two people"),
            ("by_hands", NUMBER, "voters by show of hands, counted by two people"),
            ("changed", NUMBER, "seats that changed theirs before closing"),
            ("root", TEXT, "Merkle root (RFC 6962) over the published judgements"),
        ),
    ),
    "voters": Table(
        "a seat that might vote in an open round that has closed; of secret rounds nobody is named",
        (
            ROUND,
            ("seat_id", TEXT, "the seat: a pseudonym, the same in every open round of the session"),
            ("group_id", TEXT, "its group when it was entitled; see groups; empty: none"),
            (
                "organisation_id",
                TEXT,
                "its organisation when it was entitled; see organisations; empty: none",
            ),
            ("country", TEXT, "ISO 3166 code of its country when it was entitled; empty: none"),
            ("weight", TEXT, "what its judgements weigh, exact; 1 unless the round has weights"),
            ("voted", TRUTH, "whether it cast a ballot, even one that says nothing"),
        ),
    ),
    "votes": Table(
        "a judgement of a closed round; who left a standard blank, or did not approve it, has no "
        "row",
        (
            ROUND,
            STANDARD,
            (
                "code",
                TEXT,
                "random code drawn by the voter's device, another for each judgement; in rounds of "
                "approvals one for the whole ballot",
            ),
            ("status", TEXT, "judged, cannot-judge or recused (its own cause; open rounds only)"),
            (
                "value",
                TEXT,
                "what was answered: 1 to 9, yes, no, abstain, 1 (approved), a grade, object; "
                "empty: no judgement",
            ),
            ("rating", NUMBER, "the rating, 1 to 9; empty in rounds of other methods"),
            ("how", TEXT, "device, paper or hands"),
            ("reasoned", TRUTH, "whether a reason stands beside it, where the rule asks for one"),
            (
                "value_of",
                TEXT,
                "the voter's group or country where the round carries it; empty for the whole "
                "standard where any value has fewer than five judgements",
            ),
            ("seat_id", TEXT, "the seat, in open rounds only"),
            (
                "organisation_id",
                TEXT,
                "the seat's organisation when it was entitled, in open rounds only",
            ),
            ("country", TEXT, "the seat's country when it was entitled, in open rounds only"),
        ),
    ),
    "reasons": Table(
        "a reason given with a ballot of a closed round",
        (
            ROUND,
            STANDARD,
            ("side", TEXT, "what its author chose: keep, drop or remark; never the judgement"),
            ("text", TEXT, "the reason, as typed"),
            ("seat_id", TEXT, "who gave it, in open rounds only"),
        ),
    ),
    "scopes": Table(
        "what a closed round that asked “universal or adaptable?” says of a standard",
        (
            ROUND,
            STANDARD,
            ("scope", TEXT, "universal or adaptable"),
            ("count", NUMBER, "ballots that find it so"),
        ),
    ),
    "results": Table(
        "what a closed round decided on a standard; entitled = voted + not voted, "
        "voted = judged + cannot_judge + blank + recused + void; where a rule has bands, "
        "judged = high + middle + low",
        (
            ROUND,
            STANDARD,
            ("verdict", TEXT, "in, out or undecided under the rule of the round"),
            ("by_lot", TRUTH, "whether it was tied for the last places and the lot decided"),
            (
                "withheld",
                TRUTH,
                "whether the rule asks each group or country and one is too small to be told; the "
                "standard is then undecided",
            ),
            ("entitled", NUMBER, "who might vote; see rounds"),
            ("voted", NUMBER, "who voted; see rounds"),
            ("judged", NUMBER, "ballots that judge it; of approvals all"),
            ("cannot_judge", NUMBER, "ballots that say “cannot judge”"),
            ("blank", NUMBER, "ballots that say nothing of it"),
            ("recused", NUMBER, "seats that do not vote on it because it is their own cause"),
            ("void", NUMBER, "ballots that do not count under the rule; see rules of grades"),
            ("high", NUMBER, "ratings in the rule's high band; empty: no such band"),
            ("middle", NUMBER, "ratings in neither band"),
            ("low", NUMBER, "ratings in the rule's low band"),
            (
                "margin",
                NUMBER,
                "fewest of the judging ballots that, cast otherwise, change the verdict; "
                "empty: not known, or nobody judged",
            ),
            *(
                (f"rating_{one}", NUMBER, f"ballots that rate it {one}; empty: nobody rated")
                for one in RATINGS
            ),
            ("rules", NUMBER, "other common rules under which it was read again; see what_if"),
            ("agreeing", NUMBER, "those of them that give the same verdict"),
            ("fragile", TRUTH, "whether any gives another one"),
        ),
    ),
    "counts": Table(
        "an answer to a standard in a closed round, also one that nobody gave",
        (
            ROUND,
            STANDARD,
            ("answer", TEXT, "as in votes, or cannot-judge, recused, blank"),
            ("count", NUMBER, "ballots that give it"),
        ),
    ),
    "figures": Table(
        "a figure on which the verdict on a standard rests; which there are depends on the rule, "
        "see docs/rules.md; what is not defined has no row",
        (
            ROUND,
            STANDARD,
            ("figure", TEXT, "its name; a figure of a table is written table.name"),
            ("value", TEXT, "exact: a whole number, decimals, a fraction such as 7/3, a word"),
            ("decimal", SHARE, "the same with decimals; empty where it is no number"),
        ),
    ),
    "what_if": Table(
        "a standard of a closed round under another common rule that can read the same ballots",
        (
            ROUND,
            STANDARD,
            ("rule", TEXT, "short name of the rule; see kit/domain/what_if for its source"),
            ("parameters", TEXT, "how it reads the ballots, as JSON"),
            (
                "verdict",
                TEXT,
                "in, out or undecided; empty where it asks each group or country and one is too "
                "small to be told",
            ),
            ("flips", TRUTH, "whether that differs from what the round decided"),
        ),
    ),
    "without_organisation": Table(
        "a standard of an open round without the votes of one organisation that voted, by the rule "
        "of the round; that organisation is then not entitled either",
        (
            ROUND,
            ("organisation_id", TEXT, "the organisation that is left out"),
            STANDARD,
            ("verdict", TEXT, "in, out or undecided without it"),
            ("changes", TRUTH, "whether that differs from what the round decided"),
        ),
    ),
}
"""Rounds, votes and what they amount to."""
