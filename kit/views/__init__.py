"""What each page shows, as plain JSON values: one module per page, pure and already in words."""
