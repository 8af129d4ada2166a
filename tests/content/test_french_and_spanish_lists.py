"""What the shipped French and Spanish lists hold, counted against their sources."""

from kit.domain.framework import (
    Bound,
    Completeness,
    Framework,
    Number,
    Reading,
    Requirement,
    SchemeFact,
    Topic,
)
from kit.formats.library import Library

SELLO = Library().framework("es-sello-mc")
COLLECTIF = Library().framework("fr-collectif-mentorat")
PLAN = Library().framework("fr-1-jeune-1-mentor")
CASF = Library().framework("fr-casf-mentorat")
PARRAINAGE = Library().framework("fr-parrainage-principles")


def lines(framework: Framework) -> list[Requirement | SchemeFact]:
    """Everything that a framework states: requirements, definitions and scheme facts."""
    return [*framework.definitions, *framework.walk(), *framework.scheme]


def numbers(framework: Framework) -> dict[str, dict[str, Number]]:
    """The numbers of a framework's requirements and scheme facts, by reference."""
    return {each.ref_id: each.numbers for each in lines(framework) if each.numbers}


def topics(framework: Framework) -> dict[str, list[str]]:
    """The references of the scheme facts, by what they speak of."""
    found: dict[str, list[str]] = {}
    for fact in framework.scheme:
        found.setdefault(fact.topic, []).append(fact.ref_id)
    return found


# Source: qualitymentoring.org (10 requirements, two levels, three years), the article of Tech for
# Mentoring of 2019 (63 standards), mentoriasocial.org/auditoria (audit, fees). The list itself was
# not seen.
def test_the_spanish_seal_is_announced_and_holds_no_criterion():
    assert SELLO.completeness is Completeness.ANNOUNCED
    assert list(SELLO.walk()) == []
    assert list(SELLO.levels) == ["mc", "mc-plus"]


def test_what_is_known_of_the_spanish_seal_is_there():
    assert topics(SELLO) == {
        Topic.SCOPE: ["G1"],
        Topic.STRUCTURE: ["G2", "G3", "G4"],
        Topic.VALIDITY: ["G5", "N2"],
        Topic.LEVELS: ["L1", "L2"],
        Topic.ELIGIBILITY: ["E1"],
        Topic.ASSESSMENT: ["P0", "P1", "P2", "P3", "P3a", "P3b", "P3c", "P4", "P5", "P6", "P7"],
        Topic.ORIGIN: ["O1"],
        Topic.PRACTICE: ["N1"],
    }


def test_the_spanish_seals_numbers_are_those_of_its_sources():
    def exactly(value: str, unit: str) -> Number:
        return Number(value=value, unit=unit, bound=Bound.EXACTLY)

    assert numbers(SELLO) == {
        "G2": {"requirements": exactly("10", "requirement")},
        "G3": {"standards": exactly("63", "standard")},
        "G5": {"validity": Number(value="3", unit="year")},
        "P3a": {"fee": exactly("500", "euro")},
        "P3b": {"fee": exactly("700", "euro")},
        "P3c": {"fee": exactly("1200", "euro")},
        "P5": {"interviewees": exactly("6", "person")},
    }


def test_what_was_read_of_the_spanish_seal_in_a_report_says_so():
    readings = {each.ref_id: each.reading for each in SELLO.scheme}

    assert {ref for ref, how in readings.items() if how is Reading.COPY} == {"G3", "P1", "P7", "N2"}
    assert {ref for ref, how in readings.items() if how is Reading.PARTLY} == {"E1"}


# Source: lementorat.fr (definition, steps), report of the quality workshop at the Assises du
# Mentorat 2021 (points 1 to 6 and 8). Label and charter were not seen.
def test_the_french_label_is_announced_and_what_the_network_said_is_no_criterion():
    assert COLLECTIF.completeness is Completeness.ANNOUNCED
    assert list(COLLECTIF.walk()) == []
    assert [each.ref_id for each in COLLECTIF.definitions] == ["D1", "D2", "D3"]
    assert topics(COLLECTIF) == {
        Topic.PRACTICE: ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "P1", "P2", "P3"],
        Topic.STRUCTURE: ["N1", "N2"],
        Topic.ORIGIN: ["N3"],
    }


def test_every_principle_of_the_french_network_says_whose_it_is():
    said = {"fr": "réseau", "en": "network", "es": "red"}
    facts = [fact for fact in COLLECTIF.scheme if fact.topic is Topic.PRACTICE]

    assert all(word in fact.statement[lang] for fact in facts for lang, word in said.items())


# Source: reports on the plan « 1 jeune 1 mentor » of 2021 and 2022: two funding conditions, three
# descriptions, of which the second and the third disagree on hours.
def test_the_states_plan_holds_two_funding_conditions():
    assert PLAN.completeness is Completeness.PARTIAL
    assert [each.ref_id for each in PLAN.assessable()] == ["1", "4"]
    assert {each.level for each in PLAN.assessable()} == {"funding-condition"}
    assert {each.reading for each in lines(PLAN)} == {Reading.COPY}
    assert [each.ref_id for each in PLAN.scheme] == ["2", "3", "5"]


def test_the_states_plan_asks_for_six_months_and_describes_an_hour_or_more():
    assert numbers(PLAN) == {
        "1": {"minimum_duration": Number(value="6", unit="month")},
        "3": {"contact_hours": Number(value="1", unit="hour per month")},
    }


def test_the_two_wordings_on_hours_name_each_other():
    facts = {fact.ref_id: fact.statement["en"] for fact in PLAN.scheme}

    assert "no. 3" in facts["2"]
    assert "no. 2" in facts["3"]


# Source: code de l'action sociale et des familles, section on mentoring (articles D221-34 to
# D221-40), of which D221-38 to D221-40 were not seen.
def test_the_french_law_on_mentoring_has_eleven_requirements_in_five_sections():
    sections = [
        (each.ref_id, [one.ref_id for one in each.requirements]) for each in CASF.requirements
    ]

    assert sections == [
        ("A", ["1", "2", "3"]),
        ("B", ["4", "5", "6"]),
        ("C", ["7"]),
        ("D", ["8", "9", "10"]),
        ("E", ["11"]),
    ]
    assert CASF.completeness is Completeness.PARTIAL
    assert CASF.gaps is not None
    assert all("D221-38" in text for text in CASF.gaps.values())


def test_the_french_law_tells_duty_option_and_rule_apart():
    others = {each.ref_id: each.level for each in CASF.assessable() if each.level != "legal-duty"}

    assert others == {"3": "legal-option", "7": "legal-rule"}


def test_the_french_laws_numbers_are_ages_and_a_yearly_assessment():
    assert numbers(CASF) == {
        "2": {
            "minimum_age": Number(value="11", unit="year"),
            "review_interval": Number(value="1", unit="year", bound=Bound.AT_MOST),
        },
        "3": {"maximum_age": Number(value="21", unit="year", bound=Bound.AT_MOST)},
    }


def test_what_was_read_of_the_law_in_a_commentary_says_so():
    copied = [each.ref_id for each in CASF.assessable() if each.reading is Reading.COPY]

    assert copied == ["7", "11"]


# Source: code de l'action sociale et des familles, section 7, principles no. 1 to 7. The eighth row
# comes from the charter of 2025, which was not read.
def test_child_sponsorship_has_seven_principles_and_no_number():
    assert PARRAINAGE.completeness is Completeness.COMPLETE
    assert [each.ref_id for each in PARRAINAGE.assessable()] == [str(n) for n in range(1, 8)]
    assert numbers(PARRAINAGE) == {}


def test_what_is_reported_of_the_sponsorship_charter_does_not_count_as_a_principle():
    charter = next(fact for fact in PARRAINAGE.scheme if fact.ref_id == "8")

    assert charter.reading is Reading.COPY
    assert topics(PARRAINAGE) == {
        Topic.PRACTICE: ["8"], Topic.SCOPE: ["N1"], Topic.ORIGIN: ["N2"],
    }  # fmt: skip
