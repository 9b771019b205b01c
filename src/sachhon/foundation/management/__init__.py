"""Commands of the foundation for `manage` and the `sachhon` command."""
