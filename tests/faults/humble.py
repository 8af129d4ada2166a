"""Runs a command as everybody else would: root may write in what is read-only, this may not.

python tests/faults/humble.py COMMAND …
"""

import ctypes
import os
import sys

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1
"""Linux: not to ask a file who may write in it."""


def main() -> None:
    """Give the right up, then become the command."""
    if sys.platform == "linux" and os.geteuid() == 0:
        system = ctypes.CDLL(None, use_errno=True)
        if system.prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "root may not give up its rights here")
    os.execv(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
