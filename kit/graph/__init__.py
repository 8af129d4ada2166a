"""The crosswalk as a graph: the graph itself, where its nodes stand, and its figures."""
