"""Where an answer came from, in words, with the way to the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sachhon.channels.office.shell.origins import words_address
from sachhon.formkit.values import Answer


@dataclass(frozen=True, slots=True)
class Source:
    """What is said of an answer's origin; `url` leads to the words in the document, or to the records counted."""

    words: str
    quote: str = ""
    url: str = ""
    counted: bool = False

    @property
    def link(self) -> str:
        """What the way there is called."""
        return _("Xem sổ ghi chép") if self.counted else _("Xem trong văn bản")


def source_of(answer: Answer) -> Source | None:
    """The origin of an answer that was not simply typed."""
    origin = answer.origin
    if origin is None:
        return None
    if origin.kind == "read":
        words = _("Đọc từ %(file)s:") % {"file": origin.file or _("văn bản")}
        return Source(words, origin.quote, words_address(origin))
    if origin.kind == "imported":
        place = "!".join(part for part in (origin.sheet, origin.cell) if part)
        words = _("Nhập từ %(file)s, ô %(cell)s") if place else _("Nhập từ %(file)s")
        return Source(words % {"file": origin.file, "cell": place}, url=words_address(origin))
    if origin.kind == "carried":
        return Source(_("Lấy từ kỳ trước"))
    if origin.kind == "computed":
        url = words_address(origin)
        words = _("Tính ra: %(note)s") % {"note": origin.note} if origin.note else _("Tính ra")
        return Source(words, url=url, counted=bool(url))
    if origin.note:
        return Source(_("Nhập tay, ghi là “%(text)s”") % {"text": origin.note}, url=words_address(origin))
    return None


def draw_source(source: Source | None, label: str) -> SafeString:
    """The origin as it stands beside an answer; nothing for what was simply typed."""
    if source is None:
        return SafeString("")
    quote = format_html(" <q>{}</q>", source.quote) if source.quote else ""
    link = (
        format_html(' <a href="{}">{}<span class="visually-hidden">: {}</span></a>', source.url, source.link, label)
        if source.url
        else ""
    )
    words = format_html('<span class="answer-note">{}</span> {}', _("Nguồn"), source.words)
    return format_html('<p class="answer-origin">{}{}{}</p>', words, quote, link)
