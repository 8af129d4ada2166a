"""The plenary: one group after the other on the big screen, every letter as it was typed."""

from kit.rehearsal.checks import all_of
from kit.rehearsal.follower import View
from kit.rehearsal.stage import WITHIN, Stage

MOST_STANDARDS = 10
LINES_IN_A_THEME = 3


async def play(stage: Stage) -> None:
    """Call every group, look at what the screen shows, gather themes and standards."""
    item = stage.item("plenary")
    if item is not None and stage.saved.lines:
        await stage.lead("start_item", item_id=item)
        shown: dict[str, str] = {}
        for reporter in stage.reporters:
            shown |= await _call(stage, reporter.view["own"]["group"]["group_id"])
        alike = sum(shown.get(one) == text for one, text in stage.saved.lines.items())
        stage.checks.append(all_of("letters", alike, len(stage.saved.lines)))
    await _gather(stage)


async def _call(stage: Stage, group_id: str) -> dict[str, str]:
    """The lines of a group, as they stand on the screen while it speaks."""

    def holds(view: View) -> bool:
        speaker = view["shared"].get("speaker")
        return speaker is not None and speaker["group_id"] == group_id

    shown = stage.watch.expect([stage.plenary], holds)
    await stage.lead("call_speaker", group_id=group_id)
    await shown.seen(0.0, WITHIN)
    sheet = stage.plenary.view["shared"].get("sheet") or []
    return {line["line_id"]: line["text"] for one in sheet for line in one["lines"]}


async def _gather(stage: Stage) -> None:
    """Themes of lines, and standards of themes; without lines, standards alone."""
    line_ids = list(stage.saved.lines)
    for number in range(1, MOST_STANDARDS + 1):
        theme_ids = []
        if lines := line_ids[(number - 1) * LINES_IN_A_THEME : number * LINES_IN_A_THEME]:
            title = f"Thème n° {number}"
            made = await stage.lead("gather_theme", title=title, lang="fr", line_ids=lines)
            theme_ids = [made["theme_id"]]
        text = f"Rehearsed standard no. {number}: mentors are trained and accompanied."
        gathered = {"text": text, "lang": "en", "theme_ids": theme_ids}
        made = await stage.lead("gather_standard", **gathered)
        stage.standard_ids.append(made["standard_id"])
