"""For whom a report is written: the language of its sentences and the clock of its times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from fractions import Fraction

from kit import words
from kit.domain.framework import UNDATED, Framework, Requirement
from kit.domain.session import Session
from kit.reports.html import Markup, h


@dataclass(frozen=True)
class Edition:
    """One session told in one language. Times are shown as clocks in `zone` showed them.

    `shows_ids` is for documents that people follow a chain through.
    """

    session: Session
    lang: str
    zone: tzinfo = UTC
    shows_ids: bool = False

    def say(self, message_id: str, **values: object) -> str:
        """A sentence of the catalogues."""
        return words.say(message_id, self.lang, **values)

    def day(self, at: datetime) -> str:
        """The date of a moment in the room."""
        return words.day(at.astimezone(self.zone).date(), self.lang)

    def time(self, at: datetime) -> str:
        """The time of day of a moment in the room."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def share(self, part: int, whole: int) -> str:
        """A share with one decimal, cut off and not rounded, so that 69.97% is never 70%."""
        return words.share(Fraction(1000 * part // whole, 1000), self.lang)

    def texts(self, texts: Mapping[str, str]) -> Markup:
        """A text in this language, else in another one, marked as such."""
        return self.said(*words.in_language(texts, self.lang))

    def said(self, lang: str, text: str) -> Markup:
        """What somebody wrote, in the language they wrote it in."""
        return h("span", text, class_="said", lang=None if lang == self.lang else lang, dir="auto")

    def small_id(self, name: str) -> Markup | None:
        """An id for whoever follows the chain; nobody else need read it."""
        return h("code", name, class_="id") if self.shows_ids else None

    def group(self, group_id: str) -> str:
        """A group by its number, and its name where it has one."""
        group = self.session.groups.get(group_id)
        if group is None:
            return self.say("reports-group-gone")
        numbered = self.say("reports-group", number=group.number)
        return f"{numbered} · {group.title}" if group.title else numbered

    def organisation(self, organisation_id: str, beside: str | None = None) -> Markup:
        """An organisation by its name, in brackets its country and what else is said of it.

        By its id where it is not known any more.
        """
        found = self.session.organisations.get(organisation_id)
        name = h("span", found.title if found else organisation_id, lang="", dir="auto")
        code = found.country if found else None
        country = h("abbr", code, title=words.country(code, self.lang)) if code else None
        if country is None and beside is None:
            return name
        comma = ", " if country is not None and beside is not None else None
        return h("span", name, " (", country, comma, beside, ")")

    def question(self, question_id: str, group_id: str) -> Mapping[str, str]:
        """The question a line answers; a group's own sheet first, as ids may repeat elsewhere."""
        group = self.session.groups.get(group_id)
        own = self.session.questions(group_id) if group else ()
        others = (one for sheet in self.session.plan.question_sets.values() for one in sheet)
        return next((one.text for one in (*own, *others) if one.id == question_id), {})

    def requirement(self, framework_id: str, ref_id: str) -> Requirement | None:
        """A requirement of one of the session's frameworks."""
        framework = self.session.frameworks.get(framework_id)
        found = framework.walk() if framework else ()
        return next((one for one in found if one.ref_id == ref_id), None)

    def numbered(self, framework_id: str, ref_id: str) -> str:
        """A requirement by its country and its number in the source: `BE A5`."""
        framework = self.session.frameworks.get(framework_id)
        return f"{framework.country if framework else framework_id} {ref_id}"

    def called(self, framework: Framework) -> str:
        """What a framework is called: its issuer, and more where one issuer has several."""
        every = self.session.frameworks.values()
        alike = [one for one in every if one.issuer == framework.issuer]
        if len(alike) <= 1:
            return framework.issuer
        title = words.in_language(framework.title, self.lang)[1]
        editions = [one.edition for one in alike]
        own = framework.edition != UNDATED and editions.count(framework.edition) == 1
        return (
            f"{framework.issuer} ({framework.edition})" if own else f"{framework.issuer}, {title}"
        )

    def framework(self, framework: Framework) -> Markup:
        """A framework by its country and issuer: the network that people know."""
        country = words.country(framework.country, self.lang)
        return h(
            "span",
            h("abbr", framework.country, class_="country", title=country),
            " ",
            h("span", self.called(framework), class_="issuer"),
        )
