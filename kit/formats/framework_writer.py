"""Writes a framework as the file that reads back the same: `frameworks/<id>.yaml`."""

from kit.domain.framework import Framework
from kit.formats.model_yaml import model_yaml


def framework_yaml(framework: Framework) -> str:
    """The file's content: keys in the order of the model, what is left at its default left out."""
    return model_yaml(framework)
