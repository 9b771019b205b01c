"""Changes of this room: one verb a file, each with its permission, its transaction and its audit entry."""
