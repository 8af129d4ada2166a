"""Elements of WordprocessingML."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kit.reports.html import printable

Element = BaseOxmlElement
"""An element of a Word document."""


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """An element of Word's own namespace; nothing stands for None."""
    found = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        found.set(qn(f"w:{name}"), printable(str(value)))
    found.extend(one for one in children if one is not None)
    return found


def written(text: str) -> Element:
    """A piece of text with all its blanks; the signs that XML forbids are left out."""
    found = w("t")
    found.text = printable(text)
    found.set(qn("xml:space"), "preserve")
    return found


def field(instruction: str, shown: str, *properties: Element) -> Element:
    """A field that Word fills in by itself while it lays out pages; never made of typed text."""
    return w("fldSimple", w("r", *properties, written(shown)), instr=instruction)
