"""How good suggestions are on our own prepared crosswalks: which text to compare, which method.

Every row is the kit's own code on rewritten frameworks. The readers' pairs are what is right;
requirements that they left without a counterpart count in the last table.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from statistics import mean

from kit.domain.framework import Framework, Requirement, Texts
from kit.formats.library import Library
from kit.suggest.at_hand import method_at_hand, why_no_encoder
from kit.suggest.candidates import Candidate, candidates
from kit.suggest.method import Method, MethodName

Rewrite = Callable[[Framework], Framework]
Pairs = set[tuple[str, str]]
SHOWN = 3
LANG = "en"


@dataclass(frozen=True)
class Gold:
    """A direction of a prepared crosswalk: what its reader relates, subject first."""

    subject: Framework
    object: Framework
    pairs: Pairs


@dataclass(frozen=True)
class Words:
    """Rewrites a framework so that only these words are left, under one language."""

    languages: tuple[str, ...] = ("en",)  # `source`: the framework's first
    titles: bool = True
    points: bool = False
    headings: str = ""  # "": none; "text": before the words; "half": as headings

    def __call__(self, framework: Framework) -> Framework:
        found = tuple(self._flat(framework, framework.requirements, None))
        return framework.model_copy(update={"requirements": found, "languages": (LANG,)})

    def _flat(
        self,
        framework: Framework,
        requirements: tuple[Requirement, ...],
        above: Requirement | None,
    ) -> Iterator[Requirement]:
        for one in requirements:
            if one.assessable:
                yield from self._one(framework, one, above)
            yield from self._flat(framework, one.requirements, one)

    def _one(
        self, framework: Framework, one: Requirement, above: Requirement | None
    ) -> Iterator[Requirement]:
        heading = self._text(framework, (above.title or above.statement) if above else None)
        parts = [heading] if self.headings == "text" else []
        parts += [self._text(framework, one.title)] if self.titles or not one.statement else []
        parts += [self._text(framework, one.statement)]
        points = [
            point.model_copy(
                update={
                    "title": None,
                    "requirements": (),
                    "statement": {LANG: self._text(framework, point.statement or point.title)},
                }
            )
            for point in one.requirements
            if self.points and not point.assessable
        ]
        statement = {LANG: ". ".join(part.rstrip(".") for part in parts if part)}
        changed = one.model_copy(
            update={"title": None, "statement": statement, "requirements": tuple(points)}
        )
        if self.headings == "half" and heading:
            yield Requirement(
                ref_id=f"heading of {one.ref_id}"[:40],
                assessable=False,
                title={LANG: heading},
                requirements=(changed,),
            )
        else:
            yield changed

    def _text(self, framework: Framework, texts: Texts | None) -> str:
        codes = dict.fromkeys(
            framework.languages[0] if one == "source" else one for one in self.languages
        )
        return " ".join(texts[code] for code in codes if texts and code in texts)


def one_language_each(ours: str, theirs: str) -> Rewrite:
    """Belgium's list in one language alone, every other one in another."""

    def rewrite(framework: Framework) -> Framework:
        code = ours if framework.country == "BE" else theirs
        return Words((code,), points=True, headings="half")(framework)

    return rewrite


TEXTS: dict[str, Rewrite] = {
    "statement, source's language": Words(("source",), titles=False),
    "statement, English": Words(titles=False),
    "statement, source's and English": Words(("source", "en"), titles=False),
    "title, statement, English": Words(),
    "… and sub-points": Words(points=True),
    "… and heading before the text": Words(points=True, headings="text"),
    "… and heading at half weight": Words(points=True, headings="half"),
    "  the same, source's language": Words(("source",), points=True, headings="half"),
    "  the same, source's and English": Words(("source", "en"), points=True, headings="half"),
    "  the same, all languages": Words(("en", "fr", "es", "de"), points=True, headings="half"),
    "as the kit does": lambda framework: framework,
    "  Belgium French, others English": one_language_each("fr", "en"),
    "  Belgium English, others Spanish": one_language_each("en", "es"),
    "  Belgium Spanish, others French": one_language_each("es", "fr"),
}


def gold() -> dict[str, list[Gold]]:
    """Both directions of every prepared crosswalk."""
    library = Library()
    found = {}
    for name in library.crosswalks():
        crosswalk = library.crosswalk(name)
        one, other = library.framework(crosswalk.subject), library.framework(crosswalk.object)
        pairs = set(crosswalk.related())
        turned = {(end, start) for start, end in pairs}
        found[name] = [Gold(one, other, pairs), Gold(other, one, turned)]
    return found


def by_subject(found: list[Candidate]) -> dict[str, list[str]]:
    """The candidates of each requirement, best first."""
    groups = groupby(found, attrgetter("subject"))
    return {subject: [one.object for one in group] for subject, group in groups}


def hubs_left_in(found: list[Candidate]) -> dict[str, list[str]]:
    """The candidates of each requirement by score alone."""
    return by_subject(sorted(found, key=lambda one: (one.subject, -one.score, one.rank)))


def measured(ranked: dict[str, list[str]], pairs: Pairs) -> list[tuple[float, ...]]:
    """P@1, P@3, one of three right, R@3, R@5, 1/rank for every requirement with a counterpart."""
    partners: dict[str, set[str]] = defaultdict(set)
    for subject, other in pairs:
        partners[subject].add(other)
    rows: list[tuple[float, ...]] = []
    for subject, wanted in partners.items():
        order = ranked[subject]
        hits = [one in wanted for one in order]
        at = [sum(hits[:k]) for k in (1, 3, 5)]
        rank = hits.index(True) + 1
        size = len(wanted)
        rows.append((at[0], at[1] / 3, min(at[1], 1), at[1] / size, at[2] / size, 1 / rank))
    return rows


def table(method: Method, crosswalks: dict[str, list[Gold]]) -> None:
    """One row per text; each crosswalk counts alike, however long."""
    heads = ("P@1", "P@3", "any of 3", "R@3", "R@5", "MRR")
    print(f"{method.name:36}" + "".join(f"{head:>9}" for head in heads))
    for name, rewrite in TEXTS.items():
        rows = [
            measured(by_subject(found), one.pairs)
            for one, found in suggested(method, crosswalks, rewrite)
        ]
        print(f"  {name:34}" + "".join(f"{value:9.2f}" for value in averages(rows)))
    plain = Words()
    rows = [
        measured(hubs_left_in(found), one.pairs)
        for one, found in suggested(method, crosswalks, plain)
    ]
    name = "title, statement, by score alone"
    print(f"  {name:34}" + "".join(f"{value:9.2f}" for value in averages(rows)))


def suggested(
    method: Method, crosswalks: dict[str, list[Gold]], rewrite: Rewrite
) -> list[tuple[Gold, list[Candidate]]]:
    """All candidates of every direction, on the rewritten frameworks."""
    return [
        (one, candidates(rewrite(one.subject), rewrite(one.object), method=method))
        for directions in crosswalks.values()
        for one in directions
    ]


def averages(rows: list[list[tuple[float, ...]]]) -> list[float]:
    """The mean of the directions' means."""
    return [mean(mean(row[place] for row in direction) for direction in rows) for place in range(6)]


def marks(method: Method, crosswalks: dict[str, list[Gold]]) -> None:
    """What a score tells: of the three shown, how many are right from this score on.

    Where two readers compared the same lists, a pair that either names is right, and a gap is what
    neither relates.
    """
    right: dict[tuple[str, str], Pairs] = defaultdict(set)
    held: dict[tuple[str, str], Gold] = {}
    for one in (each for directions in crosswalks.values() for each in directions):
        ends = one.subject.id, one.object.id
        right[ends] |= one.pairs
        held[ends] = one
    shown = [
        (round(one.score * 10_000), (one.subject, one.object) in right[ends], (ends, one.subject))
        for ends, each in held.items()
        for one in candidates(each.subject, each.object, top=SHOWN, method=method)
    ]
    related = {(ends, subject) for ends, pairs in right.items() for subject, _ in pairs}
    gaps = {owner for _, _, owner in shown} - related
    print(f"{method.name}: of the best three, from this score on (marked from {method.likely})")
    for limit in range(3500, 7500, 500):
        marked = [(is_right, owner) for score, is_right, owner in shown if score >= limit]
        if marked:
            share = mean(is_right for is_right, _ in marked)
            wrong = len({owner for _, owner in marked} & gaps)
            print(
                f"  {limit / 10_000:.2f} {len(marked):5} of {len(shown)} shown, {share:4.0%} right;"
                f" one stands beside {wrong} of {len(gaps)} requirements without a counterpart"
            )


def main() -> None:
    """Print the tables of docs/suggestions.md."""
    crosswalks = gold()
    if reason := why_no_encoder():
        print(f"Without the encoder ({reason.message_id}): pip install 'sealkit[suggest]'.")
    names: tuple[MethodName, ...] = ("ngrams",) if reason else ("encoder", "ngrams")
    queries = sum(len({a for a, _ in one.pairs}) for each in crosswalks.values() for one in each)
    print(f"{len(crosswalks)} prepared crosswalks, both directions, {queries} requirements\n")
    for name in names:
        method = method_at_hand(name)
        table(method, crosswalks)
        print()
        marks(method, crosswalks)
        print()


if __name__ == "__main__":
    main()
