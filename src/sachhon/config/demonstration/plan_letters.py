"""Plans as a people's committee writes them: a Word file with targets in its text, tasks and budget in its annexes.

All of it is made up; figures are plain multiples, so that a reader can check them in the head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sachhon.writing.document import Bullet, Heading, LetterDocument, Letterhead, Para, Signature
from sachhon.writing.official import write_letter
from sachhon.writing.plan import Attached, BudgetAnnex, BudgetLine, TaskAnnex, TaskLine
from sachhon.writing.plan.budget import budget_appendix
from sachhon.writing.plan.tasks import task_appendix

MILLION = 1_000_000
MARK = "DỮ LIỆU MẪU"


@dataclass(frozen=True, slots=True)
class Planned:
    """A task with its line of the budget. `counts`: quantity by year; `price` in triệu đồng for one.

    `shares`: per cent by source; `free`: a task without money.
    """

    number: str
    title: str
    purpose: str
    outcome: str
    coordinating: str
    unit: str = ""
    price: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)
    shares: Mapping[str, int] = field(default_factory=lambda: {"local": 100})

    @property
    def period(self) -> str:
        """ "2017 - 2020"."""
        first, last = min(self.counts), max(self.counts)
        return str(first) if first == last else f"{first} - {last}"


@dataclass(frozen=True, slots=True)
class PlanLetter:
    """A plan of a province."""

    province: str
    number: str
    issued: date
    first: int
    last: int
    targets: Sequence[str]
    parts: Sequence[tuple[str, Sequence[Planned]]]

    @property
    def title(self) -> str:
        """What it is called."""
        return (
            "Thực hiện sản xuất sạch hơn trong công nghiệp "
            f"trên địa bàn {self.province} giai đoạn {self.first} - {self.last}"
        )

    @property
    def planned(self) -> list[Planned]:
        """All tasks in their order."""
        return [one for _title, tasks in self.parts for one in tasks]

    def to_bytes(self) -> bytes:
        """The Word file."""
        years = tuple(range(self.first, self.last + 1))
        attached = Attached("Kế hoạch", self.number, self.issued, f"UBND {self.province}")
        scope = f"SẢN XUẤT SẠCH HƠN TRONG CÔNG NGHIỆP TRÊN ĐỊA BÀN {self.province.upper()}"
        stretch = f"GIAI ĐOẠN {self.first} - {self.last}"
        tasks = TaskAnnex(
            f"DANH MỤC CÁC NHIỆM VỤ CHỦ YẾU TRIỂN KHAI KẾ HOẠCH THỰC HIỆN {scope} {stretch}",
            tuple(self._task_lines()),
            attached,
        )
        sources = tuple(
            source
            for source in ("central", "local", "enterprises")
            if any(source in one.shares for one in self.planned)
        )
        budget = BudgetAnnex(
            f"KINH PHÍ TRIỂN KHAI KẾ HOẠCH THỰC HIỆN {scope} {stretch}",
            tuple(self._budget_lines(years, sources)),
            years,
            sources,
            attached,
        )
        return write_letter(
            LetterDocument(
                blocks=tuple(self._body()),
                letterhead=Letterhead(
                    issuer=f"ỦY BAN NHÂN DÂN {self.province.upper()}",
                    number=self.number,
                    place=self.province.removeprefix("tỉnh ").removeprefix("thành phố "),
                    date=self.issued,
                ),
                kind="KẾ HOẠCH",
                title=self.title,
                signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
                recipients=("Bộ Công Thương", "Các Sở, ban, ngành", "Lưu: VT, CT"),
                appendices=(task_appendix(tasks), budget_appendix(budget)),
                banner=MARK,
                subject=self.title,
                body_size=13,
            )
        )

    def _body(self) -> list[Heading | Para | Bullet]:
        return [
            Para("Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung cụ thể như sau:"),
            Heading("I. MỤC TIÊU"),
            Heading("1. Mục tiêu tổng quát", 2),
            Para("Sản xuất sạch hơn được áp dụng rộng rãi tại các cơ sở sản xuất công nghiệp trên địa bàn."),
            Heading("2. Mục tiêu cụ thể", 2),
            Para(f"Giai đoạn {self.first} - {self.last}:"),
            *(Bullet(target) for target in self.targets),
            Heading("II. NỘI DUNG KẾ HOẠCH"),
            *(Para(f"{place}. {title}.") for place, (title, _tasks) in enumerate(self.parts, 1)),
            Para("Danh mục nhiệm vụ tại Phụ lục I, kinh phí tại Phụ lục II kèm theo Kế hoạch này."),
            Heading("III. TỔ CHỨC THỰC HIỆN"),
            Para("Sở Công Thương chủ trì, hằng năm báo cáo Ủy ban nhân dân tỉnh và Bộ Công Thương kết quả thực hiện."),
        ]

    def _task_lines(self) -> list[TaskLine]:
        lines = []
        for place, (title, tasks) in enumerate(self.parts, 1):
            lines.append(TaskLine(str(place), title, is_heading=True))
            lines += [
                TaskLine(
                    one.number, one.title, one.purpose, one.outcome, "Sở Công Thương", one.coordinating, one.period
                )
                for one in tasks
            ]
        return lines

    def _budget_lines(self, years: Sequence[int], sources: Sequence[str]) -> list[BudgetLine]:
        lines: list[BudgetLine] = []
        for place, (title, tasks) in enumerate(self.parts, 1):
            lines.append(BudgetLine(str(place), title, is_heading=True))
            lines += [_line(one) for one in tasks if one.price]
        paid = [line for line in lines if not line.is_heading]
        amounts = {year: sum(_number(line.amounts.get(year)) for line in paid) for year in years}
        shares = {source: sum(_number(line.sources.get(source)) for line in paid) for source in sources}
        lines.append(
            BudgetLine("", "Tổng cộng", amounts=amounts, total=sum(amounts.values()), sources=shares, is_total=True)
        )
        return lines


def _line(one: Planned) -> BudgetLine:
    amounts = {year: count * one.price * MILLION for year, count in one.counts.items()}
    total = sum(amounts.values())
    return BudgetLine(
        one.number,
        f"{one.title} ({one.price} triệu/{one.unit.lower()})",
        one.unit,
        quantities=dict(one.counts),
        amounts=amounts,
        total=total,
        sources={source: total * share // 100 for source, share in one.shares.items()},
    )


def _number(said: object) -> int:
    return said if isinstance(said, int) else 0
