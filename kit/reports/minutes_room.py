"""The first part of the minutes: who was there, and the agenda as it ran."""

from kit.domain.agenda import ItemRun
from kit.domain.seat import Role
from kit.domain.workshop import AgendaItem
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section, table


def who(edition: Edition) -> Markup:
    """The groups with their counts, and the organisations; nobody by name."""
    session = edition.session
    heads = ["group-head", "sheet", "phones", "lines", "ideas", "ideas-taken"]
    groups = table(
        edition.say("reports-groups"),
        [edition.say(f"reports-head-{one}") for one in heads],
        [_group(edition, group_id) for group_id in session.groups],
        "numbers",
    )
    return section("who", edition.say("reports-who"), groups, _organisations(edition))


def agenda(edition: Edition) -> Markup:
    """What was planned, and when it began and ended."""
    rows = [_item(edition, item) for item in edition.session.plan.agenda]
    heads = ["item", "planned", "started", "ended", "took"]
    ran = table(
        edition.say("reports-agenda-ran"),
        [edition.say(f"reports-head-{one}") for one in heads],
        rows,
        "numbers",
    )
    return section("agenda", edition.say("reports-agenda"), ran)


def _group(edition: Edition, group_id: str) -> list[Child]:
    session = edition.session
    sheet = session.plan.question_set_titles.get(session.groups[group_id].question_set, {})
    phones = [
        seat for seat in session.standing_seats(Role.PARTICIPANT) if seat.group_id == group_id
    ]
    ideas = [idea for idea in session.ideas.values() if idea.group_id == group_id]
    return [
        edition.group(group_id),
        edition.texts(sheet) if sheet else "–",
        len(phones),
        len(session.group_lines(group_id)),
        len(ideas),
        sum(idea.line_id is not None for idea in ideas),
    ]


def _organisations(edition: Edition) -> list[Child]:
    organisations = edition.session.organisations.values()
    if not organisations:
        return []
    named = [
        h(
            "li",
            one.title,
            [" ", h("abbr", one.country, class_="country")] if one.country else None,
        )
        for one in organisations
    ]
    return [
        h("h3", edition.say("reports-organisations", count=len(named))),
        h("ul", *named, class_="columns"),
    ]


def _item(edition: Edition, item: AgendaItem) -> list[Child]:
    title = edition.texts(item.title) if item.title else edition.say(f"reports-kind-{item.kind}")
    planned = edition.say("reports-minutes", minutes=item.minutes)
    run = edition.session.items.get(item.id)
    if run is None:
        return [title, planned, "–", "–", edition.say("reports-not-held")]
    return [title, planned, edition.time(run.started_at), *_end(edition, run)]


def _end(edition: Edition, run: ItemRun) -> list[Child]:
    if run.ended_at is None:
        return ["–", edition.say("reports-still-running")]
    took = round((run.ended_at - run.started_at).total_seconds() / 60)
    return [edition.time(run.ended_at), edition.say("reports-minutes", minutes=took)]
