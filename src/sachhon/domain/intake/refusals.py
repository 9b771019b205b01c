"""What intake refuses to a person, in their language, with what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sachhon.domain.submissions.api import Refused


class IntakeRefused(Exception):
    """`code` names the kind; the text is for the person."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


REFUSALS = (IntakeRefused, Refused)
"""What a page catches: refusals of this room and, from saving into the draft, of the submissions."""


def not_ready() -> IntakeRefused:
    """The file was not read yet, could not be, or was put aside."""
    return IntakeRefused("not_ready", _("Tệp này chưa đọc xong hoặc đã được bỏ qua. Mở lại danh sách tệp đã nhận."))


def has_concerns() -> IntakeRefused:
    """A person has to say first that the file is meant."""
    return IntakeRefused(
        "has_concerns",
        _("Tệp này có điểm chưa khớp với báo cáo. Xem phần “Cần xem trước khi dùng” rồi chọn “Vẫn dùng tệp này”."),
    )


def not_usable() -> IntakeRefused:
    """No value of the file has a place in the report."""
    return IntakeRefused("not_usable", _("Tệp này thuộc biểu mẫu khác nên không có giá trị nào đưa vào báo cáo được."))


def nothing_taken() -> IntakeRefused:
    """Nothing was accepted."""
    return IntakeRefused("nothing_taken", _("Chưa có giá trị nào được chấp nhận. Chấp nhận ít nhất một giá trị trước."))


def no_such_value() -> IntakeRefused:
    """The page is older than the reading."""
    return IntakeRefused("no_such_value", _("Giá trị này không còn trong kết quả đọc. Tải lại trang."))


def already_in() -> IntakeRefused:
    """A value that is in the draft is changed there."""
    return IntakeRefused("already_in", _("Giá trị này đã ở trong báo cáo. Sửa trong báo cáo, hoặc hoàn tác xác nhận."))


def nothing_to_undo() -> IntakeRefused:
    """Nothing was decided."""
    return IntakeRefused("nothing_to_undo", _("Không còn gì để hoàn tác."))


def not_owed() -> IntakeRefused:
    """A mail is assigned to a unit that owes nothing to that round."""
    return IntakeRefused("not_owed", _("Đơn vị này không có nghĩa vụ báo cáo trong đợt đã chọn. Chọn lại."))


def no_mailbox() -> IntakeRefused:
    """IMAP_URL is not set."""
    return IntakeRefused("no_mailbox", _("Chưa khai báo hộp thư (biến môi trường IMAP_URL). Báo quản trị hệ thống."))


def mailbox_fails(reason: str) -> IntakeRefused:
    """The mail server says no."""
    return IntakeRefused(
        "mailbox_fails", _("Không mở được hộp thư: %(reason)s. Kiểm tra máy chủ thư và mật khẩu.") % {"reason": reason}
    )


def not_a_message() -> IntakeRefused:
    """An upload that is no e-mail."""
    return IntakeRefused(
        "not_a_message", _("Tệp này không phải thư điện tử (.eml). Lưu thư thành tệp .eml rồi tải lên.")
    )


def draft_moved() -> IntakeRefused:
    """The draft changed since the page was made: nothing is decided on what a person did not see."""
    return IntakeRefused(
        "draft_moved",
        _("Báo cáo vừa được người khác sửa ở chỗ này. Xem giá trị đang có trong báo cáo rồi quyết định lại."),
    )


def too_large() -> str:
    """Why a message was not fetched whole."""
    return _("thư lớn hơn giới hạn nhận. Đề nghị người gửi chia nhỏ, hoặc nộp tệp trên hệ thống.")
