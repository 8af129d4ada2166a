"""What every page's notebook does: in Voila it carries a view, elsewhere it says where to go."""

from typing import Any

from kit.client import Service, ViewClient
from kit.widgets.elsewhere import elsewhere
from kit.widgets.view import ViewWidget


def app() -> Any:
    """The widget that carries this kernel's view."""
    service = Service.of()
    if service is None:
        return elsewhere()

    def show(view: dict[str, Any]) -> None:
        widget.view = view

    client = ViewClient(service, show)
    widget = ViewWidget(
        f'export default (await import(new URL("{service.script}", location.origin).href)).default',
        on_speak=client.speak,
        on_look=client.look,
        answers=lambda: {"follows": client.follows, "now": client.now},
    )
    client.start()
    return widget
