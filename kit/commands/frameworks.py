"""Which frameworks a session compares: one comes in, is brought up to date, or is set aside."""

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.domain import events as ev
from kit.domain.brought import is_free, lost
from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.framework import Framework
from kit.domain.ids import Id
from kit.domain.rights import Act

MOST_FRAMEWORKS = 12
MOST_REQUIREMENTS = 1_000
"""What a room can still compare, and every page still carry."""


class BringFramework(Args):
    """A framework that was read and checked; `steps` lead to it from the edition it replaces."""

    framework: Framework
    steps: tuple[ev.Step, ...] = Field(default=(), max_length=5_000)


class SetFrameworkAside(Args):
    """A framework of the session."""

    framework_id: Id


@act(Act.BRING_FRAMEWORK, BringFramework)
def bring_framework(acting: Acting, args: BringFramework) -> list[ev.Event]:
    """Take a framework in, or its newer state; what hangs on it stays where it is."""
    session, framework = acting.session, args.framework
    before = session.frameworks.get(framework.id)
    if before == framework:
        return []
    if before is None and len(session.frameworks) >= MOST_FRAMEWORKS:
        raise NotNow("frameworks-too-many", most=MOST_FRAMEWORKS)
    if (count := sum(1 for _ in framework.walk())) > MOST_REQUIREMENTS:
        raise BadInput("framework-too-large", count=count, most=MOST_REQUIREMENTS)
    if gone := lost(session, framework):
        raise NotNow("framework-in-use", ref_ids=", ".join(gone))
    carries = before is None and framework.replaces in session.frameworks
    return [
        ev.FrameworkBrought(
            framework=framework,
            replaces=framework.replaces if carries else None,
            steps=_known(acting, args) if carries else (),
        )
    ]


@act(Act.SET_FRAMEWORK_ASIDE, SetFrameworkAside)
def set_framework_aside(acting: Acting, args: SetFrameworkAside) -> list[ev.Event]:
    """Take a framework out again, as long as nothing was said of it."""
    if args.framework_id not in acting.session.frameworks:
        raise NotFound("framework-unknown")
    if not is_free(acting.session, args.framework_id):
        raise NotNow("framework-compared")
    return [ev.FrameworkSetAside(framework_id=args.framework_id)]


def _known(acting: Acting, args: BringFramework) -> tuple[ev.Step, ...]:
    """The steps whose two ends are there: the session may hold another state of the old edition."""
    older = acting.session.frameworks[args.framework.replaces or ""]
    olds = {one.ref_id for one in older.assessable()}
    news = {one.ref_id for one in args.framework.assessable()}
    return tuple(one for one in args.steps if one.older in olds and one.newer in news)
