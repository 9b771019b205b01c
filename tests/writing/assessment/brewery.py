"""A brewery's assessment with everything in it, and with gaps where a real one has gaps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sachhon.writing.assessment import (
    Amount,
    AssessmentReport,
    Balance,
    BalanceState,
    Combined,
    Economics,
    Effect,
    Facility,
    FactorSource,
    Flow,
    LookBack,
    MeasuredPeriod,
    MeasuredSaving,
    Member,
    Option,
    Side,
    Stage,
    Step,
    Task,
    WasteStream,
)

D = Decimal
FACILITY = Facility(
    name="Nhà máy bia Sông Mẫu",
    code="CS-000123",
    tax_code="4100258793",
    address="12 đường Mẫu, phường Mẫu",
    province="Tỉnh Gia Lai",
    industry="Sản xuất đồ uống",
    products="Bia hơi, bia chai",
    size="Lớn",
    employees=240,
)
STEPS = (
    Step(
        1,
        "Nghiền và nấu",
        "Nghiền malt, gạo; hồ hóa, đường hóa, lọc bã",
        True,
        (),
        (
            Flow("Nguyên vật liệu", "Malt", Amount(D("1680"), "t"), unit_cost=D("15500000"), known="Theo sổ sách"),
            Flow("Nước", "Nước nấu", Amount(D("61000"), "m3"), unit_cost=D("9500"), known="Đo", weighs=False),
            Flow("Năng lượng", "Hơi nước", Amount(D("0.00456"), "t")),
        ),
        (
            Flow("Sản phẩm", "Dịch đường", Amount(D("12000"), "t"), "product", known="Tính toán"),
            Flow("Chất thải rắn", "Bã malt", Amount(D("2050.5"), "t"), "waste", known="Ước tính"),
            Flow("Nhiệt thất thoát", "Nhiệt hồ hóa", Amount(None, "GJ"), "loss"),
        ),
    ),
    Step(2, "Lên men", follows=(1,), outputs=(Flow("Khí thải", "CO2", Amount(D("410"), "t"), "waste"),)),
    Step(3, "Lọc và chiết", follows=(2,), outputs=(Flow("Sản phẩm", "Bia", Amount(D("11500"), "t"), "product"),)),
)
OPTIONS = (
    Option(
        1,
        "Thu hồi nước ngưng",
        "Tuần hoàn tại chỗ",
        Stage.VERIFIED,
        what="Đặt bồn và bơm đưa nước ngưng về lò hơi",
        where="Công đoạn 1; dòng thải 2",
        source="GP-017",
        screening="Làm ngay",
        technical=Side(True, "Có mặt bằng"),
        economic=Side(True),
        environmental=Side(True, "Giảm nước thải nóng"),
        effects=(Effect("Than", Amount(D("120"), "t"), D("10")),),
        investment=180_000_000,
        yearly_saving=95_000_000,
        yearly_cost=5_000_000,
        life_years=5,
        economics=Economics(D("161170809.35"), D("41.04"), D("2"), D("2.35")),
        rank=1,
        responsible="Tổ lò hơi",
        due=date(2026, 3, 31),
        money_from="Vốn của cơ sở",
        implemented_on=date(2026, 3, 20),
        actual_investment=174_500_000,
        evidence=3,
        verified_on=date(2026, 9, 10),
        verified_by="Sở Công Thương",
    ),
    Option(
        2,
        "Sửa rò rỉ hơi, bảo ôn đường ống",
        "Quản lý nội vi",
        Stage.PLANNED,
        screening="Làm ngay",
        effects=(Effect("Than", share_pct=D("20")),),
        investment=None,
        yearly_saving=40_000_000,
        responsible="Phân xưởng cơ điện",
        due=date(2026, 12, 31),
    ),
    Option(
        3,
        "Thay lò hơi",
        "Công nghệ mới",
        Stage.REJECTED,
        screening="Loại bỏ",
        screening_why="Lò còn mới",
    ),
)
MEASURED = (
    MeasuredSaving(
        resource="Điện",
        before=MeasuredPeriod(
            date(2025, 1, 1), date(2025, 12, 31), Amount(D(1200000), "kWh"), Amount(D(10000), "hl"), "công tơ tổng"
        ),
        after=MeasuredPeriod(
            date(2026, 1, 1), date(2026, 10, 31), Amount(D(1260000), "kWh"), Amount(D(12000), "hl"), "công tơ tổng"
        ),
        adjusted_baseline=Amount(D(1440000), "kWh"),
        saving=Amount(D(180000), "kWh"),
        saving_pct=D("12.5"),
        absolute_change_pct=D("5"),
        verified=True,
        warnings=("Mỗi đơn vị sản phẩm dùng ít hơn 12,5%, nhưng tổng tiêu thụ tăng 5%.",),
    ),
    MeasuredSaving(
        resource="Nước",
        option=1,
        before=MeasuredPeriod(date(2025, 1, 1), date(2025, 12, 31), Amount(D(70000), "m3")),
        after=None,
        blocked="Chưa đo sau khi thực hiện.",
    ),
)


def brewery(**changes: object) -> AssessmentReport:
    """The detailed assessment."""
    told: dict[str, object] = {
        "code": "DG-2026-001",
        "title": "Đánh giá chi tiết Nhà máy bia Sông Mẫu",
        "detailed": True,
        "issuer": "Công ty Tư vấn Mẫu",
        "consultancy": "Công ty Tư vấn Mẫu",
        "place": "Gia Lai",
        "on": date(2026, 11, 21),
        "facility": FACILITY,
        "scope": "Toàn bộ phân xưởng nấu và lò hơi",
        "product": "Bia",
        "output": Amount(D(12000), "hl"),
        "first_day": date(2025, 1, 1),
        "last_day": date(2025, 12, 31),
        "began_on": date(2026, 1, 15),
        "discount_rate_pct": D(10),
        "tolerance_pct": D(10),
        "team": (Member("Nguyễn Văn Mẫu", "Phó giám đốc", "", True), Member("Trần Thị Thử", "Tư vấn", "đo đạc")),
        "steps": STEPS,
        "balances": (
            Balance(
                "Vật chất",
                "Toàn bộ quá trình",
                BalanceState.SIGNED,
                Amount(D(1680), "t"),
                Amount(D("3796.8"), "t"),
                D(226),
                D(10),
                "Nguyễn Văn Mẫu",
                date(2026, 2, 2),
                "Nước nấu chưa được tính vào đầu vào",
            ),
            Balance("Nước", "Nghiền và nấu", BalanceState.UNKNOWN),
        ),
        "streams": (
            WasteStream(
                1,
                "Bã malt",
                Amount(D("2050.5"), "t"),
                1_000_000_000,
                50_000_000,
                800_000_000,
                80_000_000,
                D(70),
                D(635_000_000),
                causes=("Lọc bã chưa kiệt",),
            ),
            WasteStream(2, "Nước ngưng bỏ", Amount(None, "m3"), None, 20_000_000),
            WasteStream(
                3, "Nhiệt thất thoát", material=0, energy=90_000_000, system=0, treatment=0, loss_cost=D(45_000_000)
            ),
        ),
        "options": OPTIONS,
        "combined": (Combined(Stage.PLANNED, "Than", (1, 2), D(28), D(30)),),
        "measured": MEASURED,
        "look_backs": (LookBack(6, date(2027, 5, 21)), LookBack(12, date(2027, 11, 21), date(2027, 11, 2), "Còn tốt")),
        "tasks": (
            Task("1.1", "Thành lập đội", "Đã xong", phase="Bước 1. Khởi động"),
            Task("1.2", "Liệt kê công đoạn", "Không cần", "Chỉ có một dây chuyền", "Bước 1. Khởi động"),
        ),
        "factors": (
            FactorSource("Than cám, TOE", "0,5 TOE/t", "toe_factors 1", "Công văn 3505/BCT-KHCN", "từ 19/4/2011"),
        ),
    }
    return AssessmentReport(**{**told, **changes})  # type: ignore[arg-type]
