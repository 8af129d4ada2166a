"""What a framework holds, counted: for tests that hold a file against its source."""

from collections.abc import Iterable

from kit.domain.framework import Framework, Number, Requirement, SchemeFact


def in_each_section(framework: Framework) -> dict[str, list[str]]:
    """The criteria that stand in each section, or in a standard without sections."""
    return {
        section.ref_id: [each.ref_id for each in section.walk() if each.assessable]
        for section in framework.requirements
    }


def sub_points(framework: Framework) -> dict[str, int]:
    """How many sub-points each criterion has, for those that have some."""
    return {
        each.ref_id: len(each.requirements) for each in framework.assessable() if each.requirements
    }


def numbers(framework: Framework) -> dict[str, dict[str, Number]]:
    """The numbers that criteria ask for."""
    return _numbers(framework.walk())


def scheme_numbers(framework: Framework) -> dict[str, dict[str, Number]]:
    """The numbers among what is known of the scheme."""
    return _numbers(framework.scheme)


def _numbers(parts: Iterable[Requirement | SchemeFact]) -> dict[str, dict[str, Number]]:
    return {each.ref_id: each.numbers for each in parts if each.numbers}
