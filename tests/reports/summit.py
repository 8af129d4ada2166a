"""A small invented session that has everything: what reports and exports are tested on."""

from collections.abc import Iterable

from kit.domain import events as ev
from kit.domain.ballot import Judgement, Reason
from kit.domain.framework import Completeness
from kit.domain.hash_chain import GENESIS
from kit.domain.record import Record, Row, Text
from kit.domain.replay import replay
from kit.domain.rules import read_rule, rule_hash
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.reports.material import Material
from kit.store.codec import Place, decoded, encode
from tests import builders as make

BELGIUM = make.framework(
    "be-mentoring",
    make.requirement("A1", "Mentors are trained before the relation starts."),
    make.requirement("A2", "The relation lasts at least six months."),
    make.requirement("A3", "A member of staff follows every pair."),
)
EUROPE = make.framework(
    "eu-net",
    make.requirement("B1", "Training precedes matching."),
    make.requirement("B2", "Pairs meet for a minimum time."),
    country="EU",
    completeness=Completeness.PARTIAL,
)


def judged(ratings: str, start: int, cannot_judge: int = 0) -> tuple[Judgement, ...]:
    """Judgements under codes that differ from standard to standard."""
    values = [*ratings, *["cannot-judge"] * cannot_judge]
    return tuple(
        Judgement(code=f"{start + number:016d}", value=value) for number, value in enumerate(values)
    )


def room() -> list[ev.Event]:
    """The session, its groups, organisations and seats."""
    return [
        make.started(frameworks=(BELGIUM, EUROPE), invented=True),
        ev.GroupsArranged(
            groups=(
                ev.GroupPlan(group_id="g1", number=1, title="Les ponts", question_set="seal"),
                ev.GroupPlan(group_id="g2", number=2, question_set="seal"),
                ev.GroupPlan(group_id="g3", number=3, question_set="alliances"),
            )
        ),
        ev.OrganisationsListed(
            organisations=(
                ev.OrganisationPlan(organisation_id="o1", title="Network One", country="BE"),
                ev.OrganisationPlan(organisation_id="o2", title="Réseau « Deux »", country="FR"),
                ev.OrganisationPlan(organisation_id="o3", title="Red <Tres>"),
            )
        ),
        *make.seats_opened(groups=3, participants=9),
    ]


def notes() -> list[make.Fact]:
    """The brainstorm: lines in three languages, ideas, a text that looks like a formula."""
    fact, line, idea = make.fact, make.line, make.idea
    return [
        fact(make.item_started("opening", 20), "fac", 0),
        fact(make.item_ended("opening"), "fac", 18),
        fact(make.item_started("brainstorm", 25), "fac", 19),
        fact(idea("Train mentors with real cases.", "idea1"), "p1", 20),
        fact(idea("Payer le bus 🚌", "idea2", lang="fr"), "p4", 21),
        fact(idea("Un café cada mes", "idea3", group_id="g3", question_id="q3", lang="es"), "p3"),
        fact(line("Mentors need training before they start.", "l1", idea_ids=("idea1",)), "r1", 24),
        fact(
            ev.LineTranslated(
                line_id="l1", lang="fr", text="Les mentors ont besoin d’une formation préalable."
            ),
            "r1",
        ),
        fact(line("Former <b>avant</b> la rencontre.", "l2", group_id="g2", lang="fr"), "r2", 26),
        fact(line("=1+1 hours a week", "l3", group_id="g2", question_id="q2"), "r2", 27),
        fact(
            line(
                "Universidades y ayuntamientos.", "l4", group_id="g3", question_id="q3", lang="es"
            ),
            "r3",
        ),
        fact(line("Money.", "l5", question_id="q2"), "r1", 30),
        fact(ev.LineReworded(line_id="l5", base=1, text="Money for staff.", lang="en"), "r1", 31),
        fact(ev.LineReworded(line_id="l5", base=1, text="Paid staff.", lang="en"), "i1", 31),
        fact(line("Taken back.", "l6"), "r1", 32),
        fact(ev.LineRemoved(line_id="l6"), "r1", 33),
        fact(ev.ItemExtended(item_id="brainstorm", minutes=5), "fac", 40),
        fact(make.item_ended("brainstorm"), "fac", 47),
        fact(make.theme("Training first", "t1", ("l1", "l2")), "fac", 50),
        fact(make.theme("Personal y dinero", "t2", ("l5",), lang="es"), "fac", 51),
    ]


def crosswalk() -> list[make.Fact]:
    """Two groups judge pairs: one agreed, one disputed, one not confirmed, and a gap."""
    fact, mapping = make.fact, make.mapping
    return [
        fact(make.item_started("crosswalk", 30), "fac", 60),
        fact(make.judges("g1", "g2"), "fac", 60),
        fact(mapping("m1", "g1", "A1", "B1", "equal", "Both ask for training first."), "r1", 63),
        fact(mapping("m2", "g2", "B1", "A1", "equal", "La même formation.", lang="fr"), "r2", 64),
        fact(
            mapping("m3", "g1", "A2", "B2", "superset-of", "Six months is more than a minimum."),
            "r1",
            66,
        ),
        fact(
            mapping("m4", "g2", "A2", "B2", "intersects-with", "Duración y frecuencia.", lang="es"),
            "r2",
            67,
        ),
        fact(shown(), "r1", 67),
        fact(together(), "r1", 68),
        fact(mapping("m5", "g1", "A3", "B1", "intersects-with", "Staff trains, too."), "r1"),
        fact(mapping("m6", "g1", "A3", "B2", "intersects-with", "Staff trains, too."), "r1"),
        fact(make.gap("gap1", "g2", "A3"), "r2", 69),
        fact(settled(), "fac", 80),
        fact(ev.SettlementWithdrawn(settlement_id="settlement1"), "fac", 81),
        fact(make.item_ended("crosswalk"), "fac", 88),
    ]


def shown() -> ev.SuggestionsShown:
    """What a machine took for counterparts of A3: one of them was accepted."""
    return ev.SuggestionsShown(
        group_id="g1",
        subject=make.ref("A3"),
        method="n-grams",
        suggested=(
            ev.SuggestedPair(object=make.ref("B1"), rank=1, score=5480),
            ev.SuggestedPair(object=make.ref("B3"), rank=2, score=1200),
        ),
    )


def together() -> ev.BundleStated:
    """What a group says of A3 beside B1 and B2 together."""
    return ev.BundleStated(
        bundle_id="bundle1",
        group_id="g1",
        subjects=(make.ref("A3"),),
        objects=(make.ref("B1"), make.ref("B2")),
        relation="intersects-with",
        mapping_ids=("m5", "m6"),
    )


def settled() -> ev.PairSettled:
    """What the room agreed on where two groups differed, before it opened that again."""
    return ev.PairSettled(
        settlement_id="settlement1",
        subject=make.ref("A2"),
        object=make.ref("B2"),
        relation="superset-of",
        justification="Six months is a minimum time, and more.",
        lang="en",
        parent_ids=("m3", "m4"),
    )


def described(standard_id: str, group_id: str | None, **answers: str) -> ev.StandardDescribed:
    """What a group, or the room, answers about a standard."""
    return ev.StandardDescribed(standard_id=standard_id, group_id=group_id, lang="en", **answers)


def candidates() -> list[make.Fact]:
    """Five standards; two of them were joined, one has no source."""
    fact, standard = make.fact, make.standard
    return [
        fact(
            standard(
                "Mentors are trained before the relation starts.",
                "s1",
                requirements=("A1", "B1"),
                theme_ids=("t1",),
                mapping_ids=("m1", "m2"),
            ),
            "fac",
            90,
        ),
        fact(
            ev.StandardReworded(
                standard_id="s1",
                base=1,
                text="Les mentors sont formés avant le début de la relation.",
                lang="fr",
            ),
            "fac",
        ),
        fact(standard("It lasts half a year.", "s2", requirements=("A2",)), "fac", 92),
        fact(
            standard(
                "The relation lasts at least six months.",
                "s3",
                requirements=("A2", "B2"),
                mapping_ids=("m3",),
                parent_ids=("s2",),
            ),
            "fac",
            93,
        ),
        fact(standard("Every pair is followed by paid staff.", "s4", requirements=("A3",)), "fac"),
        fact(standard("Every mentor gets a diploma & a <b>hug</b> 🤗.", "s5"), "fac", 95),
        fact(
            described("s1", "g1", scope="adaptable", adaptation="The hours.", harm="Bad advice."),
            "r1",
            96,
        ),
        fact(described("s1", "g2", scope="universal", evidence="A list of those trained."), "r2"),
        fact(
            described("s3", None, scope="universal", tier="basic", harm="Broken promises."), "fac"
        ),
        fact(described("s4", None, tier="additional", under_id="s1"), "fac", 97),
    ]


REASONS = (
    Reason(standard_id="s1", side="drop", text="Some learn best by doing."),
    Reason(standard_id="s3", side="keep", text="Trust takes time."),
    Reason(standard_id="s3", side="drop", text="Trop long pour l’été."),
    Reason(standard_id="s4", side="keep", text="Volunteers cannot do it alone."),
)


def opened(round_id: str = "round1", number: int = 1) -> ev.RoundOpened:
    """A secret round of the nine phones on three standards."""
    return make.round_opened(
        round_id,
        number=number,
        standard_ids=("s1", "s3", "s4"),
        entitled=tuple(f"p{seat}" for seat in range(1, 10)),
        rule_hash=rule_hash(read_rule(make.DELPHI)),
    )


def vote() -> list[make.Fact]:
    """One in, one undecided, one out; one ballot was not cast."""
    closed = ev.RoundClosed(
        round_id="round1",
        entitled=9,
        voted=8,
        changed=1,
        judgements={
            "s1": judged("2678999", 100, 1),
            "s3": judged("13778899", 200),
            "s4": judged("111123", 300, 1),
        },
        reasons=REASONS,
        root="ab" * 32,
    )
    return [
        make.fact(make.item_started("vote", 10), "fac", 100),
        make.fact(opened(), "fac", 101),
        make.fact(closed, "fac", 109),
        make.fact(make.item_ended("vote"), "fac", 110),
    ]


def recorded(*more: ev.Event | make.Fact) -> list[ev.Recorded]:
    """The record of the whole session, and what else happened after it."""
    return make.recorded([*room(), *notes(), *crosswalk(), *candidates(), *vote(), *more])


def record(*more: ev.Event | make.Fact) -> Record:
    """The same as it is kept, chained, with people's words apart."""
    return kept(recorded(*more))


def kept(happened: Iterable[ev.Recorded]) -> Record:
    """A record as a store keeps it."""
    rows: list[Row] = []
    texts: list[Text] = []
    for one in happened:
        before = rows[-1].hash if rows else GENESIS
        place = Place("summit", one.position, before, one.at, one.seat_id)
        row, apart = encode(one.event, place)
        rows.append(row)
        texts += sorted(apart, key=lambda text: text.hash)
    return Record(tuple(rows), tuple(texts))


def material(lang: str = "en", *more: ev.Event | make.Fact) -> Material:
    """What reports and bundles of it are made from."""
    stored = record(*more)
    return Material(replay("summit", decoded(stored)), stored, lang)


def session(*more: ev.Event | make.Fact) -> Session:
    """The session after all of that."""
    return replay("summit", recorded(*more))


def codes(of: Session) -> dict[str, str]:
    """A code for every staff seat."""
    staff = (seat for seat in of.seats.values() if seat.role is not Role.PARTICIPANT)
    return {seat.seat_id: f"code-{seat.seat_id}" for seat in staff}
