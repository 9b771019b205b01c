"""What may be read, always by whom: one area a module."""
