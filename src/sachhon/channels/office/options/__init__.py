"""The options library: what cleaner production can do, and what it did."""
