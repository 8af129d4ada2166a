"""Kernels of pages: who may have one, what it is told, and when it ends."""

import asyncio
import logging
import re
import sys
from collections.abc import Callable
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import default

from kit.server.capacity import MOST_PAGES
from kit.server.forked import Nursery, SeatKernel
from kit.server.kernel_seats import Given, KernelSeats

LEASE_SECONDS = 120.0
LOOK_EVERY = 5.0
TOKEN_VARIABLE = "HTTP_X_KIT_TOKEN"  # noqa: S105  (the name of a variable)
_SECRET_NAME = re.compile(
    r"^(SEALKIT|PG|POSTGRES|DATABASE)|SECRET|PASSW|TOKEN|CREDENTIAL|API_?KEY", re.IGNORECASE
)
_URL_WITH_PASSWORD = re.compile(r"://[^/\s]*@")
log = logging.getLogger("kit.kernels")


def without_secrets(environment: dict[str, str]) -> dict[str, str]:
    """What a kernel may know of the server's environment: no keys, no database's address."""
    return {
        name: value
        for name, value in environment.items()
        if not _SECRET_NAME.search(name) and not _URL_WITH_PASSWORD.search(value)
    }


class OwnPython(KernelSpecManager):
    """The one kernel there is: the Python that runs the server, wherever others are installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Our own, whatever a notebook calls it. Nothing of a page belongs in IPython's history."""
        return KernelSpec(
            argv=[
                sys.executable,
                "-m",
                "kit.apps.kernel",
                "-f",
                "{connection_file}",
                "--HistoryManager.enabled=False",
                "--IPKernelApp.log_level=40",
            ],
            display_name="Python 3 (ipykernel)",
            language="python",
        )


class SeatKernels(AsyncMappingKernelManager):
    """Starts a kernel only for a page that a seat was given, and tells it no more than it needs."""

    seats: KernelSeats
    """Set by the server when it makes this."""

    server_url = ""
    script = ""
    most = MOST_PAGES
    nursery: Nursery | None = None
    """Where kernels are forked from, on a machine that can."""

    @default("kernel_manager_class")
    def _default_kernel_manager_class(self) -> str:
        return f"{SeatKernel.__module__}.{SeatKernel.__name__}"

    @property
    def are_enough(self) -> bool:
        """Whether as many run or are starting as there may be."""
        return len(self) + self.seats.starting() >= self.most

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Start the kernel of an expected page; the limit counts those that are starting."""
        told = kwargs["env"]
        given = self.seats.of_token(told.get(TOKEN_VARIABLE, ""))
        if given is None:
            raise HTTPError(403)
        if len(self) + self.seats.starting() > self.most:
            await self._make_room(given)
        kwargs["env"] = {
            **without_secrets(told),
            "JUPYTER_WIDGETS_ECHO": "0",
            "KIT_SERVER": self.server_url,
            "KIT_TOKEN": given.token,
            "KIT_PAGE": given.page,
            "KIT_LANG": given.lang,
            "KIT_SCRIPT": self.script,
        }
        kernel_id: str = await super().start_kernel(**kwargs)
        self.seats.bind(given.token, kernel_id)
        return kernel_id

    async def _make_room(self, given: Given) -> None:
        """End the kernel that is needed least; a page that only waits may not ask for that."""
        least = None if given.is_warm else self.seats.least_needed()
        if least is None:
            raise HTTPError(503)
        least.is_ending = True
        await self.shutdown_kernel(least.kernel_id, now=True)

    def remove_kernel(self, kernel_id: str) -> Any:
        """A kernel has ended: its token with it."""
        given = self.seats.of_kernel(kernel_id)
        if given is not None:
            self.seats.forget(given)
        return super().remove_kernel(kernel_id)


class Lease:
    """Ends the kernels that no page has looked at for a while, and removes dead ones.

    `stands` says whether a kernel's seat is still its own: neither withdrawn nor handed over.
    """

    def __init__(
        self,
        kernels: SeatKernels,
        seconds: float = LEASE_SECONDS,
        stands: Callable[[Given], bool] = lambda _: True,
    ) -> None:
        self._kernels = kernels
        self._seconds = seconds
        self._stands = stands

    async def keep(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(min(LOOK_EVERY, self._seconds / 4))
            for kernel_id in list(self._kernels.list_kernel_ids()):
                try:
                    await self._check(kernel_id)
                except Exception:
                    # It may have ended while we looked. One kernel must not stop the watch.
                    log.debug("kernel %s", kernel_id, exc_info=True)

    async def _check(self, kernel_id: str) -> None:
        given = self._kernels.seats.of_kernel(kernel_id)
        if given is None or kernel_id not in self._kernels:
            return
        kernel: Any = self._kernels.get_kernel(kernel_id)
        if not await kernel.is_alive() or self._is_over(given):
            await self._kernels.shutdown_kernel(kernel_id, now=True)

    def _is_over(self, given: Given) -> bool:
        if not self._stands(given):
            return True
        # A page whose kernel is still starting cannot look yet; its time has a limit of its own.
        is_awaited = given.is_warm or given.is_rendering
        return not is_awaited and self._kernels.seats.is_abandoned(given, self._seconds)
