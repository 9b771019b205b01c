"""What is said at an answer: that it was saved, why it was not, what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sachhon.channels.office.reports.understanding import Choice

WRONG = ("invalid", "doubtful", "conflict")


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind`: saved | invalid | doubtful | conflict | same. `words` say it; `echo` is the answer as it was understood.

    Of a conflict: `theirs` in words, the `version` seen, who wrote it and when; `inputs` are the texts of theirs.
    """

    kind: str
    words: str = ""
    echo: str = ""
    choices: tuple[Choice, ...] = ()
    theirs: str = ""
    mine: str = ""
    by: str = ""
    at: str = ""
    version: int = 0
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        """Whether something must be done about it."""
        return self.kind in WRONG


def drawn_mark(name: str, mark: Mark | None) -> SafeString:
    """The words at an answer, with what can be chosen; an empty place where nothing is said, for the page to fill."""
    if mark is None or not (mark.words or mark.choices):
        return SafeString("")
    return format_html(
        '<div class="said said-{}" id="m-{}"><span class="visually-hidden">{}</span> {}{}</div>',
        mark.kind,
        name,
        _("Lỗi:") if mark.wrong else "",
        mark.words,
        _choices(name, mark),
    )


def _choices(name: str, mark: Mark) -> SafeString:
    if mark.kind == "doubtful":
        return format_html(
            '<div class="choices">{}</div>',
            format_html_join(
                "",
                '<label class="form-check"><input class="form-check-input" type="radio" name="k:{}" value="{}">'
                '<span class="form-check-label">{}</span></label>',
                ((name, choice.text, choice.words) for choice in mark.choices),
            ),
        )
    if mark.kind == "conflict":
        return format_html(
            '<input type="hidden" name="rv:{}" value="{}"><div class="choices sides">{}</div>',
            name,
            mark.version,
            format_html_join(
                "",
                '<label class="form-check side"><input class="form-check-input" type="radio" name="r:{}" value="{}">'
                '<span class="form-check-label"><small>{}</small><b>{}</b></span></label>',
                (
                    (name, "mine", _("Giữ của tôi:"), mark.mine or _("(để trống)")),
                    (name, "theirs", _("Lấy của %(name)s:") % {"name": mark.by}, mark.theirs or _("(để trống)")),
                ),
            ),
        )
    return mark_safe("")
