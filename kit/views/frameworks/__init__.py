"""The plain pages of frameworks: each view is pure and gives everything its template shows."""
