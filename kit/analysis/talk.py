"""Who said what, and how themes arose: counts of lines, of ideas from phones, of themes."""

from collections.abc import Iterator

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.counting import counted, divided

STATES = ("taken-up", "set-aside", "waiting")
"""What can become of an idea."""


def lines_by_question(bundle: Bundle) -> pd.DataFrame:
    """What each group wrote on each question of its sheet, nothing included.

    One row a group and question: `lines` on the sheet, their `words` (split at blanks), how many
    were `reworded`, and how many `ideas` from phones they take up.
    """
    lines, groups = bundle["lines"], bundle["groups"]
    asked = bundle["questions"][["question_set", "question_id"]].drop_duplicates()
    sheet = groups[["group_id", "question_set"]].merge(asked, on="question_set")
    told = lines.assign(
        words=[len(text.split()) for text in lines["text"].fillna("")],
        reworded=(lines["version"] > 1).astype("Int64"),
    )
    found = told.groupby(["group_id", "question_id"], as_index=False, sort=False).agg(
        lines=("line_id", "count"),
        words=("words", "sum"),
        reworded=("reworded", "sum"),
        ideas=("ideas", "sum"),
    )
    rows = sheet.drop(columns="question_set").merge(found, how="left")
    return counted(rows, "lines", "words", "reworded", "ideas")


def ideas_by_group(bundle: Bundle) -> pd.DataFrame:
    """What became of the ideas from phones, one row a group: `sent` = the three others together.

    `taken_up` into a line, `set_aside`, or still `waiting`. `share_taken_up` = taken_up / sent.
    """
    ideas = bundle["ideas"]
    table = pd.crosstab(ideas["group_id"], ideas["state"]).reindex(
        index=bundle["groups"]["group_id"], columns=list(STATES), fill_value=0
    )
    rows = table.rename(columns=lambda name: name.replace("-", "_")).reset_index()
    rows.insert(1, "sent", rows[["taken_up", "set_aside", "waiting"]].sum(axis=1))
    rows = counted(rows, "sent", "taken_up", "set_aside", "waiting")
    shares = divided(rows["taken_up"], rows["sent"])
    return rows.assign(share_taken_up=shares)


def theme_lines(bundle: Bundle) -> pd.DataFrame:
    """How many lines of each group are in each theme: `theme_id`, `group_id`, `lines`; no noughts.

    A line may be in several themes.
    """
    themes = bundle["themes"].dropna(subset=["line_id"])
    return themes.groupby(["theme_id", "group_id"], as_index=False, sort=False).agg(
        lines=("line_id", "count")
    )


def themes_arose(bundle: Bundle) -> pd.DataFrame:
    """How each standing theme came about, those of most groups and lines first.

    `lines` and `groups` that it gathers, `of_groups` that there were; `standards` that name it as a
    source; `first_line_at` when the first of its lines was written, `gathered_at` when it was
    gathered (from the record), `joined` how many themes were joined into it.
    """
    themes = bundle["themes"].merge(
        bundle["lines"][["line_id", "written_at"]], on="line_id", how="left"
    )
    found = themes.groupby(["theme_id", "title", "lang"], as_index=False, sort=False).agg(
        lines=("line_id", "count"),
        groups=("group_id", "nunique"),
        first_line_at=("written_at", "min"),
    )
    sources = bundle["sources"].query("kind == 'theme'")
    resting = sources.groupby("source_id")["standard_id"].nunique()
    gathered = pd.DataFrame(_gathered(bundle), columns=["theme_id", "gathered_at", "joined"])
    rows = found.merge(gathered, on="theme_id", how="left").assign(
        of_groups=len(bundle["groups"]), standards=found["theme_id"].map(resting)
    )
    rows = counted(rows, "lines", "groups", "of_groups", "standards", "joined")
    columns = ["theme_id", "title", "lang", "lines", "groups", "of_groups", "standards"]
    ordered = rows.sort_values(["groups", "lines"], ascending=False, kind="stable")
    return ordered[[*columns, "first_line_at", "gathered_at", "joined"]].reset_index(drop=True)


def _gathered(bundle: Bundle) -> Iterator[tuple[str, pd.Timestamp, int]]:
    for event in bundle.events:
        if event.get("name") == "theme-gathered":
            body = event["body"]
            yield body["theme_id"], pd.Timestamp(event["at"]), len(body.get("parent_ids", ()))


def timeline(bundle: Bundle) -> pd.DataFrame:
    """When lines were written and themes gathered, in their order.

    `at`; `kind` (line or theme); `group_id` of a line; `lines`: how many this group had by then,
    lines taken off the sheet not counted; `minutes` since the first line.
    """
    lines = bundle["lines"][["written_at", "group_id"]].rename(columns={"written_at": "at"})
    lines = lines.sort_values("at", kind="stable").assign(kind="line")
    lines["lines"] = lines.groupby("group_id").cumcount() + 1
    themes = themes_arose(bundle)[["gathered_at"]].rename(columns={"gathered_at": "at"})
    themes = themes.dropna().assign(kind="theme")
    rows = pd.concat([lines, themes]) if len(themes) else lines.assign(group_id=lines["group_id"])
    rows = rows.sort_values("at", kind="stable").reset_index(drop=True)
    since = (rows["at"] - rows["at"].min()).dt.total_seconds() / 60
    rows = rows.assign(minutes=since.astype("Float64"), lines=rows["lines"].astype("Int64"))
    return rows[["at", "minutes", "kind", "group_id", "lines"]]
