"""The ballot as a Solara page: the same widgets as in the notebook, the same file.

Each row draws itself alone: with all ratings in the page's own state, every tap would draw all.
With Solara's own buttons a ballot costs its server three times as much.
"""

import os
import sqlite3

import reacton.ipywidgets as widgets  # type: ignore[import-not-found, unused-ignore]
import solara  # type: ignore[import-not-found, unused-ignore]

VOTES = os.environ["BENCH_VOTES"]
STANDARDS = [
    f"Mentors and mentees are accompanied as standard {number} of the seal asks."
    for number in range(1, 31)
]
NUMBERS = tuple(range(1, 10))


@solara.component
def Row(number, text, rating):  # noqa: N802  (as Solara's components are named)
    widgets.HTML(value=f"<b>{number}.</b> {text}")
    widgets.ToggleButtons(options=NUMBERS, value=rating.value, on_value=rating.set)


@solara.component
def Page():  # noqa: N802  (Solara's own name for a page)
    ratings = solara.use_memo(lambda: [solara.reactive(None) for _ in STANDARDS], [])
    voter = solara.use_memo(lambda: os.urandom(8).hex(), [])
    handed_in, set_handed_in = solara.use_state(0)

    def hand_in():
        given = [(voter, number, one.peek()) for number, one in enumerate(ratings, start=1)]
        with sqlite3.connect(VOTES, timeout=60) as database:
            database.executemany("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", given)
        database.close()
        set_handed_in(handed_in + 1)

    widgets.HTML(value="<h1>First round</h1>")
    for number, text in enumerate(STANDARDS, start=1):
        Row(number, text, ratings[number - 1])
    widgets.Button(description="Hand in", button_style="primary", on_click=hand_in)
    widgets.Label(value=f"Saved {handed_in}" if handed_in else "Not handed in yet")
