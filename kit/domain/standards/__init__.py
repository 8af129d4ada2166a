"""Candidate standards: gathered from requirements and themes, described by groups."""
