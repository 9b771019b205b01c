"""How the trail's verbs and objects are called on the page; an unknown one is shown as it is written."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "audit.export": _("tải nhật ký"),
    "audit.verify": _("kiểm tra nhật ký"),
    "delegation.grant": _("ủy quyền"),
    "delegation.revoke": _("thôi ủy quyền"),
    "edition.freeze": _("chốt bản báo cáo toàn quốc"),
    "handover.start": _("bàn giao"),
    "invitation.accept": _("nhận lời mời"),
    "invitation.revoke": _("rút lời mời"),
    "invitation.send": _("mời tham gia"),
    "job.repeat": _("chạy lại công việc"),
    "mail.read": _("đọc thư đến"),
    "mail.take_in": _("nhận thư đến"),
    "outgoing_mail.repeat": _("gửi lại thư"),
    "received.accept": _("chấp nhận giá trị"),
    "received.accept_sure": _("chấp nhận các giá trị chắc chắn"),
    "received.confirm": _("xác nhận vào bản nháp"),
    "received.correct": _("sửa giá trị"),
    "received.read": _("đọc văn bản"),
    "received.reconsider": _("xem lại giá trị"),
    "received.reject": _("bỏ giá trị"),
    "received.take_in": _("nhận văn bản"),
    "received.undo_decision": _("hoàn tác quyết định"),
    "received.unconfirm": _("hủy xác nhận"),
    "received.use_anyway": _("vẫn dùng văn bản"),
    "registration.approve": _("duyệt đăng ký"),
    "registration.ask": _("đăng ký tài khoản"),
    "registration.refuse": _("từ chối đăng ký"),
    "registry.import": _("nhập danh bạ"),
    "role.end": _("kết thúc vai trò"),
    "role.grant": _("giao vai trò"),
    "round.attach": _("đính kèm tệp vào đợt"),
    "round.change": _("sửa đợt báo cáo"),
    "round.close": _("đóng đợt báo cáo"),
    "round.detach": _("gỡ tệp khỏi đợt"),
    "round.digest": _("gửi nhắc hằng ngày"),
    "round.discard": _("bỏ bản soạn của đợt"),
    "round.draft": _("soạn đợt báo cáo"),
    "round.extend": _("gia hạn"),
    "round.publish": _("mở đợt báo cáo"),
    "round.publish_reports": _("công bố các báo cáo đã duyệt"),
    "round.remind": _("nhắc nộp báo cáo"),
    "round.unwaive": _("thôi miễn báo cáo"),
    "round.waive": _("miễn báo cáo"),
    "submission.accept": _("duyệt báo cáo"),
    "submission.approve": _("phê duyệt báo cáo"),
    "submission.ask_approval": _("trình duyệt"),
    "submission.attach": _("gắn bản ký số, bản quét"),
    "submission.publish": _("công bố báo cáo"),
    "submission.reason": _("nêu lý do"),
    "submission.receive": _("tiếp nhận báo cáo"),
    "submission.remark": _("nhận xét"),
    "submission.reopen": _("mở lại báo cáo"),
    "submission.return": _("yêu cầu bổ sung"),
    "submission.rows": _("sửa dòng của bảng"),
    "submission.save": _("lưu bản nháp"),
    "submission.send_back": _("trả lại người soạn"),
    "submission.start": _("bắt đầu báo cáo"),
    "submission.submit": _("nộp báo cáo"),
    "submission.undo": _("hoàn tác giá trị"),
    "submission.withdraw": _("rút lại"),
    "template.draft": _("thêm bản thảo biểu mẫu"),
    "template.load": _("nạp biểu mẫu"),
    "template.publish": _("ban hành biểu mẫu"),
    "template.withdraw": _("thôi dùng biểu mẫu"),
    "unit.create": _("thêm đơn vị"),
    "unit.dissolve": _("giải thể đơn vị"),
    "unit.focal_body": _("ghi đơn vị đầu mối"),
    "unit.merge": _("sáp nhập đơn vị"),
    "unit.move": _("chuyển đơn vị"),
    "unit.rename": _("đổi tên đơn vị"),
    "user.change": _("sửa thông tin người dùng"),
    "user.disable": _("khóa tài khoản"),
    "user.enable": _("mở tài khoản"),
}

OBJECTS: Mapping[str, Promise] = {
    "audit": _("nhật ký"),
    "delegation": _("ủy quyền"),
    "edition": _("bản báo cáo toàn quốc"),
    "handover": _("bàn giao"),
    "invitation": _("lời mời"),
    "job": _("công việc"),
    "mail": _("thư đến"),
    "outgoing_mail": _("thư đi"),
    "received": _("văn bản đến"),
    "registration": _("đăng ký"),
    "registry": _("danh bạ"),
    "reminders": _("nhắc nộp"),
    "round": _("đợt báo cáo"),
    "submission": _("báo cáo"),
    "template": _("biểu mẫu"),
    "unit": _("đơn vị báo cáo"),
    "user": _("người dùng"),
}

HARMS: Mapping[str, Promise] = {
    "edited": _("nội dung bị sửa"),
    "deleted": _("từ đây có dòng bị xóa"),
    "moved": _("không nối tiếp dòng đứng trước"),
    "cut": _("từ đây phần cuối bị cắt"),
    "rewritten": _("khác với mã đã cất ở nơi khác: bị viết lại"),
    "forged_head": _("mã cất ở nơi khác không có chữ ký của hệ thống"),
}


def verb_words(verb: str) -> str:
    """The verb as people say it."""
    return str(VERBS.get(verb, verb))


def object_words(object_type: str, object_id: str) -> str:
    """The object as people say it."""
    return f"{OBJECTS.get(object_type, object_type)} {object_id}".strip()
