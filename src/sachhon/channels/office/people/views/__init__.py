"""Pages of people, one module a matter."""
