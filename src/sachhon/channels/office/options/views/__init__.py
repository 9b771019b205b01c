"""Pages of the options library."""
