"""Sets of mappings for tests: small files with a mistake in them, and sets of any text."""

from pathlib import Path

from hypothesis import strategies as st

from kit.domain.exchange.mapping_set import MappingSet, mapping_set
from kit.domain.exchange.slots import JUSTIFICATIONS, NO_TERM
from kit.formats.read_mappings import ReadMappings
from kit.formats.sssom.reading import sssom_from

HEADER = """\
#sssom_version: "1.1"
#curie_map:
#  BE: https://example.org/be/
#  ES: https://example.org/es/
#mapping_set_id: https://example.org/mappings/demo
#license: https://creativecommons.org/licenses/by/4.0/
"""
COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
BY_HAND = "semapv:ManualMappingCuration"
PATH = Path("demo.sssom.tsv")


def row(subject="BE:1", predicate="skos:exactMatch", object_="ES:1", *more, why=BY_HAND):
    """The cells of a row; more cells for more columns."""
    return (subject, predicate, object_, why, *more)


def sssom(*rows, columns=(), header=HEADER):
    """The text of a file with these rows, and with more columns than every file has."""
    lines = [(*COLUMNS, *columns), *rows]
    return header + "".join("\t".join(cells) + "\n" for cells in lines)


def read(text: str | bytes) -> ReadMappings:
    """What the reader makes of a file's content."""
    return sssom_from(PATH, text.encode() if isinstance(text, str) else text)


def made(*rows, columns=()) -> MappingSet:
    """The set of these rows, which has to be in order."""
    return read(sssom(*rows, columns=columns)).checked()


SIGNS = st.characters(
    codec="utf-8",
    categories=("L", "M", "N", "P", "S", "Zs", "Co"),
    include_characters="\t\n\r\u0085\u2028",
    exclude_characters="\ufeff",
)
"""Letters that a file may hold: tabs, line ends, quotes, bars, backslashes and accents too."""

TEXTS = st.text(SIGNS, min_size=1, max_size=12) | st.sampled_from(
    [
        '"',
        '""',
        "|",
        "\\",
        "\\|",
        "a|b\\",
        "'=1+1",
        "=1+1",
        "#",
        "-",
        "null",
        "1.10",
        "no",
        "x: y",
        "_x0041_",
        "_x000D_",
        "a=b",
    ]
)
NAMES = st.sampled_from(["BE:1", "BE:2", "ES:1", "ES:2", "BE:a%20b", "ES:3.2.b"])


@st.composite
def rows_of_any_text(draw):
    """A row with texts that nobody has foreseen."""
    found = {
        "subject_id": draw(NAMES),
        "predicate_id": draw(
            st.sampled_from(
                [
                    "skos:exactMatch",
                    "skos:broadMatch",
                    "skos:narrowMatch",
                    "skos:relatedMatch",
                    "skos:closeMatch",
                    "owl:sameAs",
                ]
            )
        ),
        "object_id": draw(NAMES | st.just(NO_TERM)),
        "mapping_justification": draw(st.sampled_from(JUSTIFICATIONS)),
        "subject_label": draw(st.just("") | TEXTS),
        "comment": draw(st.just("") | TEXTS),
        "other": draw(st.just("") | TEXTS),
        "ext_note": draw(st.just("") | TEXTS),
        "author_label": tuple(draw(st.lists(TEXTS, max_size=3))),
        "match_string": tuple(draw(st.lists(TEXTS, max_size=2))),
        "predicate_modifier": draw(st.sampled_from(["", "Not"])),
        "confidence": draw(st.sampled_from(["", "0.90", "1", "1.0", ".5", "1e-2"])),
        "mapping_tool": draw(st.just("") | TEXTS),
        "similarity_measure": draw(st.just("") | TEXTS),
    }
    return {name: value for name, value in found.items() if value}


@st.composite
def sets_of_any_text(draw):
    """A set with such rows and such metadata."""
    slots = {
        "mapping_set_id": "https://example.org/mappings/any",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "mapping_set_title": draw(st.just("") | TEXTS),
        "comment": draw(st.just("") | TEXTS),
        "creator_label": tuple(draw(st.lists(TEXTS, max_size=2))),
        "ext_of_the_set": draw(st.just("") | TEXTS),
    }
    rows = draw(st.lists(rows_of_any_text(), min_size=1, max_size=5))
    prefixes = {"BE": "https://example.org/be/", "ES": "https://example.org/es/"}
    return mapping_set(rows, slots, prefixes)
