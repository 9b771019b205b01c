"""Who may do what, one area a module."""
