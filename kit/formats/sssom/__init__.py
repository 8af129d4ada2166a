"""SSSOM/TSV 1.1: sets of mappings, read strictly and written so that they read back the same.

The reader keeps whatever is legal, also what ours has no word for, and refuses with line and column
what other readers let pass or drop. Source: the SSSOM specification, chapters on the model and on
the TSV format. `docs/exchange.md` says where we differ from its canonical form, and why.
"""
