"""What the submissions refuse to a person, in their language, with what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sachhon.domain.submissions.checked import Checked


class Refused(Exception):
    """An action that cannot be done. `code` names why, `message` says it with the remedy."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class NotReady(Refused):
    """A report that cannot be handed in yet: `checked` are the findings that hold it up."""

    def __init__(self, checked: Sequence[Checked]) -> None:
        super().__init__(
            "not_ready",
            _("Chưa gửi được: còn vấn đề phải sửa hoặc giải trình. Mở trang “Kiểm tra trước khi gửi” để xem từng mục."),
        )
        self.checked = tuple(checked)


class BadValue(Refused):
    """Something that is no answer to its field: a page that is older than the form, or a program that is wrong."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "bad_value",
            _("Giá trị gửi lên không thuộc biểu mẫu này (%(place)s). Tải lại trang rồi nhập lại.") % {"place": place},
        )


def status_moved(label: str) -> Refused:
    """The report is in another status than the page thought."""
    return Refused(
        "status_moved",
        _("Báo cáo đang ở trạng thái “%(status)s” nên không làm được việc này. Tải lại trang để xem bước tiếp theo.")
        % {"status": label},
    )


def round_closed() -> Refused:
    """The round takes no more first answers."""
    return Refused("round_closed", _("Đợt báo cáo đã đóng. Đề nghị Bộ mở lại đợt hoặc gia hạn cho đơn vị."))


def waived() -> Refused:
    """The unit need not answer."""
    return Refused("waived", _("Đơn vị đã được miễn báo cáo đợt này. Liên hệ Bộ nếu vẫn muốn gửi báo cáo."))


def only_practice() -> Refused:
    """A test round's reports are nobody's figures."""
    return Refused("only_practice", _("Đây là đợt thử nên báo cáo không được công bố."))


def nothing_accepted() -> Refused:
    """No report of the round is accepted and not yet published."""
    return Refused(
        "nothing_accepted",
        _("Đợt này không còn báo cáo “Đã duyệt” nào chờ công bố. Duyệt báo cáo trước, rồi công bố."),
    )


def accepted_changed(count: int) -> Refused:
    """Reports were accepted or opened again since the page was made."""
    return Refused(
        "accepted_changed",
        _("Vừa có báo cáo được duyệt hoặc mở lại; nay có %(count)s báo cáo chờ công bố. Xem lại danh sách rồi công bố.")
        % {"count": count},
    )


def another_step() -> Refused:
    """The step that waits is somebody else's."""
    return Refused("another_step", _("Bước duyệt này thuộc người khác. Tải lại trang để xem báo cáo đang chờ ai."))


def text_missing(code: str) -> Refused:
    """A reason, remark or note without words."""
    words = {
        "reason": _("Nhập lý do."),
        "remark": _("Nhập nội dung nhận xét."),
        "note": _("Nhập nội dung cần sửa."),
        "by": _("Hạn bổ sung phải từ hôm nay trở đi."),
    }
    return Refused(f"{code}_missing", words[code])


def no_such_finding() -> Refused:
    """The figures changed since the page was made: the warning is another one, or gone."""
    return Refused("no_such_finding", _("Cảnh báo này không còn, hoặc số liệu đã thay đổi. Tải lại trang."))


def parts_open(names: Sequence[str]) -> Refused:
    """Departments have not finished."""
    return Refused(
        "parts_open",
        _("Còn phần giao cho %(units)s chưa gộp. Gộp hoặc thu hồi các phần này rồi gửi duyệt.")
        % {"units": ", ".join(names)},
    )


def part_overlaps() -> Refused:
    """A section answered by two departments."""
    return Refused(
        "part_overlaps", _("Mục đã chọn đang giao cho phòng khác. Thu hồi phần đó trước, hoặc chọn mục khác.")
    )


def part_nothing() -> Refused:
    """No section, or no department."""
    return Refused("part_nothing", _("Chọn một phòng, trung tâm trực thuộc và ít nhất một mục."))


def part_moved() -> Refused:
    """A part in another state than the page thought."""
    return Refused("part_moved", _("Phần này vừa được người khác chuyển trạng thái. Tải lại trang."))


def nothing_to_undo() -> Refused:
    """The cell never had another value."""
    return Refused("nothing_to_undo", _("Không còn gì để hoàn tác."))


def not_a_signed_copy() -> Refused:
    """Neither a PDF nor a picture."""
    return Refused("not_a_signed_copy", _("Bản đã ký phải là tệp PDF, JPG hoặc PNG. Chọn tệp khác."))
