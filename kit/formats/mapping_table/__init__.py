"""Mappings as spreadsheets for people: one row per mapping, the relation in our words.

Columns are called as SSSOM calls its slots, with `relation` in the place of predicate and modifier
wherever our words can say it. CSV holds the rows alone; XLSX has a sheet for the rest.
"""
