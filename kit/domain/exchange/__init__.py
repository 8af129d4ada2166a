"""Sets of mappings as other programs know them (SSSOM), and their checks."""
