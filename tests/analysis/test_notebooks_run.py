"""Every notebook runs through on any bundle, twice with the same bytes, and leaves no trace."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "notebooks" / "analysis"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]


def cells_of(path: Path, **values: str) -> list[Any]:
    """Its cells, with one of values after its parameters, as papermill does it."""
    cells = nbformat.read(path, as_version=4).cells
    place = [cell.metadata.get("tags") == ["parameters"] for cell in cells].index(True)
    told = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    return [*cells[: place + 1], nbformat.v4.new_code_cell(told), *cells[place + 1 :]]


class Run:
    """All notebooks on one bundle, in one kernel that forgets everything between them."""

    def __init__(self, bundle: Path, folder: Path, order: Sequence[Path]) -> None:
        self.folder = folder
        self._cells: dict[str, list[Any]] = {}
        whole = nbformat.v4.new_notebook()
        for path in order:
            out = str(folder / "out" / path.stem)
            self._cells[path.stem] = cells_of(path, bundle=str(bundle), lang="fr", out=out)
            whole.cells += [*self._cells[path.stem], nbformat.v4.new_code_cell("%reset -f")]
        where = {"metadata": {"path": folder}}
        self.client = NotebookClient(whole, timeout=120, kernel_name="python3", resources=where)

    def shown(self, name: str) -> list[str]:
        """What the cells of a notebook show as HTML."""
        outputs = [one for cell in self._cells[name] for one in cell.get("outputs", ())]
        return [
            one["data"]["text/html"].replace(str(self.folder), "")
            for one in outputs
            if "text/html" in one.get("data", {})
        ]

    @property
    def complaints(self) -> list[str]:
        """Everything that anything printed: warnings, logs."""
        cells = [cell for each in self._cells.values() for cell in each]
        outputs = [one for cell in cells for one in cell.get("outputs", ())]
        return [one.text for one in outputs if one.output_type == "stream"]

    def written(self, name: str) -> dict[str, bytes]:
        """The files that a notebook wrote."""
        return {one.name: one.read_bytes() for one in (self.folder / "out" / name).iterdir()}


async def execute(runs: Sequence[Run]) -> None:
    await asyncio.gather(*(run.client.async_execute() for run in runs))


@pytest.fixture(name="home", scope="module")
def _home(tmp_path_factory) -> Iterator[Path]:
    """A home of its own, so that no kernel reads or writes the developer's."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("HOME", "IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_DATA_DIR"):
            patched.setenv(name, str(home))
        patched.setenv("PYTHONDONTWRITEBYTECODE", "1")
        patched.delenv("SEALKIT_BUNDLE", raising=False)
        yield home


@pytest.fixture(name="runs", scope="module")
def _runs(example, early, home, tmp_path_factory) -> dict[str, Run]:
    """All of them twice on the example, the second time in another order; once on a new session."""
    made = {
        "first": Run(example, tmp_path_factory.mktemp("first"), NOTEBOOKS),
        "second": Run(example, tmp_path_factory.mktemp("second"), NOTEBOOKS[::-1]),
        "early": Run(early, tmp_path_factory.mktemp("early"), NOTEBOOKS),
    }
    asyncio.run(execute(list(made.values())))
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_run_twice_writes_and_shows_the_same(runs, name):
    first, second = runs["first"].written(name), runs["second"].written(name)

    assert [one for one in first if one.endswith(".csv")]
    assert first.keys() == second.keys()
    assert [one for one, bytes_ in first.items() if second[one] != bytes_] == []
    assert runs["first"].shown(name) == runs["second"].shown(name)
    assert len(runs["first"].shown(name)) > 2


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_says_that_there_is_nothing_instead_of_failing(runs, name):
    told = " ".join(runs["early"].shown(name)).lower()

    assert "il n’y a rien de tel dans ce dossier" in told
    assert "<svg" not in told
    assert {one.rpartition(".")[2] for one in runs["early"].written(name)} <= {"csv", "md", "tex"}


def test_the_last_notebook_writes_every_figure_as_a_vector(runs):
    written = runs["first"].written("5-figures-and-tables")
    vectors = [one for one in written if one.endswith(".svg")]

    assert len(vectors) > 10
    assert {one.replace(".svg", ".pdf") for one in vectors} <= set(written)
    assert all(b"<text" in written[one] for one in vectors)


def test_no_notebook_complains_or_writes_anywhere_else(runs, example):
    assert [run.complaints for run in runs.values()] == [[], [], []]
    assert {one.name for run in runs.values() for one in run.folder.iterdir()} == {"out"}
    listed = json.loads((example / "manifest.json").read_text("utf-8"))["files"]
    found = {one.relative_to(example).as_posix() for one in example.rglob("*") if one.is_file()}
    assert found == {"manifest.json", *listed}
    assert {one.suffix for one in FOLDER.iterdir()} == {".ipynb"}
