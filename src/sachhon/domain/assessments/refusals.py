"""What this room refuses to a person, in their language, with what to do instead."""

from __future__ import annotations


class Refused(Exception):
    """An action that cannot be done. `code` names why, `message` says it with the remedy (translated).

    `field` is the form's field that it is about, "" where it is about the whole.
    """

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
