"""What a person can do wrong with rounds and templates, in words that say what to do instead."""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """An action that cannot be done. `code` names why, `message` says it with the remedy (translated)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class NotReady(Refused):
    """A round that cannot be published yet. `missing`: (wizard step, what is missing there)."""

    def __init__(self, message: str, missing: Sequence[tuple[str, str]]) -> None:
        super().__init__("round_not_ready", message)
        self.missing = tuple(missing)


class TemplateRefused(Refused):
    """A template that cannot be taken. `reasons`: one sentence each, with field or line."""

    def __init__(self, code: str, message: str, reasons: Sequence[str] = ()) -> None:
        super().__init__(code, message)
        self.reasons = tuple(reasons)
