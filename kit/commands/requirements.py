"""What acts name of frameworks has to be in the session."""

from kit.commands.act import Acting
from kit.domain.errors import BadInput, NotFound
from kit.domain.events import RequirementRef


def check_pair(acting: Acting, subject: RequirementRef, other: RequirementRef) -> None:
    """Both have to be requirements of two frameworks of the session; raises where they are not."""
    check_requirement(acting, subject)
    check_requirement(acting, other)
    if subject.framework_id == other.framework_id:
        raise BadInput("pair-same-framework")


def check_requirement(acting: Acting, ref: RequirementRef) -> None:
    """It has to be an assessable requirement of the session; raises where it is not."""
    check_framework(acting, ref.framework_id)
    framework = acting.session.frameworks[ref.framework_id]
    if all(requirement.ref_id != ref.ref_id for requirement in framework.assessable()):
        raise NotFound("requirement-unknown", ref_id=ref.ref_id)


def check_framework(acting: Acting, framework_id: str) -> None:
    """It has to be a framework of the session; raises where it is not."""
    if framework_id not in acting.session.frameworks:
        raise NotFound("framework-unknown")
