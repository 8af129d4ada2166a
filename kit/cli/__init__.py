"""The command line, `sealkit`: one module per group of commands."""

from kit.cli.commands import main

__all__ = ["main"]
