"""Run every benchmark of this folder, each in a process of its own.

    python -m bench [NAME…] [--OPTION…]

Options go to each benchmark that is run: `python -m bench room --quick --json room.json`.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def benchmarks(names: list[str]) -> list[str]:
    """Name the benchmarks asked for, or all: files called `bench_<name>.py`."""
    found = sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))
    unknown = [name for name in names if name not in found]
    if unknown:
        raise SystemExit(f"No benchmark {', '.join(unknown)}; there are: {', '.join(found)}")
    return names or found


def asked(words: list[str]) -> tuple[list[str], list[str]]:
    """The names, and from the first option on what is handed on."""
    first = next((at for at, word in enumerate(words) if word.startswith("-")), len(words))
    return words[:first], words[first:]


def main() -> int:
    """Run them one after another; fail when one has failed."""
    failed = []
    names, options = asked(sys.argv[1:])
    if not benchmarks([]):
        print(
            "There is no benchmark yet: put one in a file called bench_<name>.py beside this one."
        )
    for name in benchmarks(names):
        print(f"== {name}", flush=True)
        # A process of its own: memory and warm caches of one must not colour the next.
        command = [sys.executable, "-m", f"bench.bench_{name}", *options]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return len(failed) > 0


if __name__ == "__main__":
    sys.exit(main())
