"""The ballot as a notebook of plain ipywidgets, as one writes it for stock Voila.

Thirty standards to rate from 1 to 9, a button, a word that it is saved. Every hand-in goes into one
SQLite file, which everybody's kernel can write: nobody counts it, nobody is shown anything of it.
"""

import os
import sqlite3

import ipywidgets as widgets
import networkx  # noqa: F401  (what a notebook of this kind imports; left out in the light variant)
import pandas  # noqa: F401  (the same)
from IPython.display import display

VOTES = os.environ["BENCH_VOTES"]
STANDARDS = [
    f"Mentors and mentees are accompanied as standard {number} of the seal asks."
    for number in range(1, 31)
]

rows = [
    widgets.VBox(
        [
            widgets.HTML(f"<b>{number}.</b> {text}"),
            widgets.ToggleButtons(
                options=list(range(1, 10)), value=None, style={"button_width": "2.6rem"}
            ),
        ]
    )
    for number, text in enumerate(STANDARDS, start=1)
]
submit = widgets.Button(description="Hand in", button_style="primary")
saved = widgets.Label("Not handed in yet")
voter = os.urandom(8).hex()
handed_in = 0


def hand_in(_: widgets.Button) -> None:
    global handed_in
    given = [(voter, number, row.children[1].value) for number, row in enumerate(rows, start=1)]
    with sqlite3.connect(VOTES, timeout=60) as database:
        database.executemany("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", given)
    database.close()
    handed_in += 1
    saved.value = f"Saved {handed_in}"


submit.on_click(hand_in)
display(widgets.VBox([widgets.HTML("<h1>First round</h1>"), *rows, submit, saved]))
