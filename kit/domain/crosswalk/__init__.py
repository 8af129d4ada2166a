"""The crosswalk: what groups say of requirements, and what it amounts to."""
