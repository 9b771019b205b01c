"""The living page of components: every component in every state, for whoever builds a page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.submissions.api import Status
from sachhon.foundation.models import StoredFile


class SampleForm(forms.Form):
    """One field of each kind, filled wrongly."""

    number = forms.CharField(label=_("Số văn bản"), help_text=_("Ví dụ 1819/BCT-TKNL"))
    day = forms.DateField(label=_("Ngày ban hành"), help_text=_("Ngày/tháng/năm"))
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=[("1", _("Tỉnh, thành phố")), ("2", _("Hiệp hội"))])
    way = forms.ChoiceField(
        label=_("Cách nộp"),
        choices=[("form", _("Nhập trên web")), ("file", _("Tải tệp lên"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label=_("Tệp đính kèm"), required=False)
    sure = forms.BooleanField(label=_("Tôi đã kiểm tra số liệu"), required=True)


@signed_in
def components(request: OfficeRequest) -> HttpResponse:
    """All components with made-up content."""
    return render(request, "office/shell/components.html", _sample(request))


def _sample(request: OfficeRequest) -> dict[str, Any]:
    today = timezone.localdate()
    rows = [
        {"name": name, "status": status, "money": money, "due": today - timedelta(days=days), "days": days}
        for name, status, money, days in (
            ("An Giang", Status.ACCEPTED, 3_360_000_000, -12),
            ("Bà Rịa - Vũng Tàu", Status.RETURNED, 1_500_000, 0),
            ("Đắk Lắk", Status.DRAFT, None, 9),
        )
    ]
    return {
        "statuses": Status.values,
        "wrong": SampleForm({"number": "1819", "day": "31/02/2018"}),
        "rows": rows,
        "unscanned": StoredFile(),
        "page": Paginator(range(630), 10).get_page(request.GET.get("page", "4")),
        "coverage": "29/34",
        "total": 3_361_500_000,
        "nothing": None,
        "people": ("Nguyễn Văn An", "Trần Thị Bình"),
        "now": timezone.now(),
        "jobs": [
            {"pk": number, "label": _("Đọc công văn"), "state": state, "done": done, "total": total, "message": words}
            for number, (state, done, total, words) in enumerate(
                (
                    ("waiting", 0, 0, _("Đang chờ đến lượt")),
                    ("running", 3, 8, _("Đang đọc bảng kinh phí")),
                    ("done", 8, 8, ""),
                    ("failed", 3, 8, _("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.")),
                ),
                1,
            )
        ],
    }
