"""What a page's notebook shows where no server started it, as in JupyterLab."""

from ipywidgets import HTML

DOOR = "http://127.0.0.1:8866/"
SENTENCE = f"""<h2>This page belongs to a running room</h2>
<p>It shows a session where <code>sealkit serve</code> or <code>sealkit demo</code> runs: paste the
seat link that the command printed into your browser, or type its code at
<a href="{DOOR}" target="_blank" rel="noopener">{DOOR}</a>.</p>
<p>To work with a session in JupyterLab, open <code>notebooks/analysis</code>.</p>"""


def elsewhere() -> HTML:
    """A short text and the door of a server on this machine."""
    return HTML(SENTENCE)
