"""Files in and out; every complaint names path, line and column."""
