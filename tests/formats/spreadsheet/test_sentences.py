import re
from pathlib import Path

import pytest

from kit.domain.ids import LANGUAGES
from kit.formats.spreadsheet.columns import COLUMNS
from kit.words import catalogue

ROOT = Path(__file__).parents[3]
MODULES = [*(ROOT / "kit" / "formats" / "spreadsheet").glob("*.py"), ROOT / "kit/cli/framework.py"]
MADE = {f"sheet-column-{name.replace('_', '-')}" for name in COLUMNS} | {
    f"sheet-changes-{name}" for name in ("new", "reworded", "retouched", "gone")
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_is_there_and_none_is_idle(lang):
    written = (module.read_text("utf-8") for module in MODULES)
    used = {name for text in written for name in re.findall(r'"(sheet-[a-z-]+[a-z])"', text)}

    assert used | MADE == {name for name in catalogue(lang) if name.startswith("sheet-")}
