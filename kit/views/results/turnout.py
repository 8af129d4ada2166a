"""Who voted, so that it adds up: entitled = voted + not voted."""

from kit.domain.rounds import Round
from kit.words import say


def turnout(round_: Round, lang: str) -> list[str]:
    """The sum first; then who changed their ballot, and how many voted on paper or by hands."""
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    counts = {
        "entitled": closed.entitled,
        "voted": closed.voted,
        "not-voted": closed.entitled - closed.voted,
    }
    told = {name: say(f"results-{name}", lang, count=count) for name, count in counts.items()}
    tallied = [
        say(f"results-{how}", lang, count=count) for how, count in sorted(closed.tallied.items())
    ]
    return [
        f"{told['entitled']} = {told['voted']} + {told['not-voted']}",
        say("results-changed", lang, count=closed.changed),
        *tallied,
    ]
