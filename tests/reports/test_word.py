"""Reports as Word documents: whatever was typed stays text, and what is a list is a list."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.reports.html import Either, h, printable
from kit.reports.page import table
from kit.reports.word import PAGE, PAGES, Named, word
from tests.reports.docx_file import Read, level, said, style, texts

NAMED = Named(
    title="Draft – Summit",
    author="Summit",
    lang="fr",
    at=datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=1))),
    head="Summit · Draft",
    foot=f"Page {PAGE} sur {PAGES}",
    status="draft",
    software="sealkit 1",
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def written(*body):
    return Read(word(body, NAMED))


@settings(deadline=None)
@given(ANY_TEXT)
def test_whatever_people_type_is_read_back_as_text(typed):
    read = written(h("p", "<", typed, ">"))

    assert [one.text for one in read.paragraphs] == [f"<{printable(typed)}>"]


@pytest.mark.parametrize(
    "typed",
    [
        "{ INCLUDETEXT c:/secret }",
        "=cmd|' /C calc'!A0",
        "]]>",
        "</w:t></w:r>",
        "\x00\x0b\x1b\ufffe",
    ],
)
def test_no_field_and_no_markup_is_made_of_typed_text(typed):
    read = written(
        h("h2", typed, "."), h("ul", h("li", typed, ".")), table(typed, [typed], [["."]])
    )
    body = read.part("word/document.xml")

    assert f"{printable(typed)}." in read.text
    assert not re.search(r"w:(instrText|fldSimple|fldChar|altChunk|object)\b", body)


def test_headings_are_headings_and_the_title_is_the_title():
    read = written(h("h1", "Seal"), h("h2", "In"), h("h3", "Training"), h("h4", 1, ". Mentors"))

    assert [(style(one), one.text) for one in read.paragraphs] == [
        ("Title", "Seal"),
        ("Heading1", "In"),
        ("Heading2", "Training"),
        ("Heading3", "1. Mentors"),
    ]


def test_lists_are_lists_however_deep():
    inner = h("ul", h("li", "second", h("ul", h("li", "third"))))

    read = written(
        h("ul", h("li", "first ", h("b", "bold"), inner, h("p", "beside")), h("li", "x"))
    )

    assert [(one.text, style(one), level(one)) for one in read.paragraphs] == [
        ("first bold", "ListBullet", 0),
        ("second", "ListBullet", 1),
        ("third", "ListBullet", 2),
        ("beside", "ListContinue", None),
        ("x", "ListBullet", 0),
    ]


def test_a_heading_within_a_list_is_not_in_the_outline():
    read = written(h("ul", h("li", "whole", h("div", h("h6", "Parts"), h("ul", h("li", "part"))))))

    assert [style(one) for one in read.paragraphs] == ["ListBullet", "ListContinue", "ListBullet"]


def test_every_numbered_list_counts_from_one():
    read = written(h("ol", h("li", "a"), h("li", "b")), h("p", "and"), h("ol", h("li", "c")))

    lists = [
        one._p.find(f".//{qn('w:numId')}").get(qn("w:val"))
        for one in read.paragraphs
        if level(one) is not None
    ]
    assert lists[0] == lists[1] != lists[2]
    assert read.part("word/numbering.xml").count("w:startOverride") == 2


def test_a_table_has_a_head_that_is_repeated_and_a_caption_for_who_cannot_see_it():
    read = written(table("Who & what", ["Name", "Count"], [["A", 1], ["B", 2]]))
    [found] = read.tables

    assert [style(one) for one in read.paragraphs] == ["Caption"]
    assert [texts(row) for row in found.rows] == [["Name", "Count"], ["A", "1"], ["B", "2"]]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in found.rows]
    assert heads == [True, False, False]
    for name in ("w:tblCaption", "w:tblDescription"):
        assert found._tbl.find(f".//{qn(name)}").get(qn("w:val")) == "Who & what"


def test_a_link_leads_to_a_bookmark():
    read = written(h("p", h("a", "there", href="#part-in")), h("h2", "In", id="part-in"))
    body = read.part("word/document.xml")

    assert re.findall(r'w:anchor="([^"]+)"', body) == ["part_in"]
    assert re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', body) == ["part_in"]


def test_every_word_has_its_language_and_what_has_none_is_not_spell_checked():
    read = written(h("p", "un ", h("span", "two", lang="en"), h("q", "?", lang=""), lang=None))
    runs = [
        (
            said(one),
            [lang.get(qn("w:val")) for lang in one.iter(qn("w:lang"))],
            one.find(f".//{qn('w:noProof')}") is not None,
        )
        for one in read.paragraphs[0]._p.iter(qn("w:r"))
    ]

    assert runs == [
        ("un ", ["fr-FR"], False),
        ("two", ["en-GB"], False),
        ("«\u00a0", ["fr-FR"], False),
        ("?", [], True),
        ("\u00a0»", ["fr-FR"], False),
    ]
    assert 'w:lang w:val="fr-FR"' in read.part("word/styles.xml")


def test_line_breaks_stay_and_nothing_leaves_an_empty_paragraph():
    read = written(
        h("p", "one\ntwo"), h("p"), h("div", " ", h("svg")), h("p", ""), h("ul", h("li"))
    )

    assert [one.text for one in read.paragraphs] == ["one\ntwo"]


def test_a_document_has_what_stands_for_a_drawing():
    read = written(Either(html=h("svg", h("text", "drawn")), word=h("p", "told")))

    assert read.text == "told"


def test_pages_are_a4_and_numbered_under_the_name_of_the_document():
    read = written(h("p", "x"))
    section = read.document.sections[0]

    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert section.header.paragraphs[0].text == "Summit · Draft"
    foot = section.footer.paragraphs[0]._p
    fields = [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))]
    assert (said(foot), fields) == ("Page 1 sur 1", ["PAGE", "NUMPAGES"])


def test_its_properties_name_the_session_and_nobody():
    core = written(h("p", "x")).document.core_properties

    assert (core.title, core.author, core.last_modified_by) == (
        "Draft – Summit",
        "Summit",
        "Summit",
    )
    assert (core.language, core.content_status, core.comments) == ("fr-FR", "draft", "sealkit 1")
    assert core.created == core.modified == datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def test_the_same_pieces_give_the_same_bytes_whenever_they_are_written():
    body = [h("h1", "Seal"), h("ol", h("li", "a")), table("c", ["h"], [["x"]])]

    content = word(body, NAMED)

    assert word(body, NAMED) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
