from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.reports.html import Either, h, joined, style

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


class Reader(HTMLParser):
    """Notes the elements and the text that a browser would see."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], {}, ""
        self.feed(str(page))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data):
        self.text += data


@given(TEXT)
def test_whatever_people_type_stays_text(text):
    read = Reader(h("b", text))

    assert (read.tags, read.text) == (["b"], text)


@given(TEXT)
def test_whatever_people_type_stays_one_attribute(text):
    read = Reader(h("p", "x", title=text))

    assert (read.tags, read.attributes) == (["p"], {"title": text})


def test_pieces_are_put_together_and_nothing_stands_for_none():
    listed = h("ul", [h("li", 1), None, (h("li", "a"), "b")], class_="x", hidden=False)

    assert str(listed) == ('<ul class="x"><li>1</li>\n<li>a</li>\nb</ul>\n')


def test_a_name_of_two_words_is_written_with_a_hyphen():
    assert str(h("svg", aria_label="a", viewBox="0 0 1 1", focusable=True)) == (
        '<svg aria-label="a" viewBox="0 0 1 1" focusable></svg>\n'
    )


def test_an_element_that_holds_nothing_has_no_end_tag():
    assert str(joined("a", h("br"), "b")) == "a<br>b"


def test_control_characters_are_left_out():
    assert str(h("b", "a\x00b\x1bc\nd\ufffee\x85f")) == "<b>abc\ndef</b>"


def test_a_style_sheet_cannot_end_early():
    with pytest.raises(AssertionError):
        style("p{} </style><script>")


def test_a_drawing_is_shown_on_a_page_and_not_what_stands_for_it_in_a_document():
    assert str(h("p", Either(html=h("b", "drawn"), word="told"))) == "<p><b>drawn</b></p>\n"


def test_a_tree_can_be_written_twice():
    listed = h("ul", (h("li", one) for one in "ab"))

    assert str(listed) == str(listed) == "<ul><li>a</li>\n<li>b</li>\n</ul>\n"
