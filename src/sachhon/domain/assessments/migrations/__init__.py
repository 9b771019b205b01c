"""Schema history of this room."""
