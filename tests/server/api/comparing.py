"""The third chapter: what groups say of requirements, and the standards made of it."""

from typing import Any

from tests.server.api.planned import (
    BE,
    EU,
    ref,
)
from tests.server.api.telling import Story


def crosswalk(told: Story) -> None:
    does, cannot = told.does, told.cannot
    does("facilitator", "start_item", "crosswalk begins", item_id="crosswalk")
    pair = {"subject": ref(BE, "A1"), "object": ref(EU, "3")}
    same = {"subject": ref(BE, "A1"), "object": ref(BE, "A2")}
    why = {"justification": "Both ask who selects mentors.", "lang": "en"}
    judges = {"subject_framework_id": BE, "object_framework_id": EU}
    both = ["group-1", "group-2"]
    cannot(
        "facilitator",
        "assign_judges",
        "pair-same-framework",
        **{**judges, "object_framework_id": BE},
        group_ids=both,
    )
    does("facilitator", "assign_judges", **judges, group_ids=both, blind=True)
    cannot("reporter", "state_mapping", "pair-same-framework", **same, relation="equal", **why)
    made = does(
        "reporter", "state_mapping", **pair, relation="superset-of", strength="strong", **why
    )["mapping_id"]
    settled = {**pair, "relation": "superset-of", **why, "parent_ids": [made]}
    cannot("facilitator", "settle_pair", "settle-still-blind", **settled)
    gap = {"subject": ref(BE, "A2"), "framework_id": EU, **why}
    cannot("facilitator", "settle_gap", "settle-still-blind", **gap, parent_ids=[made])
    cannot("facilitator", "set_framework_aside", "framework-compared", framework_id=EU)
    does("facilitator", "assign_judges", "judges who see", **judges, group_ids=both)
    other = does("reporter-2", "state_mapping", "other mapping", **pair, relation="equal", **why)
    cannot(
        "reporter", "state_gap", "gap-has-mapping", subject=ref(BE, "A1"), framework_id=EU, **why
    )
    cannot(
        "reporter",
        "state_gap",
        "pair-same-framework",
        subject=ref(BE, "A1"),
        framework_id=BE,
        **why,
    )
    gap_id = does("reporter", "state_gap", **{**gap, "justification": "Nothing on this."})["gap_id"]
    several = {"subjects": [ref(BE, "A3"), ref(BE, "A4")], "objects": [ref(EU, "5")]}
    said = {"relation": "equal", **why}
    cannot(
        "reporter",
        "state_bundle",
        "bundle-of-one",
        subjects=[ref(BE, "A3")],
        objects=[ref(EU, "5")],
        **said,
    )
    cannot(
        "reporter",
        "state_bundle",
        "bundle-one-framework",
        subjects=[ref(BE, "A3"), ref(EU, "4")],
        objects=[ref(EU, "5")],
        **said,
    )
    cannot(
        "reporter",
        "state_bundle",
        "bundle-named-twice",
        subjects=[ref(BE, "A3"), ref(BE, "A3")],
        objects=[ref(EU, "5")],
        **said,
    )
    cannot(
        "reporter",
        "state_bundle",
        "pair-same-framework",
        subjects=[ref(BE, "A3")],
        objects=[ref(BE, "A4"), ref(BE, "A5")],
        **said,
    )
    bundle = does("reporter", "state_bundle", **several, **said)["bundle_id"]
    does("reporter", "withdraw_bundle", bundle_id=bundle)
    slip = does(
        "reporter",
        "state_mapping",
        "slip",
        subject=ref(BE, "A5"),
        object=ref(EU, "7"),
        relation="equal",
        **why,
    )["mapping_id"]
    does("reporter", "withdraw_mapping", mapping_id=slip)
    asked = f"seat={told.seat('reporter')}&ours={BE}&theirs={EU}"
    told.gets("reporter", f"/api/suggestions?{asked}", "suggestions")
    shown = {
        "subject": ref(BE, "B1"),
        "method": "ngrams",
        "suggested": [{"object": ref(EU, "6"), "score": 4100, "rank": 1}],
    }
    cannot(
        "reporter",
        "show_suggestions",
        "pair-same-framework",
        **{**shown, "suggested": [{"object": ref(BE, "A1"), "score": 4100, "rank": 1}]},
    )
    does("reporter", "show_suggestions", **shown)
    does("reporter", "refuse_suggestion", subject=ref(BE, "B1"), object=ref(EU, "6"))
    both_said = [made, other["mapping_id"]]
    cannot("facilitator", "settle_pair", "settle-answers-changed", **settled)
    cannot(
        "facilitator",
        "settle_pair",
        "pair-same-framework",
        **same,
        relation="equal",
        **why,
        parent_ids=[made],
    )
    agreed = does("facilitator", "settle_pair", **{**settled, "parent_ids": both_said})
    cannot(
        "facilitator",
        "settle_gap",
        "pair-same-framework",
        **{**gap, "framework_id": BE},
        parent_ids=[gap_id],
    )
    cannot("facilitator", "settle_gap", "settle-answers-changed", **gap, parent_ids=[made])
    does("facilitator", "settle_gap", **gap, parent_ids=[gap_id])
    does("facilitator", "withdraw_settlement", settlement_id=agreed["settlement_id"])
    does("reporter", "withdraw_gap", gap_id=gap_id)
    told.mapping = made


def standards(told: Story) -> None:
    does, cannot = told.does, told.cannot
    said = {"text": "Mentors are selected, trained and accompanied.", "lang": "en"}
    whole = does(
        "facilitator",
        "gather_standard",
        **said,
        requirements=[ref(BE, "A1"), ref(EU, "3")],
        theme_ids=[told.theme],
        mapping_ids=[told.mapping],
    )["standard_id"]
    cannot("facilitator", "gather_standard", "standard-unknown", **said, parent_ids=["none"])
    parts: list[dict[str, Any]] = [
        {"text": "Mentors are selected.", "lang": "en", "requirements": [ref(BE, "A1")]},
        {"text": "Mentors have someone to call.", "lang": "en", "theme_ids": [told.theme]},
    ]
    foreign = [{**parts[0], "requirements": [ref(BE, "B1")]}, parts[1]]
    cannot(
        "facilitator", "split_standard", "split-foreign-source", standard_id=whole, parts=foreign
    )
    one = does("facilitator", "split_standard", standard_id=whole, parts=parts)["standard_id"]
    others = [each.standard_id for each in told.running.room.session.standing_standards()]
    two = next(each for each in others if each not in (one, whole))
    three = does(
        "facilitator",
        "gather_standard",
        "third standard",
        text="A mentor meets a mentee twice a month.",
        lang="en",
        requirements=[ref(EU, "6")],
    )["standard_id"]
    french = {"base": 1, "text": "Les mentors sont choisis avec soin.", "lang": "fr"}
    cannot(
        "facilitator",
        "reword_standard",
        "standard-version-unknown",
        standard_id=one,
        **{**french, "base": 9},
    )
    does("facilitator", "reword_standard", standard_id=one, **french)
    about = {"base": 0, "scope": "adaptable", "tier": "basic", "lang": "en"}
    words = {"adaptation": "Who selects is left to the programme.", "evidence": "A form."}
    does("reporter", "describe_standard", standard_id=one, **about, under_id=two, **words)
    cannot(
        "reporter",
        "describe_standard",
        "standard-under-nested",
        standard_id=two,
        under_id=one,
        lang="en",
    )
    does("facilitator", "drop_standard", standard_id=three)
    does("facilitator", "restore_standard", standard_id=three)
    told.ballot = [one, two, three]
