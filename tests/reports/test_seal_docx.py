"""The draft seal as a Word document: the same as its page, ready to send."""

import re
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from kit.domain import events as ev
from kit.domain.ids import LANGUAGES
from kit.reports.export import REPORTS
from kit.reports.material import Material
from kit.reports.seal import draft_seal_docx, draft_seal_html
from tests import builders as make
from tests.reports import decided, summit
from tests.reports.docx_file import Read, level, numbers, style
from tests.reports.test_html import Reader

SESSION = decided.session()
SESSIONS = {
    "decided": SESSION,
    "voted": summit.session(),
    "unvoted": make.session(make.standard(requirements=("A1",))),
    "new": make.session(groups=0, frameworks=()),
}
every_session = pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)
DRAWN = re.compile(r"<svg.*?</svg>|<ul class=\"bars\".*?</ul>", re.DOTALL)


def read(session=SESSION, lang="en"):
    return Read(draft_seal_docx(session, lang))


def answers_in(page):
    """How often each answer was given, of every drawing of a page."""
    found = []
    for drawn in DRAWN.findall(page):
        listed = re.search(r'aria-label="[^"]*?: (1: [^"]+)"', drawn)
        if listed:
            found.append(dict(one.split(": ") for one in listed[1].split(", ")))
        elif 'class="bars"' in drawn:
            names = re.findall(r'class="answer">([^<]+)<', drawn)
            found.append(dict(zip(names, re.findall(r"<b>(\d+)</b>", drawn), strict=True)))
    return found


@every_language
@every_session
def test_its_numbers_are_those_of_the_page_one_by_one(session, lang):
    page = draft_seal_html(session, lang).split("<main>")[1]

    told = read(session, lang).without_answers(lang)

    assert numbers(told) == numbers(Reader(DRAWN.sub("", page)).text)


def test_its_small_tables_say_what_the_drawings_of_the_page_say():
    counts = read().counts()

    assert counts == answers_in(draft_seal_html(SESSION, "en"))
    assert {"yes": "3", "no": "0", "abstention": "1"} in counts
    assert {"approved": "3", "not approved": "4"} in counts


@every_language
@every_session
def test_it_has_no_empty_paragraph_and_its_headings_come_in_order(session, lang):
    told = read(session, lang)
    levels = [
        int(style(one).removeprefix("Heading"))
        for one in told.paragraphs
        if style(one).startswith("Heading")
    ]

    assert all(one.text.strip() for one in told.paragraphs)
    assert all(after - before <= 1 for before, after in pairwise([0, *levels]))
    assert told.document.core_properties.language.startswith(f"{lang}-")


@every_session
def test_every_line_of_its_contents_leads_to_a_heading(session):
    body = read(session).part("word/document.xml")
    anchors = re.findall(r'w:anchor="([^"]+)"', body)
    marks = re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', body)

    assert anchors
    assert len(marks) == len(set(marks))
    assert set(anchors) <= set(marks)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", one) for one in marks)
    assert "TOC " not in body  # written out: nothing waits for somebody to press F9


def test_the_contents_name_verdicts_phases_and_clauses():
    told = read()

    assert told.styled("TOC1") == [
        "How it was decided",
        "What is incomplete",
        "Standards that are in",
        "Standards that are out",
        "Standards not voted on",
        "The networks’ lists",
        "Record",
    ]
    assert told.styled("TOC2") == told.styled("Heading2")[3:]
    assert told.styled("TOC3") == told.styled("Heading3")[1:]
    assert told.styled("TOC2")[:3] == ["Training", "Accompaniment", "Other, or across all phases"]


def test_every_table_has_a_head():
    for table in read().tables:
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True, *[False] * (len(table.rows) - 1)]


def test_words_keep_their_language():
    told = read()
    french = [
        lang.get(qn("w:val"))
        for one in told.paragraphs
        if "Les mentors sont formés" in one.text and style(one) == "Translation"
        for lang in one._p.iter(qn("w:lang"))
    ]

    assert french[-1] == "fr-FR"


def test_what_was_typed_is_plain_text_and_no_field_stands_in_the_body():
    told = read()

    for typed in ("<b>hug</b> 🤗", "=cmd|' /C calc'!A0", "Nobody can pay\nfor it.", "Too much."):
        assert typed in told.text
    assert not re.search(r"w:(instrText|fldSimple|fldChar)\b", told.part("word/document.xml"))


def test_an_open_round_adds_nothing_but_that_it_is_open():
    unsaid = re.compile(r"holds \d+ events|[0-9a-f]{64}")
    before = [unsaid.sub("", line) for line in read().lines]
    after = [
        unsaid.sub("", line) for line in read(decided.session(summit.opened("round4", 4))).lines
    ]

    assert [line for line in after if line not in before] == [
        "A round is open. Nothing of it is in this document until it closes."
    ]
    assert [line for line in after if line in before] == before


def test_the_same_session_gives_the_same_bytes():
    assert draft_seal_docx(decided.session(), "fr") == draft_seal_docx(SESSION, "fr")


def test_its_properties_tell_the_session_and_a_moment_of_the_record():
    core = read().document.core_properties

    assert core.title == "Draft seal – Summit 2026"
    assert core.author == core.last_modified_by == "Summit 2026"
    assert core.content_status == "draft"
    assert core.created == SESSION.rounds["round3"].closed_at


def test_it_can_be_asked_for_in_any_language():
    report = REPORTS["seal.docx"]

    assert report.content_type.endswith("wordprocessingml.document")
    for lang, title in {"en": "Contents", "fr": "Sommaire", "es": "Contenido"}.items():
        told = Read(report.build(Material(SESSION, lang=lang)))
        assert told.styled("TOCHeading") == [title]


def test_its_lists_are_lists():
    told = read()

    assert {level(one) for one in told.paragraphs if style(one) == "SourceBullet"} >= {0, 1}
    assert any(style(one) == "ListNumber" for one in told.paragraphs)  # the steps of the lot


def test_a_text_in_the_title_that_is_no_title_changes_nothing():
    session = decided.session(ev.SessionRenamed(title={"en": "A\x0b{ PAGE }\ufffe"}))

    told = read(session)

    assert told.document.core_properties.title == "Draft seal – A{ PAGE }"
    assert told.document.sections[0].header.paragraphs[0].text == "A{ PAGE } · Draft seal"
