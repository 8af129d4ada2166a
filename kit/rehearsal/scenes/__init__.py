"""The scenes of a rehearsal, one module each: what is played, and what must hold."""
