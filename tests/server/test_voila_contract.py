"""What we lean on inside Voila and Jupyter: if a new version moves it, this says what."""

import inspect
import re

import pytest
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from voila.app import Voila
from voila.handler import VoilaHandler
from voila.notebook_renderer import NotebookRenderer
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from kit.server.kernels import LEASE_SECONDS
from kit.server.routes import ROUTES
from kit.server.voila_app import Gone, SeatRender, SeatSocket


def test_voila_leaves_settings_handlers_and_listening_to_a_subclass():
    for name in ("init_settings", "init_handlers", "listen", "start", "initialize"):
        assert inspect.isfunction(getattr(Voila, name)), name


def test_a_page_is_got_by_its_path():
    assert list(inspect.signature(TornadoVoilaHandler.get).parameters)[:2] == ["self", "path"]
    assert issubclass(TornadoVoilaHandler, VoilaHandler)


def test_the_page_hands_its_environment_to_the_kernel_manager():
    source = inspect.getsource(VoilaHandler.get_generator)

    assert "env=kernel_env" in source
    assert "http_header_envs" in source
    assert "HTTP_" in source


def test_the_template_is_given_kernel_and_cells():
    source = inspect.getsource(NotebookRenderer.generate_content_generator)

    for name in ("kernel_start", "cell_generator", "main_js"):
        assert f'"{name}"' in source


def test_kernels_are_started_and_removed_by_these_names():
    for name in ("start_kernel", "shutdown_kernel", "remove_kernel", "list_kernel_ids"):
        assert callable(getattr(AsyncMappingKernelManager, name))


def test_the_authorizer_is_asked_at_a_kernels_socket_and_rest():
    assert "is_authorized" in inspect.getsource(KernelWebsocketHandler.pre_get)
    assert KernelHandler.auth_resource == "kernels"


def test_the_closing_beacon_is_posted_with_the_kernels_id():
    parameters = inspect.signature(VoilaShutdownKernelHandler.post).parameters

    assert list(parameters)[-1] == "kernel_id" or "args" in parameters


@pytest.mark.parametrize("ours", [SeatRender, SeatSocket, Gone])
def test_our_handlers_are_in_the_place_of_theirs(running, ours):
    handlers = [handler for _, handler, *_ in running.server.voila.init_handlers()]

    assert ours in handlers


def test_the_list_of_routes_is_closed(running):
    patterns = [pattern for pattern, *_ in running.server.voila.init_handlers()]

    theirs = [pattern for pattern in patterns if pattern not in [route[0] for route in ROUTES]]
    shapes = sorted(re.sub(r"\(\?P<\w+>|\(\.\*\)|\W*$", "", pattern) for pattern in theirs)
    assert [shape.split("/")[1:3] for shape in shapes] == [
        ["api", "kernels"],
        ["api", "kernels"],
        ["voila", "api"],
        ["voila", "labextensions"],
        ["voila", "render"],
        ["voila", "static"],
    ]


def test_nothing_is_restarted_buffered_or_overridden(running):
    settings = running.server.voila.voila_configuration

    assert settings.allow_template_override == "NO"
    assert settings.allow_theme_override == "NO"
    assert settings.file_allowlist == []
    assert settings.show_tracebacks is False
    assert running.kernels.buffer_offline_messages is False
    assert LEASE_SECONDS == 120
