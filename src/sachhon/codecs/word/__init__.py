"""Word: blank and filled document -> values."""
