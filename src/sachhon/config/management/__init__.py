"""Commands that set a system up."""
