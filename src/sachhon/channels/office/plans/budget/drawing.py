"""The table's HTML, row by row: a budget of two hundred lines has thousands of cells, too many for template loops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sachhon.channels.office.plans.budget.cell_names import name_of
from sachhon.channels.office.plans.budget.hints import broken_cells
from sachhon.channels.office.plans.budget.saving import Mark
from sachhon.channels.office.plans.budget.sheet import Sheet, SheetColumn, SheetRow
from sachhon.channels.office.plans.budget.typed import money_text, text_of
from sachhon.domain.planning.api import Place
from sachhon.formkit.values import MISSING, Key

_SIZES = {"number": 4, "unit": 8, "quantity": 3}  # letters; amounts by the page's unit
_TITLE_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet to be drawn. `marks` and `texts`: what was refused of a form, shown again at its place."""

    sheet: Sheet
    editable: bool
    marks: Mapping[Key, Mark] = field(default_factory=dict)
    texts: Mapping[Key, str] = field(default_factory=dict)

    def head(self) -> SafeString:
        """Two rows of titles: the years over quantity and amount, those who pay under one title."""
        sheet = self.sheet
        top = [
            f'<th scope="col" rowspan="2" class="b-{one.id}">{escape(one.label)}</th>'
            for one in sheet.columns
            if not one.year and one.id in ("number", "title", "unit")
        ]
        top += [
            f'<th scope="colgroup" colspan="2" class="b-year">{escape(_year_label(year))}</th>' for year in sheet.years
        ]
        top.append(f'<th scope="col" rowspan="2">{escape(_("Tổng"))}</th>')
        top.append(f'<th scope="col" rowspan="2" class="b-sum">{escape(_("Cộng các năm"))}</th>')
        if sheet.sources:
            words = escape(_("Nguồn kinh phí"))
            top.append(f'<th scope="colgroup" colspan="{len(sheet.sources)}" class="b-year">{words}</th>')
            top.append(f'<th scope="col" rowspan="2" class="b-sum">{escape(_("Cộng các nguồn"))}</th>')
        if self.editable:
            top.append(f'<td rowspan="2"><span class="visually-hidden">{escape(_("Việc với dòng"))}</span></td>')
        below = [f'<th scope="col">{escape(one.label)}</th>' for one in sheet.columns if one.year]
        below += [f'<th scope="col">{escape(one.label)}</th>' for one in sheet.sources]
        return mark_safe(f"<tr>{''.join(top)}</tr><tr>{''.join(below)}</tr>")

    def body(self) -> SafeString:
        """The rows."""
        off, culprits = broken_cells(self.sheet)
        return mark_safe("".join(self._row(row, off, culprits) for row in self.sheet.rows))

    def foot(self) -> SafeString:
        """The sums of the columns, and the whole from all sides."""
        sheet, matrix = self.sheet, self.sheet.budget.matrix
        cells = []
        for year in sheet.years:
            cells.append("<td></td>")
            cells.append(self._sum(f"all:{year}.amount", matrix.over_all(year), _year_label(year)))
        cells.append(self._sum("all:total", matrix.over_all(), _("Tổng")))
        by_year = [amount for year in sheet.years if (amount := matrix.over_all(year)) is not None]
        cells.append(self._sum("all:years", sum(by_year) if by_year else None, _("Cộng các năm")))
        for one in sheet.sources:
            cells.append(self._sum(f"all:{one.id}", matrix.over_all(0, one.id), one.label))
        if sheet.sources:
            by_source = [amount for source in matrix.counted if (amount := matrix.over_all(0, source)) is not None]
            cells.append(self._sum("all:sources", sum(by_source) if by_source else None, _("Cộng các nguồn")))
        last = "<td></td>" if self.editable else ""
        words = escape(_("Cộng các dòng"))
        return mark_safe(f'<tr><th scope="row" colspan="3">{words}</th>{"".join(cells)}{last}</tr>')

    def _row(self, row: SheetRow, off: set[str], culprits: set[str]) -> str:
        matrix = self.sheet.budget.matrix
        kind = matrix.lines[row.line].kind if row.line >= 0 else "line"
        paying = [source.id for source in self.sheet.sources]
        drawn = []
        for one in self.sheet.columns:
            if one.id in paying:
                continue
            drawn.append(self._cell(row, one, off, culprits))
            if one.id == "total":
                drawn.append(self._row_sum(row, "years"))
        drawn += [self._cell(row, one, off, culprits) for one in self.sheet.sources]
        if self.sheet.sources:
            drawn.append(self._row_sum(row, "sources"))
        if self.editable:
            drawn.append(self._acts(row))
        return f'<tr data-row="{row.number}" data-kind="{kind}">{"".join(drawn)}</tr>'

    def _cell(self, row: SheetRow, one: SheetColumn, off: set[str], culprits: set[str]) -> str:
        key = Key("budget", row.number, one.id)
        name = name_of(key)
        answer = row.cells.get(one.id, MISSING)
        text = self.texts.get(key, text_of(answer, one.column, self.sheet.unit))
        label = f"{one.label} {one.year}" if one.year else one.label
        mark = self.marks.get(key)
        classes = [f"b-{one.id.rpartition('.')[2]}", "num" if one.is_figure else "words"]
        classes += ["is-off"] if name in off else []
        classes += ["is-culprit"] if name in culprits else []
        classes += [f"is-{mark.kind}"] if mark and mark.wrong else []
        tag = "th" if one.id == "title" else "td"
        scope = ' scope="row"' if tag == "th" else ""
        said = self._said(name, mark) if mark and mark.wrong else ""
        inside = self._input(row, one, name, text, label, bool(said)) if self.editable else escape(text)
        return (
            f'<{tag}{scope} class="{" ".join(classes)}" data-cell="{name}" data-label="{escape(label)}" '
            f'id="o-{name}">{inside}{said}</{tag}>'
        )

    def _input(self, row: SheetRow, one: SheetColumn, name: str, text: str, label: str, wrong: bool) -> str:
        place = row.cells.get("number", MISSING).value or row.number + 1
        words = escape(_("%(column)s, dòng %(row)s") % {"column": label, "row": place})
        state = f' aria-invalid="true" aria-describedby="m-{name}"' if wrong else ""
        if one.id == "title":
            rows = max(1, -(-len(text) // _TITLE_LETTERS))
            return f'<textarea name="c:{name}" rows="{rows}" aria-label="{words}"{state}>{escape(text)}</textarea>'
        hint = self._hint(row, one)
        shown = f' placeholder="{escape(hint)}"' if hint else ""
        mode = ' inputmode="decimal"' if one.is_figure else ""
        size = _SIZES.get(one.id.rpartition(".")[2], 5 if self.sheet.unit.factor > 1_000 else 12)
        return (
            f'<input type="text" name="c:{name}" value="{escape(text)}" size="{size}"{mode}{shown} autocomplete="off" '
            f'aria-label="{words}"{state}>'
        )

    def _hint(self, row: SheetRow, one: SheetColumn) -> str:
        """What a blank sum comes to: it stands there lightly, and is not said until somebody types it."""
        matrix = self.sheet.budget.matrix
        if row.line < 0 or one.column.type != "money" or one.id in row.cells:
            return ""
        place = Place(row.line, one.year, "" if one.year or one.id == "total" else one.id)
        if not matrix.lines[row.line].below and one.id != "total":
            return ""
        worth = matrix.worth(*place[:3])
        return "" if worth is None else money_text(worth, self.sheet.unit)

    def _row_sum(self, row: SheetRow, kind: str) -> str:
        matrix = self.sheet.budget.matrix
        amount = None
        if row.line >= 0:
            amount = matrix.over_years(row.line) if kind == "years" else matrix.over_sources(row.line)
        label = _("Cộng các năm") if kind == "years" else _("Cộng các nguồn")
        return self._sum(f"{kind}:{row.number}", amount, label)

    def _sum(self, name: str, amount: int | None, label: str) -> str:
        text = "" if amount is None else money_text(amount, self.sheet.unit)
        return f'<td class="num b-sum" data-sum="{name}" data-label="{escape(label)}">{escape(text)}</td>'

    def _acts(self, row: SheetRow) -> str:
        if row.line < 0:
            return "<td></td>"
        place = row.cells.get("number", MISSING).value or row.number + 1
        add = escape(_("Thêm dòng dưới dòng %(row)s") % {"row": place})
        remove = escape(_("Xóa dòng %(row)s") % {"row": place})
        return (
            '<td class="b-acts">'
            f'<button type="submit" class="btn btn-sm btn-quiet" name="add" value="{row.number + 1}" '
            f'aria-label="{add}" title="{add}">+</button>'
            f'<button type="submit" class="btn btn-sm btn-quiet" name="remove" value="{row.number}" '
            f'aria-label="{remove}" title="{remove}">×</button></td>'
        )

    def _said(self, name: str, mark: Mark) -> str:
        choices = "".join(
            format_html(
                '<button type="submit" class="btn btn-sm btn-secondary" name="choose" value="{}={}">{}</button> ',
                name,
                choice,
                choice,
            )
            for choice in mark.choices
        )
        if mark.kind == "conflict":
            choices = format_html(
                '<button type="submit" class="btn btn-sm btn-secondary" name="keep" value="{}:theirs">{}</button> '
                '<button type="submit" class="btn btn-sm btn-secondary" name="keep" value="{}:mine:{}">{}</button>',
                name,
                _("Lấy giá trị của người kia"),
                name,
                mark.version,
                _("Giữ giá trị của tôi"),
            )
        return format_html('<span class="b-said" id="m-{}">{} {}</span>', name, mark.words, mark_safe(choices))


def _year_label(year: int) -> str:
    return _("Năm %(year)s") % {"year": year}
