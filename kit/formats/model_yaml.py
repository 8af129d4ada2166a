"""Writes a framework or a prepared crosswalk as the YAML file that reads back the same."""

from kit.domain.framework import Part
from kit.formats.yaml_writer import write_yaml


def model_yaml(part: Part) -> str:
    """The value as YAML, keys in the order of its model, what is left at its default left out."""
    return write_yaml(part.model_dump(mode="json", exclude_defaults=True))
