"""The choices of planning in people's words; the lists themselves are plain (money.sources, campaign.way)."""

from django.utils.translation import gettext_lazy as _

from sachhon.domain.planning.money.sources import Source, Stage

SOURCES = {
    Source.CENTRAL: _("Ngân sách Trung ương"),
    Source.LOCAL: _("Ngân sách địa phương"),
    Source.LOCAL_PROMOTION: _("Trong đó: khuyến công địa phương"),
    Source.INTERNATIONAL: _("Hợp tác quốc tế"),
    Source.ENTERPRISES: _("Doanh nghiệp đóng góp"),
    Source.OTHER: _("Nguồn hợp pháp khác"),
    Source.UNSPLIT: _("Chưa phân nguồn"),
}
STAGES = {
    Stage.ESTIMATED: _("Dự toán"),
    Stage.APPRAISED: _("Thẩm định"),
    Stage.APPROVED: _("Phê duyệt"),
    Stage.ALLOCATED: _("Phân bổ"),
    Stage.DISBURSED: _("Giải ngân"),
    Stage.SETTLED: _("Quyết toán"),
}
COMPONENTS = {
    1: _("Đề án 1: Nâng cao nhận thức và năng lực"),
    2: _("Đề án 2: Cơ sở dữ liệu và trang thông tin điện tử"),
    3: _("Đề án 3: Hỗ trợ kỹ thuật tại cơ sở sản xuất"),
    4: _("Đề án 4: Mạng lưới các tổ chức hỗ trợ"),
    5: _("Đề án 5: Cơ chế, chính sách về tài chính"),
}
"""The strategy's five component projects (Decision 1419/QĐ-TTg; names shortened)."""
GROUPS = {
    "1.1": _("1.1. Nâng cao nhận thức và năng lực"),
    "1.2": _("1.2. Hỗ trợ kỹ thuật"),
    "1.3": _("1.3. Cơ chế, chính sách"),
    "1.4": _("1.4. Các hoạt động khác"),
}
"""The four groups of annex 2 of letter 1594/BCT-KHCN."""

SOURCE_CHOICES = [(source.value, label) for source, label in SOURCES.items()]
STAGE_CHOICES = [(stage.value, label) for stage, label in STAGES.items()]
