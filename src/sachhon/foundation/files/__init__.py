"""Content-addressed files: `store(data)` keeps bytes once, `open_file` and `read` give them back, verified."""

from sachhon.foundation.files.store import path_of, read, store

__all__ = ["path_of", "read", "store"]
