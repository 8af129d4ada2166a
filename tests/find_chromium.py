"""Find the Chromium that the browser tests use; `--install` gets one where there is none.

The one place that knows: `make test` calls it as a script, tests/pages asks `find()`.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = ("Chromium", "Google Chrome")


@cache
def find() -> str | None:
    """Name the executable to start; None means: the one that playwright brought."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not starts(named):
            raise SystemExit(f"CHROMIUM={named} does not start.")
        return named
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> list[str]:
    """List what looks like a system's Chromium, best first."""
    on_path = [shutil.which(name) for name in PROGRAMS]
    on_mac = [Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in MAC_APPLICATIONS]
    return [path for path in on_path if path] + [str(path) for path in on_mac if path.exists()]


def starts(path: str) -> bool:
    """Tell whether it really starts: Ubuntu's `chromium-browser` may be a note about snap."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> None:
    """Install one: Debian's package where we may, else playwright's own."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
    if as_root and install_package():
        return
    playwright = [sys.executable, "-m", "playwright"]
    if as_root:
        # Its libraries may be there already: what counts is whether the browser then installs.
        subprocess.run([*playwright, "install-deps", "chromium"], check=False)
    if subprocess.run([*playwright, "install", "chromium"], check=False).returncode:
        raise SystemExit(
            "No Chromium was found and none could be installed. "
            "Install one and name it: make test CHROMIUM=/path/to/chromium"
        )


def install_package() -> bool:
    """Install the system's package; Ubuntu has none that runs without snap."""
    print("No Chromium here: installing the system's package.", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    find.cache_clear()
    return find() is not None


if __name__ == "__main__":
    if find() is None and "--install" in sys.argv[1:]:
        install()
    print(f"Browser tests use {find() or 'the Chromium that playwright brought'}.")
