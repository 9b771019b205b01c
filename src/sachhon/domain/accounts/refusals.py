"""What a person is told when something about accounts cannot be done, and what they can do instead."""

from __future__ import annotations


class AccountRefused(Exception):
    """A refusal that a person can cause. `words` says why and what to do; `field` is the form's field, or ""."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.field = field
