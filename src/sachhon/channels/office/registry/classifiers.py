"""Classifiers and other lists of the catalogue, with source and certainty; they change with a release alone."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sachhon.catalogue import read_table
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.registry.api import folded

LISTS = {
    "nganh": (gettext_lazy("39 ngành công nghiệp"), "classifiers/industries_39.csv"),
    "nguon-kinh-phi": (gettext_lazy("Nguồn kinh phí"), "classifiers/funding_sources.csv"),
    "de-an": (gettext_lazy("Đề án thành phần của Chiến lược"), "classifiers/component_projects.csv"),
    "quy-mo": (gettext_lazy("Quy mô doanh nghiệp"), "classifiers/size_class.csv"),
    "ky-bao-cao": (gettext_lazy("Kỳ báo cáo"), "classifiers/report_periods.csv"),
    "vung": (gettext_lazy("Vùng kinh tế từ 2025"), "classifiers/regions_2025.csv"),
    "van-ban": (gettext_lazy("Văn bản pháp luật"), "law/legal_docs.csv"),
    "ngay-nghi": (gettext_lazy("Ngày nghỉ lễ, Tết và ngày làm bù"), "law/holidays.csv"),
}
_HEADS = {
    "code": gettext_lazy("Mã"),
    "tt": gettext_lazy("Số"),
    "no": gettext_lazy("Số"),
    "number": gettext_lazy("Số, ký hiệu"),
    "date": gettext_lazy("Ngày"),
    "kind": gettext_lazy("Loại"),
    "name_vi": gettext_lazy("Tên"),
    "name_en": gettext_lazy("Tên tiếng Anh"),
    "printed_name": gettext_lazy("Tên như bản in"),
    "proposed_group_vi": gettext_lazy("Nhóm (đề xuất)"),
    "aliases_vi": gettext_lazy("Cách gọi khác"),
    "printed_in_1819": gettext_lazy("Có trong công văn 1819"),
    "in_hue_plan": gettext_lazy("Có trong kế hoạch của Huế"),
    "lead_agency_vi": gettext_lazy("Cơ quan chủ trì"),
    "budget_vnd": gettext_lazy("Kinh phí (đồng)"),
    "closest_group_in_1594_annex2": gettext_lazy("Nhóm gần nhất ở Phụ lục 2, công văn 1594"),
    "region": gettext_lazy("Vùng"),
    "region_en": gettext_lazy("Vùng (tiếng Anh)"),
    "issuer_vi": gettext_lazy("Cơ quan ban hành"),
    "title_vi": gettext_lazy("Trích yếu"),
    "status": gettext_lazy("Hiệu lực"),
    "period": gettext_lazy("Mã kỳ"),
    "period_vi": gettext_lazy("Kỳ"),
    "data_from": gettext_lazy("Số liệu từ"),
    "data_to": gettext_lazy("Số liệu đến"),
    "note": gettext_lazy("Ghi chú"),
    "source": gettext_lazy("Nguồn"),
    "certainty": gettext_lazy("Độ chắc chắn"),
}


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """The lists there are."""
    lists = [(name, title, len(read_table(path))) for name, (title, path) in LISTS.items()]
    return render(request, "office/registry/classifiers.html", {"lists": lists})


@signed_in
@require_GET
def page(request: OfficeRequest, name: str) -> HttpResponse:
    """One list, whole, with where each row is from."""
    if name not in LISTS:
        raise Http404
    title, path = LISTS[name]
    rows = read_table(path)
    columns = list(rows[0]) if rows else []
    words = folded(request.GET.get("q", "").strip()).split()
    shown = [row for row in rows if all(word in folded_row(row) for word in words)]
    return render(
        request,
        "office/registry/classifier.html",
        {
            "name": name,
            "title": title,
            "heads": [_HEADS.get(column, column) for column in columns],
            "rows": [[row[column] for column in columns] for row in shown],
            "words": request.GET.get("q", ""),
        },
    )


def folded_row(row: dict[str, str]) -> str:
    """A row's words as search sees them."""
    return " ".join(folded(cell) for cell in row.values())
