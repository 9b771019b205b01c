"""What the page's script starts from: the same matrix, and the words that it says."""

from __future__ import annotations

import json

from django.urls import reverse
from django.utils.translation import gettext as _

from sachhon.channels.office.plans.budget.cell_names import name_of
from sachhon.channels.office.plans.budget.sheet import Sheet
from sachhon.domain.planning.api import PART_OF


def script_data(sheet: Sheet) -> dict[str, object]:
    """For json_script: lines with their prices, columns, versions, words."""
    matrix = sheet.budget.matrix
    total_row = sheet.field.total_row
    return {
        "prices": {str(row): line.price for row, line in zip(sheet.budget.rows, matrix.lines, strict=True)},
        "years": list(matrix.years),
        "sources": list(matrix.sources),
        "parts": {str(part): str(whole) for part, whole in PART_OF.items()},
        "columns": [{"id": one.id, "label": one.label, "year": one.year} for one in sheet.columns],
        "totals": list(total_row.words) if total_row else [],
        "factor": sheet.unit.factor,
        "base": base_of(sheet),
        "autosave": reverse("plans:budget_autosave", args=(sheet.plan.code,)),
        "words": {
            "saving": _("Đang lưu…"),
            "failed": _("Chưa lưu được. Nội dung anh/chị nhập vẫn còn trên trang này."),
            "retry": _("Thử lại"),
            "signed_out": _("Anh/chị đã đăng xuất. Hãy đăng nhập lại ở thẻ khác rồi thử lại."),
            "broken": _("{where}: ghi {stated}, cộng lại được {computed}"),
            "should": _("{where} ghi {stated}; khớp hết nếu là {should}"),
            "blank": _("{where} để trống; khớp hết nếu là {should}"),
            "apply": _("Sửa thành {should}"),
            "price": _("{row}, đơn giá trong nội dung"),
            "agrees": _("Các tổng khớp nhau ({n} phép cộng)."),
            "off": _("{n} chỗ chưa khớp."),
            "nothing": _("Chưa có tổng nào để đối chiếu."),
            "part": _("Khuyến công ({part}) nhiều hơn ngân sách địa phương ({whole}) ở dòng {row}."),
            "theirs": _("Lấy giá trị của người kia"),
            "mine": _("Giữ giá trị của tôi"),
            "now": _("Ô đang chọn: {amount} đồng"),
        },
    }


def base_of(sheet: Sheet) -> str:
    """The versions that the page was made from."""
    return json.dumps({name_of(key): version for key, version in sheet.versions.items() if key.row is not None})
