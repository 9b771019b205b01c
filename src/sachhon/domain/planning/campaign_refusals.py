"""What the yearly campaign refuses, in the person's language, with what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.domain.planning.models import Campaign, Registration
from sachhon.domain.planning.refusals import Refused
from sachhon.vietnamese import format_number


def not_a_registration_round() -> Refused:
    """A round whose template does not ask for tasks, or that is not published."""
    return Refused(
        "not_a_registration_round",
        _(
            "Chọn một đợt báo cáo đã phát hành trên biểu mẫu đăng ký nhiệm vụ (Phụ lục 2), không phải đợt thử và chưa "
            "có chương trình đăng ký."
        ),
        "round",
    )


def bad_year() -> Refused:
    """A year outside the system's times."""
    return Refused("bad_year", _("Nhập năm thực hiện nhiệm vụ, ví dụ 2014."), "year")


def bad_budget() -> Refused:
    """A budget below 0."""
    return Refused("bad_budget", _("Kinh phí phải là số tiền từ 0 trở lên."), "budget")


def bad_criteria(code: str, place: int) -> Refused:
    """Criteria that cannot be scored by."""
    words = {
        "none": _("Nhập ít nhất một tiêu chí."),
        "label": _("Tiêu chí %(n)s: nhập tên tiêu chí."),
        "most": _("Tiêu chí %(n)s: điểm tối đa phải lớn hơn 0."),
        "weight": _("Tiêu chí %(n)s: trọng số phải lớn hơn 0."),
        "twice": _("Tiêu chí %(n)s trùng mã với tiêu chí khác."),
    }
    return Refused(f"criteria_{code}", words[code] % {"n": place + 1}, "criteria")


def criteria_fixed() -> Refused:
    """The first score has been given."""
    return Refused(
        "criteria_fixed",
        _("Đã có điểm chấm theo các tiêu chí này nên không sửa được nữa. Chỉ sửa được kinh phí và cách xếp hạng, cắt."),
    )


def bad_pass_mark() -> Refused:
    """A mark that no score can reach or miss."""
    return Refused("bad_pass_mark", _("Điểm sàn phải từ 0 đến 100, hoặc để trống."), "pass_mark")


def changed_meanwhile() -> Refused:
    """Somebody else changed it since the page was made."""
    return Refused(
        "changed_meanwhile",
        _("Nội dung vừa được thay đổi ở nơi khác. Tải lại trang, xem nội dung mới rồi làm lại."),
    )


def campaign_moved(status: str) -> Refused:
    """The campaign stands elsewhere than the page thought."""
    return Refused(
        "campaign_moved",
        _("Chương trình đang ở bước “%(status)s” nên không làm được việc này. Tải lại trang để xem bước tiếp theo.")
        % {"status": Campaign.Status(status).label},
    )


def registration_moved(status: str) -> Refused:
    """The registration stands elsewhere than the page thought."""
    return Refused(
        "registration_moved",
        _("Nhiệm vụ đang ở trạng thái “%(status)s” nên không làm được việc này. Tải lại trang.")
        % {"status": Registration.Status(status).label},
    )


def merge_needs_two() -> Refused:
    """Nothing to merge."""
    return Refused(
        "merge_needs_two", _("Chọn ít nhất hai nhiệm vụ còn trong diện xét của chương trình này để gộp."), "main"
    )


def main_is_merged() -> Refused:
    """The one to keep must be among those chosen."""
    return Refused("main_not_chosen", _("Chọn nhiệm vụ giữ lại trong các nhiệm vụ được gộp."), "main")


def reason_missing() -> Refused:
    """An act that needs words."""
    return Refused("reason_missing", _("Nhập lý do."), "reason")


def near_to_the_unit(unit: str) -> Refused:
    """The appraiser belongs to the unit, or to one above or below it."""
    return Refused(
        "near_to_the_unit",
        _(
            "Anh/chị thuộc %(unit)s, hoặc đơn vị cấp trên, cấp dưới của đơn vị này, nên không thẩm định nhiệm vụ này. "
            "Chuyển sang nhiệm vụ tiếp theo."
        )
        % {"unit": unit},
    )


def bad_score(label: str, most: str) -> Refused:
    """A score out of bounds."""
    return Refused("bad_score", _("%(label)s: nhập điểm từ 0 đến %(most)s.") % {"label": label, "most": most})


def bad_proposal(asked: int | None) -> Refused:
    """A proposal above what is asked, or below 0."""
    if asked is None:
        return Refused(
            "bad_proposal",
            _("Nhiệm vụ không ghi số tiền đề nghị hỗ trợ nên không đề xuất mức hỗ trợ được."),
            "proposed",
        )
    return Refused(
        "bad_proposal",
        _("Mức đề xuất hỗ trợ phải từ 0 đến số tiền đề nghị (%(asked)s đồng).") % {"asked": format_number(asked)},
        "proposed",
    )


def unscored(count: int) -> Refused:
    """Registrations without a score."""
    words = ngettext(
        "Còn %(n)s nhiệm vụ chưa có điểm. Thẩm định nốt, hoặc xác nhận xếp các nhiệm vụ này cuối danh sách.",
        "Còn %(n)s nhiệm vụ chưa có điểm. Thẩm định nốt, hoặc xác nhận xếp các nhiệm vụ này cuối danh sách.",
        count,
    )
    return Refused("unscored", words % {"n": count}, "leave_unscored")


def nothing_to_rank() -> Refused:
    """No registration is in the run."""
    return Refused("nothing_to_rank", _("Chưa có nhiệm vụ nào trong diện xét. Tổng hợp đăng ký của các đơn vị trước."))


def no_budget() -> Refused:
    """A decision needs the sum that can be given."""
    return Refused("no_budget", _("Nhập kinh phí Bộ có thể hỗ trợ trong năm trước khi quyết định."), "budget")


def figures_changed() -> Refused:
    """The list is not the one that the person looked at."""
    return Refused("figures_changed", _("Danh sách đã thay đổi từ lúc mở trang này. Xem lại danh sách rồi quyết định."))


def not_an_appraiser(name: str) -> Refused:
    """A person who cannot be named."""
    return Refused(
        "not_an_appraiser", _("%(name)s không có tài khoản đang hoạt động nên không cử được.") % {"name": name}, "user"
    )


def nothing_newer() -> Refused:
    """No newer words wait to be taken over."""
    return Refused("nothing_newer", _("Không còn nội dung mới nào của đơn vị chờ xử lý. Tải lại trang."))
