"""The national Word report of 63 letters, against its own tables bare in lxml and its own charts, and nothing else.

DỮ LIỆU MẪU: the answers are composed and stand for no province's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from lxml import etree
from tests.writing.answers import answers, units

from benchmarks.harness import Harness, medians, once, peak_mb
from sachhon.formkit.definition import template
from sachhon.formkit.findings import register_words
from sachhon.formkit.rollup import Figures, roll_up
from sachhon.writing.charts import Chart
from sachhon.writing.document import Block, Cell, LetterDocument, Row, Table, plain
from sachhon.writing.national import Edition, national_report, write_report, write_workbook
from sachhon.writing.pdf import write_pdf

LETTERS = 63
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDITION = Edition(sample=True)


def run(harness: Harness) -> None:
    """Word, Excel and PDF of the national report."""
    # First of all: a process that is forked once the renderer of charts runs would wait for its threads for ever.
    peak = peak_mb(_write)
    register_words("vi", {"sample_contradiction": "Văn bản nêu {count} doanh nghiệp, chiếm {share}%."})
    figures = national()
    with _recorded() as charts:
        document = national_report(figures, EDITION)
    tables = [grid(table) for table in tables_of(document)]
    cells = sum(len(row) for table in tables for row in table)
    bare = f"{len(tables)} tables ({cells} cells) bare in lxml + {len(charts)} charts"
    taken = medians({"report": lambda: write_report(figures, EDITION), "bare": lambda: _bare(tables, charts)})
    name = f"national Word report, {LETTERS} letters"
    harness.compare(name, "write_report", taken["report"], bare, taken["bare"], at_most=3, peak_mb=peak)
    harness.memory("national Word report, memory", "write_report in a fresh process", peak, 400)
    plain_ = Edition(sample=True, pictures=False)
    words = medians(
        {"report": lambda: write_report(figures, plain_), "bare": lambda: [_build(table) for table in tables]}
    )
    harness.compare(
        "the same without charts", "write_report", words["report"], "its tables bare in lxml", words["bare"], at_most=3
    )
    excel = once(lambda: write_workbook(figures, EDITION))
    harness.compare("Excel annex", "write_workbook", excel, "Word report", taken["report"])
    harness.compare("the report as PDF", "write_pdf", once(lambda: write_pdf(document)), "Word report", taken["report"])


def national() -> Figures:
    """Figures of composed answers of all provinces, none of them silent."""
    asked, form = units(LETTERS), template("bct-1819-2018")
    return roll_up(form, answers(form, asked, silent_every=LETTERS + 1), asked=asked)


def _write() -> int:
    register_words("vi", {"sample_contradiction": "Văn bản nêu {count} doanh nghiệp, chiếm {share}%."})
    return len(write_report(national(), EDITION))


@contextmanager
def _recorded() -> Iterator[list[Chart]]:
    """The charts that are drawn meanwhile."""
    charts: list[Chart] = []
    draw = Chart.png

    def png(chart: Chart) -> bytes:
        charts.append(chart)
        return draw(chart)

    with mock.patch.object(Chart, "png", png):
        yield charts


def tables_of(document: LetterDocument) -> Iterator[Table]:
    """All tables of a document, annexes last."""
    blocks: list[Block] = [*document.blocks, *(block for annex in document.appendices for block in annex.blocks)]
    return (block for block in blocks if isinstance(block, Table))


def grid(table: Table) -> list[list[str]]:
    """The words of the cells, titles first; what a merged cell covers is left out."""
    rows = [[plain(column.title) for column in table.columns]]
    for row in table.rows:
        cells = row.cells if isinstance(row, Row) else row
        rows.append([plain(cell.content if isinstance(cell, Cell) else cell) for cell in cells if cell is not None])
    return rows


def _bare(tables: list[list[list[str]]], charts: list[Chart]) -> int:
    return sum(len(_build(table)) for table in tables) + sum(len(chart.png()) for chart in charts)


def _build(table: list[list[str]]) -> bytes:
    """A table of Word with nothing but its words."""
    root = etree.Element(f"{W}tbl")
    for row in table:
        line = etree.SubElement(root, f"{W}tr")
        for words in row:
            paragraph = etree.SubElement(etree.SubElement(line, f"{W}tc"), f"{W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = words
    return bytes(etree.tostring(root))
