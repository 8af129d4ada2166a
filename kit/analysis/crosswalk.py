"""The crosswalk as the groups left it: coverage, gaps, disagreements, core, and guesses."""

from typing import Any

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.counting import counted, divided

PAIR = ["subject_framework_id", "object_framework_id"]
RELATIONS = ("equal", "subset-of", "superset-of", "intersects-with", "no-relationship")
TURNED = {"subset-of": "superset-of", "superset-of": "subset-of"}
"""A relation as it reads from the other side; all others read alike."""


def coverage(bundle: Bundle) -> pd.DataFrame:
    """Coverage of each framework by each other that it was compared with, both directions.

    The table `coverage` of the data dictionary without what was not compared: counts `total`,
    `strict`, `any`, `candidate`, `gaps`, `orphans`, then the shares. Without `by_framework_id`: by
    any of the others. Formula and source in docs/figures.md.
    """
    return bundle["coverage"].query("state == 'compared'").reset_index(drop=True)


def gaps(bundle: Bundle) -> pd.DataFrame:
    """Requirements said to have no counterpart, counted per direction and by how sure that is.

    `agreed`, `disputed`, `candidate` (one group alone) count requirements by what the statements
    amount to; `stated` is all of them. Where `completeness` of the other list is not complete, its
    unknown part may hold a counterpart.
    """
    reach = bundle["reach"].dropna(subset=["gap_state"])
    keys = ["subject_framework_id", "framework_id", "completeness"]
    states = ["agreed", "disputed", "candidate"]
    if reach.empty:
        return pd.DataFrame(columns=[*keys, "stated", *states])
    table = pd.crosstab([reach[key] for key in keys], reach["gap_state"])
    rows = table.reindex(columns=states, fill_value=0).reset_index()
    rows.insert(3, "stated", rows[states].sum(axis=1))
    return counted(rows.rename_axis(columns=None), "stated", *states)


def relations(bundle: Bundle) -> pd.DataFrame:
    """How often each group named each relation: standing claims per two frameworks and group.

    Read from the framework that comes first in the session; `withdrawn` claims are left out.
    """
    said = _standing(bundle)
    keys = [*PAIR, "group_id"]
    if said.empty:
        return pd.DataFrame(columns=[*keys, "claims", *RELATIONS])
    table = pd.crosstab([said[key] for key in keys], said["relation"])
    rows = table.reindex(columns=list(RELATIONS), fill_value=0).reset_index()
    rows.insert(3, "claims", rows[list(RELATIONS)].sum(axis=1))
    return counted(rows.rename_axis(columns=None), "claims", *RELATIONS)


def disagreements(bundle: Bundle) -> pd.DataFrame:
    """Where groups differ, per two frameworks: points open, what they are, and what was settled.

    `pairs` were given two relations, `gaps` are filled by other groups; `standards` is how many
    candidate standards hang on the points, one counted once a point; `settled` counts what the room
    agreed on that still stands.
    """
    points = bundle["disagreements"].drop_duplicates("rank")
    open_ = points.groupby(PAIR, as_index=False, sort=False).agg(
        points=("rank", "count"),
        pairs=("kind", lambda kinds: int((kinds == "pair").sum())),
        gaps=("kind", lambda kinds: int((kinds == "gap").sum())),
        standards=("standards", "sum"),
    )
    settled = bundle["settlements"].query("stands").groupby(PAIR, as_index=False)
    rows = open_.merge(settled.agg(settled=("settlement_id", "count")), on=PAIR, how="outer")
    return counted(rows, "points", "pairs", "gaps", "standards", "settled")


def core(bundle: Bundle) -> pd.DataFrame:
    """Concepts by how many of the compared frameworks they stand in: the table `core`."""
    return bundle["core"]


def suggestions(bundle: Bundle, top: int = 3) -> pd.DataFrame:
    """What became of the pairs that a machine suggested, per method and two frameworks.

    `shown` = accepted + refused + passed_over + open; one row of the table `suggestions` counts
    once, so a pair that two groups were shown counts twice. `top_decided` are those of rank
    1 to `top` that are not open any more, `top_accepted` those of them that were accepted:
    `precision` = top_accepted / top_decided (precision at k; Manning, Raghavan and Schütze,
    Introduction to Information Retrieval, 2008, section 8.4). It says how often the group took
    what it was shown, not whether the machine found what there was to find.
    """
    rows = bundle["suggestions"]
    outcomes = ("accepted", "refused", "passed-over", "open")
    told = rows.assign(**{one.replace("-", "_"): rows["outcome"] == one for one in outcomes})
    is_top = (told["rank"] <= top) & ~told["open"]
    told = told.assign(top_decided=is_top, top_accepted=is_top & told["accepted"])
    counts: dict[str, Any] = {
        name: (name, "sum")
        for name in ("accepted", "refused", "passed_over", "open", "top_decided", "top_accepted")
    }
    found = told.groupby(["method", *PAIR], as_index=False, sort=False).agg(
        shown=("rank", "size"), **counts
    )
    found = counted(found, "shown", *counts)
    return found.assign(top=top, precision=divided(found["top_accepted"], found["top_decided"]))


def answers(bundle: Bundle) -> pd.DataFrame:
    """What each group said, in long form: the raw material of agreement between groups.

    One row an answer: the two frameworks in the order of the session, `question`, `item`,
    `group_id`, `answer`. For the question `relation` an item is a pair of requirements, the answer
    its relation, read from the first framework. For `counterpart` an item is a requirement of
    either and the answer `yes` where the group named any counterpart in the other framework, `no`
    where it stated that there is none. What must be looked at again is left out, as in the table
    `agreement`, whose figures come out of these rows.
    """
    related = _related(bundle)
    found = pd.concat([related, _counterparts(bundle, related)])
    keys = [*PAIR, "question", "item"]
    judged = found.groupby(keys)["group_id"].transform("nunique")
    return found[judged > 1][[*keys, "group_id", "answer"]].reset_index(drop=True)


def _related(bundle: Bundle) -> pd.DataFrame:
    said = _standing(bundle)
    said = said[~said["look_again"].fillna(value=False).astype(bool)]
    item = said["subject_ref_id"] + " – " + said["object_ref_id"]
    rows = said.assign(question="relation", item=item, answer=said["relation"])
    return rows.drop_duplicates([*PAIR, "item", "group_id"], keep="last")


def _counterparts(bundle: Bundle, related: pd.DataFrame) -> pd.DataFrame:
    """Naming a counterpart outweighs having stated that there is none."""
    yes = related[related["answer"] != "no-relationship"].assign(answer="yes")
    ends = [yes.assign(item=yes[f"{end}_framework_id"] + " " + yes[f"{end}_ref_id"])
            for end in ("subject", "object")]  # fmt: skip
    stated = bundle["gaps"]
    stated = stated[~(stated["withdrawn"] | stated["look_again"].fillna(value=False))]
    stated = stated.rename(columns={"framework_id": "object_framework_id"})
    item = stated["subject_framework_id"] + " " + stated["subject_ref_id"]
    no = _in_order(bundle, stated.assign(item=item, answer="no"))
    told = pd.concat([*ends, no]).assign(question="counterpart")
    asked = bundle["requirements"].query("assessable")
    known = set(asked["framework_id"] + " " + asked["ref_id"])
    return told[told["item"].isin(known)].drop_duplicates([*PAIR, "item", "group_id"])


def _standing(bundle: Bundle) -> pd.DataFrame:
    """Claims that stand, read from the framework that comes first in the session."""
    said = bundle["mappings"]
    return _in_order(bundle, said[~said["withdrawn"]])


def _in_order(bundle: Bundle, said: pd.DataFrame) -> pd.DataFrame:
    """The same rows, those turned round whose subject's framework comes second."""
    order = {
        one: place for place, one in enumerate(bundle["requirements"]["framework_id"].unique())
    }
    is_turned = said[PAIR[0]].map(order) > said[PAIR[1]].map(order)
    turned = said[is_turned].rename(columns=_OTHER_END)
    if "relation" in turned:
        turned = turned.assign(relation=turned["relation"].replace(TURNED))
    return pd.concat([said[~is_turned], turned]).sort_index()


_OTHER_END = {
    f"{one}_{what}": f"{other}_{what}"
    for one, other in (("subject", "object"), ("object", "subject"))
    for what in ("framework_id", "ref_id")
}
