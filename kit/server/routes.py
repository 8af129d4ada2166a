"""The doors of the server: a closed list. What is not here and not in `voila_app` is 404."""

from typing import Any

from kit.server.acts import ActCall, JoinCall
from kit.server.bringing import FrameworkCall, OfferedCall
from kit.server.crosswalks_door import CrosswalkPage, CrosswalksPage
from kit.server.files_door import FileDoor, WordsDoor
from kit.server.frameworks_door import (
    FrameworkFile,
    FrameworkPage,
    FrameworksPage,
    NumbersPage,
    TemplateFile,
)
from kit.server.looking import FollowSocket, ViewCall
from kit.server.pages_door import (
    Enter,
    Entrance,
    Health,
    Join,
    PhonePage,
    SeatLink,
)
from kit.server.published_door import PublishedCall
from kit.server.rehearsals import RehearsalCall
from kit.server.reports_door import ReportDoor
from kit.server.self_test import LineTest, SelfTest
from kit.server.suggesting import SuggestionsCall
from kit.server.wording import RuleCall

_ID = "[a-z0-9-]{1,40}"

ROUTES: list[tuple[Any, ...]] = [
    (r"/", Entrance),
    (r"/enter", Enter),
    (r"/s/([^/]{1,60})", SeatLink),
    (r"/j", Join),
    (rf"/p/({_ID})", PhonePage),
    (rf"/p/({_ID})/({_ID})", PhonePage),
    (r"/test", SelfTest),
    (r"/test/line", LineTest),
    (r"/frameworks", FrameworksPage),
    (r"/frameworks/numbers", NumbersPage),
    (r"/frameworks/crosswalks", CrosswalksPage),
    (rf"/frameworks/crosswalks/({_ID})", CrosswalkPage),
    (r"/frameworks/template\.(csv|xlsx)", TemplateFile),
    (rf"/frameworks/({_ID})", FrameworkPage),
    (rf"/frameworks/({_ID})\.(csv|xlsx|yaml)", FrameworkFile),
    (r"/api/view", ViewCall),
    (r"/api/act", ActCall),
    (r"/api/framework", FrameworkCall),
    (r"/api/frameworks", OfferedCall),
    (r"/api/join", JoinCall),
    (r"/api/rehearsal", RehearsalCall),
    (r"/api/rule", RuleCall),
    (r"/api/suggestions", SuggestionsCall),
    (r"/api/follow", FollowSocket),
    (r"/api/published", PublishedCall),
    (r"/api/health", Health),
    (r"/static/(.{1,200})", FileDoor),
    (r"/words/([a-z]{2})\.json", WordsDoor),
    (rf"/report/({_ID})/([a-z0-9._-]{{1,60}})", ReportDoor),
]
