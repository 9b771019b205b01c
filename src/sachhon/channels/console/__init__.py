"""The `sachhon` command."""
