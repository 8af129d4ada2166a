"""Where a session's record and its open ballots are kept: SQLite or PostgreSQL, the same code."""
