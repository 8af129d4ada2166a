"""A rehearsal: a whole workshop played against a running server by people who are not there."""
