"""A kit of notebook apps that carries mentoring networks from a first idea to a draft seal."""
