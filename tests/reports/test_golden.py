"""Reports as they were looked at and found good. A mismatch writes `<name>.new` beside the file."""

from importlib.metadata import version
from pathlib import Path

import pytest

from kit.frames.columns import COLUMNS
from kit.reports.export import AGENDA, REPORTS
from kit.reports.material import Material
from kit.reports.page import css
from tests.reports import summit

GOLDEN = Path(__file__).parent.parent / "golden"
NAMES = [
    *(
        (name, lang)
        for name in ("seal.html", "minutes.html", AGENDA)
        for lang in ("en", "fr", "es")
    ),
    ("seats.html", "en"),
    ("sheets.html", "fr"),
    *((f"{name}.csv", "en") for name in COLUMNS),
    ("agenda.csv", "fr"),
]


def built(name: str, lang: str) -> str:
    """A report of the invented session, without what changes for other reasons."""
    session = summit.session()
    material = Material(
        session,
        lang=lang,
        codes=summit.codes(session),
        address="http://192.168.1.20:8866",
        room_code="K7QM3",
    )
    text = REPORTS[name].build(material).decode()
    return text.replace(css(), "").replace(f"sealkit {version('sealkit')}", "sealkit VERSION")


@pytest.mark.parametrize(("name", "lang"), NAMES)
def test_a_report_is_as_it_was_found_good(name, lang):
    stem, ending = name.split(".")
    expected = GOLDEN / ending / f"{stem}.{lang}.{ending}"
    actual = built(name, lang).encode()

    if not expected.is_file() or expected.read_bytes() != actual:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.with_name(f"{expected.name}.new").write_bytes(actual)

    assert expected.is_file()
    assert actual.decode().splitlines() == expected.read_bytes().decode().splitlines()
    assert actual == expected.read_bytes()
