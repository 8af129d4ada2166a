"""One module per page notebook: its view's client and the widget that carries it."""
