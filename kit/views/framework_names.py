"""What frameworks and requirements are called where several frameworks stand beside each other."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kit.domain.events import RequirementRef
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
        title = written(one.title, lang)["text"]
        names[one.id] = (
            f"{one.issuer} ({edition(one, lang)})" if alone else f"{one.issuer}, {title}"
        )
    return names


def called(framework: Framework, among: Iterable[Framework], lang: str) -> str:
    """What one of them is called, as `told_apart` calls it."""
    alike = [one for one in among if one.issuer == framework.issuer]
    return told_apart(alike, lang)[framework.id] if len(alike) > 1 else framework.issuer


def node_id(ref: RequirementRef) -> str:
    """A requirement as pages name it."""
    return f"{ref.framework_id} {ref.ref_id}"
