"""Yes or no, as typed words or as a mark in a box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.folding import fold_tones

_DONE = ("thực hiện", "áp dụng", "tham gia")
YES = frozenset(("có", "đã", "đã có", "rồi", "đúng", "yes", "y", "true", "x", "v", "√", "✓", "✔", "☑", "☒"))
NO = frozenset(("không", "chưa", "không có", "chưa có", "no", "n", "false", "☐", "□"))
YES_DONE = frozenset(f"đã {word}" for word in _DONE)
NO_DONE = frozenset(f"chưa {word}" for word in _DONE)
_WORDS = {"vi": {True: "Có", False: "Không"}, "en": {True: "Yes", False: "No"}}


@dataclass(frozen=True, slots=True)
class YesNoType:
    """bool."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> bool:
        """ "Có", "Đã", "x" are yes; "Không", "Chưa" are no. Raises FieldError."""
        word = fold_tones(text).strip(" .;,()[]")
        if word in YES or word in YES_DONE:
            return True
        if word in NO or word in NO_DONE:
            return False
        raise refusal(field, "not_yes_or_no", text)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a bool."""
        return () if isinstance(value, bool) else (problem(field, "wrong_type", value=str(value)),)

    def format(self, value: bool, field: FieldSpec, language: str = "vi") -> str:
        """ "Có" or "Không"."""
        return _WORDS[language][value]

    def to_json(self, value: bool) -> object:
        """true or false."""
        return value

    def from_json(self, value: object) -> bool:
        """The bool back. Raises ValueError."""
        if not isinstance(value, bool):
            raise ValueError(f"not true or false: {value!r}")
        return value


YES_NO = YesNoType("yes_no", {"vi": "có/không", "en": "yes or no"})
