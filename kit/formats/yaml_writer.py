"""Writes texts, lists and mappings as YAML that reads back literally, here and elsewhere."""

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from kit.formats.yaml_nodes import Plain

WIDTH = 100
TEMPTING = re.compile(r"[-+.\d~<=].*|y|n|yes|no|on|off|true|false|null|", re.IGNORECASE | re.DOTALL)
"""Texts that some reader of YAML takes for a number, a time, a boolean or nothing."""

INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What is safe only when it is written as an escape inside double quotes."""


class _Representer(SafeRepresenter):
    """Quotes what other readers would misread; our own reader takes everything literally."""


def _represent_text(representer: SafeRepresenter, text: str) -> Any:
    style = "'" if TEMPTING.fullmatch(text) else None
    style = '"' if INVISIBLE.search(text) else style
    return representer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Representer.add_representer(str, _represent_text)


def write_yaml(content: Plain) -> str:
    """The content as YAML, keys in the order given; `NO` and `1.10` are quoted."""
    writer = YAML(typ="safe", pure=True)
    writer.Representer = _Representer
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.width = WIDTH
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # None there
    out = StringIO()
    writer.dump(content, out)
    return out.getvalue()
