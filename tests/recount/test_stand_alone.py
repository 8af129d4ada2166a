import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.reports import recount as script
from tests.recount.bundles import write

SOURCE = Path(script.__file__)


def run(*words, folder, **more):
    command = [sys.executable, "-I", "-S", *map(str, words)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, **more)


def imported():
    nodes = list(ast.walk(ast.parse(SOURCE.read_text("utf-8"))))
    names = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    return names | {node.module for node in nodes if isinstance(node, ast.ImportFrom)}


def test_it_imports_nothing_but_the_standard_library():
    assert imported() - sys.stdlib_module_names == set()


def test_it_is_written_for_older_pythons_too():
    source = SOURCE.read_text("utf-8")

    tree = ast.parse(source, feature_version=(3, 9))
    named = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
    assert named & {"pairwise", "batched", "TypeAlias", "StrEnum", "Self", "aiter"} == set()
    assert "strict" not in {one.arg for one in ast.walk(tree) if isinstance(one, ast.keyword)}


def test_it_opens_no_connection_and_starts_nothing():
    assert (
        imported() & {"socket", "urllib", "urllib.request", "http", "subprocess", "ctypes"} == set()
    )
    source = SOURCE.read_text("utf-8")
    assert "eval(" not in source
    assert "exec(" not in source


def test_it_runs_in_the_bundle_with_nothing_beside_it(bundle):
    done = run(bundle / "recount.py", folder="/")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith("\nEverything agrees.\n")
    assert not (bundle / "__pycache__").exists()


def test_it_exits_with_1_and_counts_what_differs(bundle):
    (bundle / "README.txt").write_text("another")

    done = run("recount.py", ".", folder=bundle)

    assert done.returncode == 1
    assert "README.txt: was changed" in done.stdout.decode()
    assert done.stdout.decode().endswith("\n2 differences.\n")


def test_programs_get_one_object(bundle):
    done = run("recount.py", "--json", folder=bundle)

    told = json.loads(done.stdout)
    assert set(told) == {"ok", "checked", "notes", "differences"}
    assert (told["ok"], told["differences"]) == (True, [])
    assert told["checked"]["rounds"] == 8


@pytest.mark.parametrize("words", [[], ["missing"], ["recount.py"]])
def test_a_folder_that_is_no_bundle_is_said_in_one_sentence(words, tmp_path):
    write(tmp_path, {"recount.py": SOURCE.read_bytes()})

    done = run("recount.py", *words, folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_a_wrong_word_is_answered_with_the_usage(bundle):
    done = run("recount.py", "--quick", folder=bundle)

    assert done.returncode == 2
    assert done.stderr.startswith(b"Usage:")


def test_a_module_laid_beside_it_is_never_run(bundle):
    """Started by hand, without -I, Python would look into the bundle for `json` first."""
    write(bundle, {"json.py": b"print('owned')", "fractions.py": b"print('owned')"})

    done = subprocess.run(
        [sys.executable, "recount.py"], cwd=bundle, capture_output=True, check=False
    )

    assert b"owned" not in done.stdout + done.stderr
    assert done.returncode == 1
    assert b"json.py: was added" in done.stdout


def test_letters_that_the_terminal_does_not_have_stop_nothing(bundle):
    write(bundle, {"é – ü.txt": b""})

    done = subprocess.run(
        [sys.executable, "recount.py"],
        cwd=bundle,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
