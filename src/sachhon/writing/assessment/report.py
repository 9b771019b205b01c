"""The report, put together in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sachhon.writing.assessment.annexes import annexes
from sachhon.writing.assessment.economics import economics, plan
from sachhon.writing.assessment.frame import Frame
from sachhon.writing.assessment.general import general, lacking, summary
from sachhon.writing.assessment.model import AssessmentReport
from sachhon.writing.assessment.options import options
from sachhon.writing.assessment.process import balances, flows, process
from sachhon.writing.assessment.results import look_backs, results
from sachhon.writing.assessment.waste import waste
from sachhon.writing.document import (
    Block,
    Contents,
    LetterDocument,
    Letterhead,
    Orientation,
    PageBreak,
    Para,
    Signature,
    Text,
)
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import pages_of_contents, write_pdf

KINDS = {True: "Đánh giá chi tiết sản xuất sạch hơn", False: "Đánh giá nhanh sản xuất sạch hơn"}


def assessment_letter(report: AssessmentReport) -> LetterDocument:
    """The report as a document, for Word or PDF."""
    frame = Frame(report)
    blocks = _detailed(frame) if report.detailed else _quick(frame)
    appendices = annexes(frame)
    front: list[Block] = [*lacking(report)]
    if report.detailed:
        front += [
            Para((Text("MỤC LỤC", bold=True),), style="centred", keep=True),
            Contents(tuple(frame.entries)),
            PageBreak(),
        ]
    blocks.append(Orientation(landscape=False))
    blocks.append(Para(f"Trên đây là báo cáo {KINDS[report.detailed].lower()} tại {report.facility.name}./."))
    consultancy = report.consultancy and report.issuer == report.consultancy
    return LetterDocument(
        blocks=_turned((*front, *blocks)),
        letterhead=Letterhead(
            issuer=report.issuer, symbol="/BC", place=report.place, date=report.on, draft=report.draft
        ),
        kind="BÁO CÁO",
        title=f"{KINDS[report.detailed]}\n{report.facility.name}",
        signature=Signature(("Đại diện đơn vị tư vấn",) if consultancy else ("Đại diện cơ sở",)),
        recipients=("Cơ sở được đánh giá", "Sở Công Thương (để theo dõi)", "Lưu: hồ sơ đánh giá"),
        appendices=appendices,
        banner="BẢN DỰ THẢO: CHƯA LẬP BÁO CÁO" if report.draft else "",
        subject=report.title,
        author=report.issuer,
        properties={"sachhon-assessment": report.code, **report.properties},
        body_size=13,
    )


def _turned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Without turns of the page that turn nothing: each would begin a page for no reason."""
    kept: list[Block] = []
    landscape = False
    for block in blocks:
        if isinstance(block, Orientation):
            if block.landscape == landscape:
                continue
            landscape = block.landscape
        kept.append(block)
    return tuple(kept)


def _detailed(frame: Frame) -> list[Block]:
    return [
        *summary(frame),
        *general(frame),
        *process(frame),
        *flows(frame),
        *balances(frame),
        *waste(frame),
        *options(frame),
        *economics(frame),
        *plan(frame),
        *results(frame),
        *look_backs(frame),
    ]


def _quick(frame: Frame) -> list[Block]:
    """Shorter: no balances where none was tried, no measured results, no look backs."""
    report = frame.report
    known = [balance for balance in report.balances if balance.closure_pct is not None]
    return [
        *summary(frame),
        *general(frame),
        *process(frame),
        *(balances(frame) if known else ()),
        *waste(frame),
        *options(frame),
        *economics(frame),
        *plan(frame),
        *(results(frame) if report.measured else ()),
    ]


def write_assessment(report: AssessmentReport) -> bytes:
    """The report as a .docx. The contents tell the pages as the PDF has them, until Word brings them up to date."""
    letter = assessment_letter(report)
    pages = pages_of_contents(letter) if any(isinstance(block, Contents) for block in letter.blocks) else {}
    return write_letter(replace(letter, blocks=tuple(_paged(block, pages) for block in letter.blocks)))


def _paged(block: Block, pages: Mapping[str, int]) -> Block:
    if not isinstance(block, Contents):
        return block
    return Contents(tuple(replace(entry, page=pages.get(entry.anchor)) for entry in block.entries))


def write_assessment_pdf(report: AssessmentReport) -> bytes:
    """The report as a PDF."""
    return write_pdf(assessment_letter(report))
