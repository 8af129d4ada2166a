"""The research bundle: one folder that holds a session whole, and that anyone can recount."""
