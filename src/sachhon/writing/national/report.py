"""The national report, put together in the order in which it is read."""

from __future__ import annotations

from itertools import count

from sachhon.formkit.rollup import Figures
from sachhon.writing.document import Block, LetterDocument, Letterhead, Para, Signature
from sachhon.writing.national.annexes import appendices
from sachhon.writing.national.edition import SAMPLE_BANNER, Edition
from sachhon.writing.national.frame import Frame
from sachhon.writing.national.lineage import Lineage
from sachhon.writing.national.local import by_region, has_regions
from sachhon.writing.national.quality import quality
from sachhon.writing.national.sections import sections
from sachhon.writing.national.summary import opening, summary
from sachhon.writing.national.targets import targets
from sachhon.writing.national.wording import roman
from sachhon.writing.official import write_letter


def national_report(figures: Figures, edition: Edition | None = None) -> LetterDocument:
    """The report as a document, for Word or PDF. Raises KeyError where a finding's wording is not registered."""
    edition = edition or Edition()
    frame = Frame(figures, edition, Lineage(figures))
    blocks: list[Block] = opening(frame)
    numerals = map(roman, count(1))
    blocks += summary(frame, f"{next(numerals)}. TÓM TẮT")
    if figures.targets:
        blocks += targets(frame, f"{next(numerals)}. KẾT QUẢ SO VỚI MỤC TIÊU CỦA CHIẾN LƯỢC")
    blocks += sections(frame, f"{next(numerals)}. KẾT QUẢ THEO TỪNG NỘI DUNG")
    if has_regions(frame):
        blocks += by_region(frame, f"{next(numerals)}. SỐ LIỆU THEO VÙNG")
    blocks += quality(frame, f"{next(numerals)}. CHẤT LƯỢNG SỐ LIỆU VÀ PHƯƠNG PHÁP")
    blocks.append(Para(f"Trên đây là kết quả tổng hợp, {edition.issuer} kính báo cáo./."))
    title = figures.template.national.titles.get("vi") or figures.template.titles.get("vi", figures.template.id)
    return LetterDocument(
        blocks=tuple(blocks),
        letterhead=Letterhead(
            issuer=edition.issuer, symbol=edition.symbol, place=edition.place, date=edition.date, draft=edition.draft
        ),
        kind="BÁO CÁO",
        title=_without_kind(title),
        addressees=edition.addressees,
        signature=Signature(edition.authority),
        recipients=edition.recipients,
        appendices=appendices(frame),
        banner=SAMPLE_BANNER if edition.sample else "",
        subject=title,
        author=edition.issuer,
        properties={
            "template": figures.template.id,
            "template_version": figures.template.version,
            "sample": str(edition.sample).lower(),
        },
    )


def _without_kind(title: str) -> str:
    """The name of type stands above the title already."""
    rest = title.removeprefix("Báo cáo ")
    return rest[:1].upper() + rest[1:]


def write_report(figures: Figures, edition: Edition | None = None) -> bytes:
    """The report as a .docx."""
    return write_letter(national_report(figures, edition))
