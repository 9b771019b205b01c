"""The forms of this area. Amounts are typed in the unit that the reader chose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.money.units import MoneyUnit, doubtful
from sachhon.channels.office.money.words import source_words, year_words
from sachhon.channels.office.shell.forms import Day, Money, OfficeForm, Reason, SentFile, offer
from sachhon.domain.planning.api import Evidence, Plan, Source
from sachhon.vietnamese import format_money


class MoneyForm(OfficeForm):
    """Asks once more for an amount whose digits have two readings; `understood` is what the form then sends back."""

    understood = ""

    def __init__(self, unit: MoneyUnit, data: Any = None, files: Any = None, **rest: Any) -> None:
        super().__init__(data, files, **rest)
        self.unit = unit
        if isinstance(amount := self.fields.get("amount"), Money):
            amount.unit = unit.factor
            amount.label = _("Số tiền (%(unit)s)") % {"unit": unit.label}

    def clean(self) -> dict[str, Any]:
        """Adds the question to the amount where nobody has answered it."""
        told = super().clean() or {}
        typed, amount = str(self.data.get("amount", "")).strip(), told.get("amount")
        if amount is not None and doubtful(typed):
            meant = f"{typed}={amount}"
            if self.data.get("understood") != meant:
                self.understood = meant
                message = _("Hệ thống hiểu “%(typed)s” là %(amount)s. Nếu đúng, bấm lại nút để ghi; nếu không, sửa số.")
                self.add_error("amount", message % {"typed": typed, "amount": format_money(amount)})
        return told


def _amount(**rest: Any) -> Money:
    return Money(look="form-control-num money-amount", **rest)


class Paper(MoneyForm):
    """What a step rests on: a day, a document, a file."""

    on = Day(label=gettext_lazy("Ngày"), error_messages={"required": gettext_lazy("Nhập ngày.")})
    document = forms.CharField(
        label=gettext_lazy("Số, ngày văn bản hoặc chứng từ"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ví dụ: 12/QĐ-SCT ngày 01/03/2017. Không có thì đính kèm tệp."),
    )
    evidence = SentFile(
        label=gettext_lazy("Tệp chứng từ"),
        required=False,
        help_text=gettext_lazy("PDF, Word, Excel hoặc ảnh chụp."),
    )

    def __init__(self, unit: MoneyUnit, data: Any = None, files: Any = None, **rest: Any) -> None:
        super().__init__(unit, data, files, **rest)
        self.fields["on"].initial = timezone.localdate()

    def sent_file(self) -> Evidence | None:
        """The file as it was sent."""
        sent = self.cleaned_data.get("evidence")
        return Evidence(sent.name, sent.read()) if sent else None


class RecordForm(Paper):
    """A step of one line."""

    year = forms.TypedChoiceField(label=gettext_lazy("Năm"), coerce=int)
    source = forms.TypedChoiceField(label=gettext_lazy("Nguồn kinh phí"), coerce=Source)
    amount = _amount(error_messages={"required": gettext_lazy("Nhập số tiền.")})

    field_order = ("year", "source", "amount", "on", "document", "evidence")

    def __init__(self, plan: Plan, sources: list[Source], unit: MoneyUnit, *args: Any, **rest: Any) -> None:
        super().__init__(unit, *args, **rest)
        offer(self, "year", year_choices(plan))
        offer(self, "source", ((source.value, source_words(source)) for source in sources))


class CorrectForm(Paper):
    """What an entry should have said."""

    amount = _amount(
        error_messages={"required": gettext_lazy("Nhập số đúng; nhập 0 để rút lại cả khoản.")},
        help_text=gettext_lazy("Nhập số đúng của cả khoản. Nhập 0 để rút lại. Bút toán cũ vẫn được giữ."),
    )
    reason = Reason(rows=2)

    field_order = ("amount", "reason", "on", "document", "evidence")


class MoveForm(Paper):
    """From a year and a source to others."""

    new_year = forms.TypedChoiceField(label=gettext_lazy("Chuyển sang năm"), coerce=int)
    new_source = forms.TypedChoiceField(label=gettext_lazy("Chuyển sang nguồn"), coerce=Source)
    amount = _amount(error_messages={"required": gettext_lazy("Nhập số tiền.")})
    reason = Reason(rows=2)

    field_order = ("new_year", "new_source", "amount", "reason", "on", "document", "evidence")

    def __init__(self, plan: Plan, sources: list[Source], unit: MoneyUnit, *args: Any, **rest: Any) -> None:
        super().__init__(unit, *args, **rest)
        offer(self, "new_year", year_choices(plan))
        offer(self, "new_source", ((source.value, source_words(source)) for source in sources))
        del self.fields["evidence"]


class CeilingForm(MoneyForm):
    """The most that a source gives a unit in a year."""

    year = forms.TypedChoiceField(label=gettext_lazy("Năm"), coerce=int)
    source = forms.TypedChoiceField(label=gettext_lazy("Nguồn kinh phí"), coerce=Source)
    amount = _amount(required=False)
    document = forms.CharField(
        label=gettext_lazy("Văn bản giao trần"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Số, ngày và cơ quan ban hành, ví dụ 15/NQ-HĐND ngày 10/12/2025."),
    )

    remove = forms.BooleanField(
        label=gettext_lazy("Bỏ trần này"),
        required=False,
        help_text=gettext_lazy("Khi bỏ, nguồn này trong năm không còn bị giới hạn. Đặt lại lúc nào cũng được."),
    )

    def clean(self) -> dict[str, Any]:
        """An empty box is no wish to take a ceiling away."""
        told = super().clean()
        if not told.get("remove") and told.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _("Nhập trần."))
        return told

    def __init__(self, unit: MoneyUnit, years: list[int], data: Any = None, **rest: Any) -> None:
        super().__init__(unit, data, **rest)
        offer(self, "year", ((year, str(year)) for year in years))
        known = (one for one in Source if one is not Source.UNSPLIT)
        offer(self, "source", ((one.value, source_words(one)) for one in known))
        self.fields["amount"].label = _("Trần (%(unit)s)") % {"unit": unit.label}


def year_choices(plan: Plan) -> list[tuple[int, str]]:
    """The plan's years, and the one after for what is carried over."""
    years = range(plan.first_year, plan.last_year + 2)
    return [(year, year_words(year)) for year in years]
