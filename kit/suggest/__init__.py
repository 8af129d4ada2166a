"""Candidate pairs between two frameworks, across languages: for people to look at, never mappings.

`candidates` ranks them, `method_at_hand` gives what compares the texts. Nothing is loaded before
the first comparison, nothing is asked of the network, and nothing is recorded here.
"""
