"""What a person can do wrong with units, in words that say what to do instead."""

from __future__ import annotations


class Refused(Exception):
    """An action that cannot be done. `code` names why, `message` says it with the remedy (translated)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
