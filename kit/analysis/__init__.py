"""What researchers do with a bundle: tables in, tables and figures out, nothing hidden in between.

`open_bundle` reads a folder or an archive that `sealkit export` wrote. Everything else is a
function of that bundle, with shapes, formula and source in its docstring; `notebooks/analysis`
tells the story with them. Nothing here asks a store or a server, and nothing of a bundle is ever
executed.
"""
