"""CASE 1.1 packages (1EdTech): mappings as associations between items of other documents.

CASE knows fewer relations and no gaps, so each association, and the package, carries our own words
in an extension called `sealkit`; other programs pass over it. What came from elsewhere goes back
as it came.
"""
