"""How much of others is taken in at once: as much as the pages and notebooks can show."""

from kit.domain.errors import BadInput
from kit.domain.foreign.gathered import Gathered

MOST_PEOPLE = 50_000
MOST_ITEMS = 2_000
MOST_ANSWERS = 1_000_000


def check_size(found: Gathered) -> None:
    """Refuse what no page could show. BadInput names the number and the limit."""
    for what, count, most in (
        ("people", len(found.people), MOST_PEOPLE),
        ("items", len(found.items), MOST_ITEMS),
        ("answers", found.judgements(), MOST_ANSWERS),
    ):
        if count > most:
            raise BadInput(f"foreign-too-many-{what}", count=count, most=most)
