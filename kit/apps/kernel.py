"""A page's kernel: IPython's, without the debugger, which would cost a tenth of its start."""

import runpy
import sys

if __name__ == "__main__":
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # as if it were not installed
    runpy.run_module("ipykernel_launcher", run_name="__main__", alter_sys=True)
