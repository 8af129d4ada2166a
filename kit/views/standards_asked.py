"""The standards as the crosswalk page shows them to the groups: what is each for?"""

from typing import Any

from kit.domain.session import Session
from kit.domain.standards.asked import sources
from kit.domain.standards.described import arranged
from kit.views.standard_words import requirement_words, standard_words

LOOK = "standards"
"""How a page says that it looks at them."""


def standards_asked(session: Session, lang: str, at: tuple[str, ...]) -> dict[str, Any]:
    """All that stand, with what is said of each; nothing where nobody looks at them."""
    if at[2:3] != (LOOK,):
        return {}
    held = sources(session)
    standing = arranged(session, session.standing_standards())
    refs = [ref for one in standing for ref in one.requirements]
    return {
        "standards": {one.standard_id: standard_words(one, held, lang) for one in standing},
        "standards_order": [one.standard_id for one in standing],
        "requirements": requirement_words(refs, held, lang),
    }
