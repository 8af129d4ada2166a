"""What frameworks are called where several stand beside each other."""

from collections import Counter
from collections.abc import Sequence

from kit.domain.framework import Framework
from kit.views.framework_words import edition
from kit.views.moment import written


def told_apart(frameworks: Sequence[Framework], lang: str) -> dict[str, str]:
    """What each is called: its issuer; with edition or title where one issuer has several."""
    issuers = Counter(one.issuer for one in frameworks)
    editions = Counter((one.issuer, one.edition) for one in frameworks)
    names = {}
    for one in frameworks:
        if issuers[one.issuer] == 1:
            names[one.id] = one.issuer
            continue
        alone = editions[one.issuer, one.edition] == 1
        more = edition(one, lang) if alone else written(one.title, lang)["text"]
        names[one.id] = f"{one.issuer}, {more}"
    return names
