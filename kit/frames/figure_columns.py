"""The data dictionary of the crosswalk's figures; `docs/figures.md` tells how they are made."""

from kit.frames.table import NUMBER, SHARE, TEXT, TRUTH, Table

COMPLETENESS = "how much of the issuer's list is held: complete, partial, headings"
STATE = (
    "compared (somebody said something of the two), not-compared, or blind (groups still compare "
    "without seeing each other's answers); counts are empty unless it is compared"
)
REQUIREMENT = (
    ("framework_id", TEXT, "the framework; see requirements"),
    ("ref_id", TEXT, "number of the requirement in its source"),
)
DESCRIPTIVE = (
    "descriptive_only",
    TRUTH,
    "true below 50 connected nodes: then the figure describes this room and proves nothing",
)

FIGURES: dict[str, Table] = {
    "coverage": Table(
        "a framework as it is reached by another one, each direction by itself, and by all others "
        "together; total = any + candidate + gaps + orphans",
        (
            ("framework_id", TEXT, "the framework whose requirements are counted"),
            ("completeness", TEXT, f"{COMPLETENESS}; total counts what is held"),
            ("by_framework_id", TEXT, "the framework that reaches it; empty: any of the others"),
            (
                "by_completeness",
                TEXT,
                f"{COMPLETENESS}, of that framework; unless it is complete, what is not reached "
                "is not in the part we know, never absent",
            ),
            ("state", TEXT, STATE),
            ("total", NUMBER, "assessable requirements"),
            ("strict", NUMBER, "reached by an agreed equal"),
            ("any", NUMBER, "reached by any agreed relation but no-relationship, equal included"),
            ("candidate", NUMBER, "reached by a relation that is not agreed, and by no agreed one"),
            (
                "gaps",
                NUMBER,
                "not reached and stated to have no counterpart there; for all others together: "
                "stated so of every framework it was compared with",
            ),
            ("orphans", NUMBER, "neither reached nor stated to have no counterpart"),
            ("strict_share", SHARE, "strict / total, 0 to 1; empty: nothing to count"),
            ("any_share", SHARE, "any / total, 0 to 1; empty: nothing to count"),
        ),
    ),
    "reach": Table(
        "an assessable requirement and another framework of which anything was said, each "
        "direction by itself",
        (
            ("subject_framework_id", TEXT, "framework of the requirement; see requirements"),
            ("subject_ref_id", TEXT, "number of the requirement in its source"),
            ("framework_id", TEXT, "the other framework"),
            ("completeness", TEXT, f"{COMPLETENESS}, of the other framework"),
            (
                "state",
                TEXT,
                "strict (an agreed equal), any (another agreed relation), candidate (a relation "
                "that is not agreed), gap (stated to have no counterpart in a complete list), "
                "not-in-known-part (the same of a list that is not complete), not-judged, or "
                "blind (not to be seen yet)",
            ),
            ("counterparts", NUMBER, "requirements there that it is related to, agreed or not"),
            (
                "gap_state",
                TEXT,
                "what the statements that there is no counterpart amount to: agreed, disputed or "
                "candidate; empty: nobody stated it",
            ),
            ("gap_by", TEXT, "the groups that stated it, by id, with spaces between"),
        ),
    ),
    "agreement": Table(
        "two groups that judged the same two frameworks, or all of them together, and one of two "
        "questions; what was settled later changes nothing here",
        (
            ("subject_framework_id", TEXT, "the one framework"),
            ("object_framework_id", TEXT, "the other framework"),
            (
                "question",
                TEXT,
                "counterpart (has a requirement of either framework any counterpart in the "
                "other?) or relation (which, for a pair that was judged?)",
            ),
            ("first_group_id", TEXT, "a group; empty: all that judged, together"),
            ("second_group_id", TEXT, "another group; empty: all that judged, together"),
            ("judges", NUMBER, "groups that are compared"),
            ("questions", NUMBER, "requirements or pairs that at least two of them judged"),
            ("unanimous", NUMBER, "those on which all of them who judged say the same"),
            ("compared", NUMBER, "pairs of answers to the same; of two groups: questions"),
            ("alike", NUMBER, "pairs of answers that are alike"),
            ("share", SHARE, "alike / compared, 0 to 1: percent agreement"),
            (
                "kappa",
                SHARE,
                "Cohen's kappa of two groups; empty for more, and where chance alone explains all",
            ),
            (
                "weighted_kappa",
                SHARE,
                "the same with relations nearer and farther: equal, contained, intersecting, none "
                "by thirds; subset-of against superset-of is two thirds",
            ),
            ("alpha", SHARE, "Krippendorff's alpha, answers alike or not"),
            ("weighted_alpha", SHARE, "the same over the distances of the weighted kappa"),
        ),
    ),
    "concepts": Table(
        "an assessable requirement in its concept: requirements of several frameworks that agreed "
        "equals tie together, directly or through others; only frameworks that were compared",
        (
            ("concept_id", TEXT, "the concept: framework and number of its first requirement"),
            *REQUIREMENT,
            ("requirements", NUMBER, "requirements in the concept"),
            ("frameworks", NUMBER, "frameworks it is in"),
            ("of_frameworks", NUMBER, "frameworks that were compared"),
            (
                "unknown",
                NUMBER,
                "frameworks it is not in without anybody having said so of the whole list: not "
                "judged there, or that list is not complete",
            ),
        ),
    ),
    "core": Table(
        "how many concepts stand in so many of the frameworks that were compared: from the "
        "periphery (in one only) to the core (in most)",
        (
            ("frameworks", NUMBER, "so many frameworks"),
            ("of_frameworks", NUMBER, "frameworks that were compared"),
            ("concepts", NUMBER, "concepts in exactly so many of them"),
            ("at_least", NUMBER, "concepts in so many or more of them"),
            ("of_concepts", NUMBER, "all concepts"),
            ("share_at_least", SHARE, "at_least / of_concepts, 0 to 1"),
        ),
    ),
    "overlaps": Table(
        "two frameworks that were compared, with each other or with others, as sets of concepts",
        (
            ("framework_id", TEXT, "the one framework"),
            ("completeness", TEXT, COMPLETENESS),
            ("other_framework_id", TEXT, "the other framework"),
            ("other_completeness", TEXT, f"{COMPLETENESS}, of the other framework"),
            ("state", TEXT, f"{STATE}; concepts may be shared through a third framework"),
            ("both", NUMBER, "concepts in both: the weight of their tie"),
            ("either", NUMBER, "concepts in one of them at least"),
            ("jaccard", SHARE, "both / either, 0 to 1"),
            ("related", NUMBER, "pairs of requirements with an agreed relation"),
            ("possible", NUMBER, "pairs that there are: the product of their requirements"),
            ("density", SHARE, "related / possible, 0 to 1"),
        ),
    ),
}
"""The figures that an export holds as well."""

ASKED: dict[str, Table] = {
    "bridges": Table(
        "a requirement with any agreed relation, those that bridge most first",
        (
            *REQUIREMENT,
            ("neighbours", NUMBER, "requirements it is related to"),
            ("frameworks", NUMBER, "frameworks those are of"),
            ("betweenness", SHARE, "share of shortest ways between others through it, 0 to 1"),
            DESCRIPTIVE,
        ),
    ),
    "bridging_standards": Table(
        "a candidate standard that was gathered from any requirement, those that bridge most first",
        (
            ("standard_id", TEXT, "the standard; see standards"),
            ("requirements", NUMBER, "requirements it was gathered from"),
            ("frameworks", NUMBER, "frameworks those are of"),
            ("betweenness", SHARE, "share of shortest ways between others through it, 0 to 1"),
            DESCRIPTIVE,
        ),
    ),
    "communities": Table(
        "a requirement with any agreed relation, in its community",
        (
            *REQUIREMENT,
            ("community", NUMBER, "its community, 1 for the largest"),
            ("size", NUMBER, "requirements in the community"),
            ("modularity", SHARE, "how clear all communities together are, at most 1"),
            ("method", TEXT, "greedy (no chance in it) or louvain"),
            ("seed", NUMBER, "the seed of louvain; empty: greedy"),
            DESCRIPTIVE,
        ),
    ),
    "framework_core": Table(
        "a framework that was compared, the one that shares most first",
        (
            ("framework_id", TEXT, "the framework"),
            ("strength", NUMBER, "concepts shared with each other framework, added up"),
            ("in_core", TRUTH, "whether it belongs to the core that fits best"),
            ("fit", SHARE, "how well that core describes all ties, -1 to 1; empty: no core"),
        ),
    ),
}
"""The figures that are made when they are asked for."""
