"""What surrounds the body: letterhead, title, addressees, bases, signature and recipients, heads of annexes."""

from __future__ import annotations

from datetime import date

from sachhon.vietnamese.dates import format_date
from sachhon.writing.document import Appendix, LetterDocument, Letterhead, Signature
from sachhon.writing.official.layout import Look, look, text_width, twips
from sachhon.writing.official.markup import Gathered, paragraph, words

_LEFT_SHARE = 0.40
_AUTHORITY_GAP_LINES = 4


def letterhead(head: Letterhead) -> str:
    """The two-column head of page 1; each line has its element's look."""
    width = text_width() + 10  # the head may reach a little into the margins, as official letters do
    left, right = twips(width * _LEFT_SHARE), twips(width * (1 - _LEFT_SHARE))
    superior = line(head.superior.upper(), look("Tên cơ quan chủ quản")) if head.superior else ""
    issuer = "".join(line(part, look("Tên cơ quan ban hành")) for part in head.issuer.upper().split("\n"))
    country = line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(12, True, False, True))
    motto = line("Độc lập - Tự do - Hạnh phúc", Look(13, True, False, False))
    number = line(f"Số: {head.number or ' ' * 8 + head.symbol}", look("Số, ký hiệu"), 60)
    if head.about:
        number += line(head.about, Look(12, False, False, False), 120)
    if head.draft:
        number += line("DỰ THẢO", Look(13, True, False, True), 60)
    place = line(
        f"{head.place}, {date_words(head.date)}" if head.place else date_words(head.date),
        look("Địa danh, thời gian"),
        60,
    )
    return _two_columns(
        left,
        right,
        ((superior + issuer + rule(left, 0.36), country + motto + rule(right, 0.60)), (number, place)),
    )


def date_words(day: date | None) -> str:
    """As Nghị định 30/2020 writes it ("ngày 05 tháng 3 năm 2019"); an open date has dots."""
    return format_date(day, "long") if day else "ngày …… tháng …… năm ……"


def title(letter: LetterDocument) -> str:
    """Name of type and title, with the short line under them."""
    if not letter.kind and not letter.title:
        return ""
    kind = paragraph("Title", _run(letter.kind)) if letter.kind else ""
    lines = "".join(paragraph("Subtitle", _run(part)) for part in letter.title.split("\n") if part)
    return kind + lines + rule(twips(text_width()), 0.25, after=200)


def addressees(names: tuple[str, ...]) -> str:
    """ "Kính gửi": one on the same line, several each on a line with a dash."""
    if not names:
        return ""
    if len(names) == 1:
        around = '<w:spacing w:before="240" w:after="200"/>'
        return paragraph("Centred", _run(f"Kính gửi: {names[0]}"), around)
    left = twips(30)
    opening = f'<w:spacing w:before="240" w:after="60"/><w:ind w:left="{left}"/>'
    listed = f'<w:spacing w:after="40"/><w:ind w:left="{left + twips(15)}"/>'
    return paragraph("Plain", _run("Kính gửi:"), opening) + "".join(
        paragraph("Plain", _run(f"- {name}"), listed) for name in punctuated(names)
    )


def bases(lines: tuple[str, ...]) -> str:
    """The bases, each on its line; ";" ends each, "." the last."""
    return "".join(paragraph("Bases", _run(text)) for text in punctuated(lines))


def punctuated(lines: tuple[str, ...]) -> list[str]:
    """As official lists end their lines: ";", the last ".". A last line that ends "./." keeps it."""
    last = len(lines) - 1
    return [
        text if text.endswith("./.") else text.rstrip(";. ") + (";" if index < last else ".")
        for index, text in enumerate(lines)
    ]


def closing(signature: Signature | None, recipients: tuple[str, ...], landscape: bool = False) -> str:
    """Recipients at the left, who signs at the right, kept on one page, as wide as the page that the body ends on."""
    if signature is None and not recipients:
        return ""
    width = twips(text_width(landscape))
    left, right = round(width * 0.5), width - round(width * 0.5)
    received = ""
    if recipients:
        received = paragraph("RecipientsHead", _run("Nơi nhận:"))
        received += "".join(paragraph("Recipients", _run(f"- {text}")) for text in punctuated(recipients))
    signed = ""
    if signature is not None:
        authority, name = look("Quyền hạn, chức vụ người ký"), look("Họ tên người ký")
        signed = "".join(line(text.upper(), authority, keep=True) for text in signature.authority)
        gap = _AUTHORITY_GAP_LINES
        if signature.mark:
            signed += line("", authority, keep=True) + line(signature.mark, Look(13, False, True, False), keep=True)
            gap -= 2
        signed += "".join(line("", authority, keep=True) for _ in range(gap))
        signed += line(signature.name, name)
    return paragraph("SectionEnd", "", "<w:keepNext/>") + _two_columns(
        left, right, ((received or "<w:p/>", signed or "<w:p/>"),)
    )


def appendix_head(appendix: Appendix, gathered: Gathered) -> str:
    """Label, title and "(Kèm theo …)", a heading of level 1 in the outline."""
    mark = gathered.mark(appendix.anchor) if appendix.anchor else ""
    label_look, title_look = look("Phụ lục (từ và số La Mã)"), look("Tên phụ lục")
    outline = '<w:outlineLvl w:val="0"/>'
    label = line(appendix.label, label_look, mark=mark, properties=outline)
    name = "".join(line(part, title_look, keep=True) for part in appendix.title.upper().split("\n"))
    source = line(appendix.source, look("Kèm theo"), keep=True) if appendix.source else ""
    return label + name + source + rule(twips(text_width(appendix.landscape)), 0.2, after=160)


def line(text: str, style: Look, before: int = 0, *, keep: bool = False, mark: str = "", properties: str = "") -> str:
    """A centred line in an element's look."""
    bold = "<w:b/>" if style.bold else ""
    italic = "<w:i/>" if style.italic else ""
    kept = "<w:keepNext/>" if keep else ""
    spacing = f'<w:spacing w:before="{before}" w:after="0"/>' if before else ""
    look_ = f'<w:rPr>{bold}{italic}<w:sz w:val="{style.size * 2}"/><w:szCs w:val="{style.size * 2}"/></w:rPr>'
    inside = f"<w:r>{look_}{words(text)}</w:r>" if text else ""
    return paragraph("Frame", mark + inside, kept + spacing + properties)


def rule(width: int, share: float, after: int = 0) -> str:
    """The short centred line under a name: a border over an empty paragraph, `share` of `width` twips long."""
    indent = round(width * (1 - share) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    around = f'<w:spacing w:before="40" w:after="{after}"/><w:ind w:left="{indent}" w:right="{indent}"/>'
    return paragraph("SectionEnd", "", border + around)


def _run(text: str) -> str:
    return f"<w:r>{words(text)}</w:r>"


def _two_columns(left: int, right: int, rows: tuple[tuple[str, str], ...]) -> str:
    grid = f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
    body = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/></w:tcPr>{one}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{right}" w:type="dxa"/></w:tcPr>{other}</w:tc></w:tr>'
        for one, other in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>{grid}{body}</w:tbl>{paragraph('SectionEnd', '')}"
    )


def banner(text: str) -> str:
    """The words that mark a sample, for a page's head."""
    look_ = '<w:rPr><w:b/><w:color w:val="C00000"/><w:sz w:val="22"/></w:rPr>'
    return paragraph("Header", f"<w:r>{look_}{words(text)}</w:r>")
