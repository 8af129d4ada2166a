"""The second chapter: lines, ideas, and themes of the plenary."""

from tests.server.api.telling import Story


def brainstorm(told: Story) -> None:
    does, cannot = told.does, told.cannot
    line = {"question_id": "seal-1", "text": "Mentors know whom to ask for help.", "lang": "en"}
    cannot("reporter", "write_line", "brainstorm-not-running", **line)
    cannot("phone-1", "send_idea", "brainstorm-not-running", **line)
    cannot("facilitator", "extend_item", "nothing-running", minutes=5)
    cannot("facilitator", "end_item", "nothing-running")
    cannot("facilitator", "reopen_item", "item-not-started", item_id="brainstorm")
    does("facilitator", "start_item", item_id="brainstorm")
    cannot("facilitator", "start_item", "item-running", item_id="brainstorm")
    cannot("facilitator", "reopen_item", "item-running", item_id="brainstorm")
    does("facilitator", "extend_item", minutes=5)
    does("reporter", "call_help")
    does("facilitator", "answer_help", group_id="group-1")
    first = does("reporter", "write_line", **line)["line_id"]
    again = {"line_id": first, "text": "Mentors know whom to ask, and when.", "lang": "en"}
    cannot("reporter", "reword_line", "line-version-unknown", **again, base=9)
    does("reporter", "reword_line", **again, base=1)
    french = {"lang": "fr", "text": "Les mentors savent à qui s’adresser, et quand."}
    does("reporter", "translate_line", line_id=first, **french)
    wrong = does("instructor", "write_line", "wrong line", **{**line, "text": "A slip."})["line_id"]
    does("instructor", "remove_line", line_id=wrong)
    ideas = [
        does("phone-1", "send_idea", "send_idea" if number == 0 else "idea", **sent)["idea_id"]
        for number, sent in enumerate(
            (
                {"question_id": "seal-1", "text": "Formación para mentoras.", "lang": "es"},
                {"question_id": "seal-1", "text": "Someone to call.", "lang": "en"},
                {"question_id": "seal-2", "text": "Money.", "lang": "en"},
            )
        )
    ]
    taken = {"idea_id": ideas[0], "text": "Formación inicial para mentoras."}
    second = does("reporter", "accept_idea", **taken)["line_id"]
    does("reporter", "merge_idea", idea_id=ideas[1], line_id=first)
    does("reporter", "set_idea_aside", idea_id=ideas[2])
    cannot("reporter", "accept_idea", "idea-taken", idea_id=ideas[0])
    cannot("reporter", "merge_idea", "idea-taken", idea_id=ideas[0], line_id=first)
    cannot("reporter", "set_idea_aside", "idea-taken", idea_id=ideas[0])
    cannot(
        "facilitator",
        "arrange_groups",
        "group-has-lines",
        groups=[
            {"group_id": "group-2", "question_set": "seal"},
        ],
    )
    third = does("reporter-2", "write_line", "line of group 2", **line)["line_id"]
    told.lines = [first, second, third]
    told.shown.append(told.view("phone-1"))
    does("facilitator", "end_item")
    cannot("reporter", "accept_idea", "brainstorm-not-running", idea_id=ideas[2])
    does("facilitator", "reopen_item", item_id="brainstorm", minutes=3)


def plenary(told: Story) -> None:
    does, cannot = told.does, told.cannot
    first, second, third = told.lines
    cannot("facilitator", "call_speaker", "plenary-not-running", group_id="group-1")
    does("facilitator", "start_item", "plenary begins", item_id="plenary")
    cannot("facilitator", "extend_slot", "nobody-speaks", seconds=30)
    does("facilitator", "call_speaker", group_id="group-1")
    does("facilitator", "extend_slot", seconds=30)
    asked = {"title": "Someone to turn to", "lang": "en"}
    help_ = does("facilitator", "gather_theme", **asked, line_ids=[first, third])["theme_id"]
    training = does(
        "facilitator", "gather_theme", "other theme", title="Training", lang="en", line_ids=[second]
    )["theme_id"]
    does("facilitator", "rename_theme", theme_id=help_, title="Support for mentors", lang="en")
    does("facilitator", "add_to_theme", theme_id=training, line_ids=[third])
    does("facilitator", "take_from_theme", theme_id=help_, line_id=third)
    joined = does(
        "facilitator", "join_themes", title="Mentors", lang="en", theme_ids=[help_, training]
    )["theme_id"]
    does("facilitator", "take_theme_apart", theme_id=joined)
    told.theme = help_
