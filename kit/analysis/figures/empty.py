"""What stands in the place of a figure where a bundle holds nothing to draw."""

from kit.analysis.drawing import Drawing
from kit.analysis.figures.style import MARGIN, NORMAL, SINGLE, wrapped
from kit.words import say


def nothing(what: str, lang: str) -> Drawing:
    """A drawing with one sentence: there is nothing of that in this bundle."""
    sentence = say(f"analysis-none-{what}", lang)
    text = wrapped(sentence, SINGLE - 2 * MARGIN, NORMAL, 4)
    height = 2 * MARGIN + 3.4 * (1 + text.count("\n"))
    drawing = Drawing(SINGLE, height, sentence, is_empty=True)
    drawing.write(MARGIN, height - MARGIN, text, va="top", size=NORMAL)
    return drawing
