"""The forms of this area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sachhon.channels.office.campaigns.fields import in_millions_field, score_field
from sachhon.channels.office.shell.forms import Day, OfficeForm, Reason, RequestKey, Year, offer, plain_number
from sachhon.domain.planning.api import Campaign, Criterion, Registration
from sachhon.domain.rounds.api import Round

SPARE_CRITERIA = 3
MOST_CRITERIA = 20


class OpenForm(OfficeForm):
    """A new campaign."""

    round = forms.ModelChoiceField(
        Round.objects.none(),
        label=gettext_lazy("Đợt đăng ký"),
        empty_label=None,
        help_text=gettext_lazy("Đợt báo cáo đã phát hành trên biểu mẫu Phụ lục 2, công văn 1594."),
        error_messages={"required": gettext_lazy("Chọn đợt đăng ký.")},
    )
    year = Year(
        label=gettext_lazy("Năm thực hiện nhiệm vụ"),
        error_messages={
            "required": gettext_lazy("Nhập năm thực hiện nhiệm vụ, ví dụ 2014."),
            "invalid": gettext_lazy("Nhập năm thực hiện nhiệm vụ, ví dụ 2014."),
        },
    )
    budget = in_millions_field(
        label=gettext_lazy("Kinh phí Bộ có thể hỗ trợ (triệu đồng)"),
        required=False,
        help_text=gettext_lazy("Chưa biết thì để trống, nhập sau cũng được trước khi quyết định."),
    )

    def __init__(self, rounds: Iterable[Round], data: Any = None) -> None:
        super().__init__(data, initial={"year": timezone.localdate().year + 1})
        keys = [one.pk for one in rounds]
        self.fields["round"].queryset = Round.objects.filter(pk__in=keys).order_by("-published_at")  # type: ignore[attr-defined]


class SettingsForm(OfficeForm):
    """How a campaign scores and cuts; with a line for each criterion and some spare ones."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    budget = in_millions_field(label=gettext_lazy("Kinh phí Bộ có thể hỗ trợ (triệu đồng)"), required=False)
    method = forms.ChoiceField(
        label=gettext_lazy("Điểm của nhiệm vụ từ điểm của nhiều người"),
        choices=Campaign.Method.choices,
        widget=forms.RadioSelect,
    )
    cut_rule = forms.ChoiceField(
        label=gettext_lazy("Khi kinh phí còn lại không đủ cho một nhiệm vụ"),
        choices=Campaign.CutRule.choices,
        widget=forms.RadioSelect,
    )
    partial = forms.BooleanField(
        label=gettext_lazy("Hỗ trợ theo mức người thẩm định đề xuất, khi mức này thấp hơn mức đề nghị"), required=False
    )
    pass_mark = score_field(
        label=gettext_lazy("Điểm sàn (trên 100)"),
        required=False,
        help_text=gettext_lazy("Nhiệm vụ dưới điểm sàn không được hỗ trợ. Để trống nếu không đặt điểm sàn."),
    )

    def __init__(self, campaign: Campaign, criteria: Sequence[Criterion], fixed: bool, data: Any = None) -> None:
        initial = {
            "version": campaign.version,
            "budget": campaign.budget,
            "method": campaign.method,
            "cut_rule": campaign.cut_rule,
            "partial": campaign.partial,
            "pass_mark": campaign.pass_mark,
        }
        super().__init__(data, initial=initial)
        self.given, self.fixed = tuple(criteria), fixed
        self.count = len(criteria) if fixed else min(MOST_CRITERIA, len(criteria) + SPARE_CRITERIA)
        for place in range(0 if fixed else self.count):
            known = criteria[place] if place < len(criteria) else None
            self._line(place, known)

    def _line(self, place: int, known: Criterion | None) -> None:
        told = {"n": place + 1}
        label = forms.CharField(
            label=_("Tiêu chí %(n)s") % told, required=False, max_length=200, initial=known.label if known else ""
        )
        self.fields[f"label-{place}"] = label
        most = score_field(label=_("Điểm tối đa của tiêu chí %(n)s") % told, required=False)
        most.initial = known.most if known else Decimal(10)
        weight = score_field(label=_("Trọng số của tiêu chí %(n)s") % told, required=False)
        weight.initial = known.weight if known else None
        self.fields[f"max-{place}"], self.fields[f"weight-{place}"] = most, weight

    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The criteria's boxes, a line each."""
        if self.fixed:
            return []
        return [tuple(self[f"{name}-{place}"] for name in ("label", "max", "weight")) for place in range(self.count)]  # type: ignore[misc]

    def plain_fields(self) -> list[forms.BoundField]:
        """All but the criteria and what is hidden."""
        return [self[name] for name in ("budget", "method", "cut_rule", "partial", "pass_mark")]

    def criteria(self) -> tuple[Criterion, ...]:
        """What was typed; lines without words are left out. Codes of those that were there stay with their line."""
        if self.fixed:
            return self.given
        told, codes = [], {one.code for one in self.given}
        for place in range(self.count):
            label = self.cleaned_data.get(f"label-{place}", "").strip()
            if not label:
                continue
            code = self.given[place].code if place < len(self.given) else _free_code(codes)
            codes.add(code)
            most = self.cleaned_data.get(f"max-{place}") or Decimal(0)
            told.append(Criterion(code, label, most, self.cleaned_data.get(f"weight-{place}") or Decimal(0)))
        return tuple(told)


def _free_code(taken: set[str]) -> str:
    return next(code for number in range(1, 1000) if (code := f"tc-{number}") not in taken)


class NameForm(OfficeForm):
    """Somebody to appraise, by their address."""

    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử của người thẩm định"),
        help_text=gettext_lazy("Người đã có tài khoản: chuyên viên của Bộ, hoặc chuyên gia của đơn vị khác."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "list": "appraiser-options"}),
        error_messages={
            "required": gettext_lazy("Nhập thư điện tử của người thẩm định."),
            "invalid": gettext_lazy("Nhập đúng địa chỉ thư, ví dụ chuyengia@example.vn."),
        },
    )


class ReasonForm(OfficeForm):
    """Why."""

    reason = Reason()


class MergeForm(ReasonForm):
    """Several registrations made one."""

    main = forms.ChoiceField(
        label=gettext_lazy("Nhiệm vụ giữ lại"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn nhiệm vụ giữ lại.")},
    )
    name = forms.CharField(label=gettext_lazy("Tên nhiệm vụ sau khi gộp"), required=False, max_length=1000)
    central = in_millions_field(label=gettext_lazy("Đề nghị ngân sách Trung ương hỗ trợ (triệu đồng)"), required=False)
    counterpart = in_millions_field(label=gettext_lazy("Vốn đối ứng (triệu đồng)"), required=False)
    field_order = ("main", "name", "central", "counterpart", "reason")

    def __init__(self, rows: Sequence[Registration], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choices = [(row.code, f"{row.name} · {row.unit.name} ({row.code})") for row in rows]
        offer(self, "main", choices)
        self.fields["name"].help_text = _("Để trống thì giữ tên của nhiệm vụ giữ lại.")


class ScoreForm(OfficeForm):
    """One appraiser's scores of one registration."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, criteria: Sequence[Criterion], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.criteria = tuple(criteria)
        for one in criteria:
            self.fields[f"score-{one.code}"] = score_field(
                label=one.label,
                required=False,
                help_text=_("0 đến %(most)s · trọng số %(weight)s")
                % {"most": plain_number(one.most), "weight": plain_number(one.weight)},
            )
        self.fields["proposed"] = in_millions_field(
            label=_("Đề xuất mức hỗ trợ (triệu đồng)"), required=False, help_text=_("Để trống: như đơn vị đề nghị.")
        )
        self.fields["remarks"] = forms.CharField(
            label=_("Nhận xét"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
        )

    def score_fields(self) -> list[forms.BoundField]:
        """The boxes of the criteria."""
        return [self[f"score-{one.code}"] for one in self.criteria]

    def scores(self) -> dict[str, Decimal | None]:
        """{criterion: score}; blank ones are None."""
        return {one.code: self.cleaned_data[f"score-{one.code}"] for one in self.criteria}


class DecideForm(OfficeForm):
    """Number and date of the decision; what was looked at."""

    looked_at = forms.CharField(widget=forms.HiddenInput, max_length=64)
    request_key = RequestKey(required=True)
    number = forms.CharField(label=gettext_lazy("Số quyết định"), required=False, max_length=60)
    date = Day(label=gettext_lazy("Ngày quyết định"), required=False)
    sure = forms.BooleanField(
        label=gettext_lazy("Tôi đã xem danh sách này và quyết định"),
        error_messages={"required": gettext_lazy("Đánh dấu để xác nhận quyết định danh sách này.")},
    )
