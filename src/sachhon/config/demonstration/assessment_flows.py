"""What goes into and out of the brewery and the seafood factory of the demonstration: invented figures of a year."""

from __future__ import annotations

from decimal import Decimal

from sachhon.domain.assessments.api import Flow, FlowRow, StepRow

_POWER, _STEAM, _WATER, _TREATMENT = 2_000, 190_000, 11_000, 6_500

STEPS = (
    StepRow(1, "Nghiền malt, gạo", "Làm sạch, nghiền; bột đưa sang nồi nấu."),
    StepRow(2, "Nấu, lọc dịch nha", "Đường hóa, lọc bã, đun sôi với hoa, lắng xoáy.", True, (1, 5)),
    StepRow(3, "Lên men, ủ bia", "Làm lạnh, cấp men, lên men chính, ủ.", follows=(2,)),
    StepRow(4, "Lọc, chiết, thanh trùng", "Lọc bia, rửa chai, chiết chai và lon, thanh trùng.", True, (3, 5)),
    StepRow(5, "Lò hơi", "Hơi bão hòa 8 bar cho nấu và rửa chai."),
    StepRow(6, "Khí nén, CO2", "Khí điều khiển, thu hồi CO2."),
)


def _in(kind: str, name: str, quantity: str | None, unit: str, cost: int | None = None, **more: object) -> FlowRow:
    return _row(Flow.Direction.IN, kind, name, quantity, unit, cost, **more)


def _out(kind: str, name: str, quantity: str | None, unit: str, cost: int | None = None, **more: object) -> FlowRow:
    return _row(Flow.Direction.OUT, kind, name, quantity, unit, cost, **more)


def _row(
    direction: str, kind: str, name: str, quantity: str | None, unit: str, cost: int | None, **more: object
) -> FlowRow:
    told = {"known": "records" if quantity is not None else "", **more}
    return FlowRow(
        None,
        direction,
        kind,
        name,
        quantity=None if quantity is None else Decimal(quantity),
        unit=unit,
        unit_cost=None if cost is None else Decimal(cost),
        **told,  # type: ignore[arg-type]
    )


def _power(quantity: str) -> FlowRow:
    return _in("energy", "Điện", quantity, "kWh", _POWER, carrier="electricity", known="measured")


FLOWS: dict[int, tuple[FlowRow, ...]] = {
    1: (
        _in("material", "Malt", "3600", "t", 14_000_000),
        _in("material", "Gạo", "1500", "t", 13_500_000),
        _power("165000"),
        _out("product", "Bột malt, gạo", "5060", "t", known="computed"),
        _out("solid_waste", "Bụi, vỏ malt", "38", "t", 200_000),
    ),
    2: (
        _in("material", "Bột malt, gạo", "5060", "t", 13_960_000, known="computed"),
        _in("material", "Hoa houblon", "32", "t", 320_000_000),
        _in("water", "Nước nấu", "36500", "m3", _WATER, known="measured"),
        _in("water", "Nước vệ sinh nồi", "4500", "m3", _WATER, weighs=False, known="estimated"),
        _in("energy", "Hơi", "24000", "GJ", _STEAM, known="computed"),
        _power("420000"),
        _out("product", "Dịch nha", "32200", "t", known="measured"),
        _out("by_product", "Bã malt (bán làm thức ăn chăn nuôi)", "6000", "t"),
        _out("solid_waste", "Cặn nóng, bã hoa", "260", "t", 180_000, known="estimated"),
        _out("water", "Nước bay hơi khi đun sôi", "2050", "t", known="computed"),
        _out("waste_water", "Nước rửa bã, đầu ống", "1500", "m3", _TREATMENT, known="estimated"),
        _out("waste_water", "Nước thải vệ sinh nồi", "4400", "m3", _TREATMENT, weighs=False, known="estimated"),
        _out("water", "Nước trong dịch nha", "27600", "m3", weighs=False, known="computed"),
        _out("water", "Nước trong bã", "4750", "m3", weighs=False, known="computed"),
        _out("energy", "Nhiệt theo dịch nha sang làm lạnh", "11900", "GJ", known="computed"),
        _out("heat_loss", "Nhiệt theo hơi thoát khi đun sôi", "5100", "GJ", known="computed"),
        _out("heat_loss", "Nhiệt theo bã, nước thải", "3700", "GJ", known="estimated"),
        _out("heat_loss", "Nhiệt qua vỏ nồi, đường ống hơi", "2600", "GJ", known="estimated"),
    ),
    3: (
        _in("material", "Dịch nha", "32200", "t", known="measured"),
        _in("material", "Men giống", "21", "t", 45_000_000),
        _in("water", "Nước vệ sinh tank", "9000", "m3", _WATER, weighs=False, known="estimated"),
        _power("1350000"),
        _out("product", "Bia non", "30900", "t", known="measured"),
        _out("solid_waste", "Men thải", "720", "t", 150_000),
        _out("emission", "CO2 lên men", "980", "t", known="computed"),
        _out("waste_water", "Nước rửa tank", "8900", "m3", _TREATMENT, weighs=False, known="estimated"),
    ),
    4: (
        _in("material", "Bia non", "30900", "t", known="measured"),
        _in("chemical", "Bột trợ lọc", "46", "t", 16_000_000),
        _in("chemical", "Xút", "190", "t", 12_500_000, weighs=False, note="đi vào nước thải"),
        _in("water", "Nước rửa chai, thanh trùng", "96000", "m3", _WATER, weighs=False, known="measured"),
        _in("energy", "Hơi", "14500", "GJ", _STEAM, known="computed"),
        _power("640000"),
        _out("product", "Bia thành phẩm", "30250", "t", known="computed", note="300.000 hl, tỷ trọng 1,008 t/m3"),
        _out("solid_waste", "Bột trợ lọc thải", "175", "t", 1_200_000),
        _out("waste_water", "Bia hao hụt khi chiết", "480", "m3", _TREATMENT, known="estimated"),
        _out("waste_water", "Nước thải rửa chai", "93500", "m3", _TREATMENT, weighs=False, known="measured"),
        _out("solid_waste", "Mảnh chai vỡ", "310", "t", weighs=False),
        _out("heat_loss", "Nhiệt theo nước thải rửa chai", "6900", "GJ", known="estimated"),
        _out("heat_loss", "Nhiệt theo chai, qua vỏ hầm thanh trùng", None, ""),
    ),
    5: (
        _in("energy", "Than cám 5", "3050", "t", 3_200_000, carrier="coal-dust-5-6"),
        _out("energy", "Hơi", "41200", "GJ", known="computed"),
        _out("heat_loss", "Khói lò hơi", "12900", "GJ", known="measured"),
        _out("heat_loss", "Xả đáy, vỏ lò", "3400", "GJ", known="estimated"),
        _out("solid_waste", "Xỉ than", "760", "t", 90_000, weighs=False),
    ),
    6: (_power("310000"),),
}

QUICK_STEPS = (
    StepRow(1, "Tiếp nhận, cắt tiết, rửa"),
    StepRow(2, "Phi lê, lạng da, chỉnh hình", in_focus=True, follows=(1,)),
    StepRow(3, "Cấp đông, mạ băng", in_focus=True, follows=(2,)),
    StepRow(4, "Bao gói, kho lạnh", follows=(3,)),
)
QUICK_FLOWS: dict[int, tuple[FlowRow, ...]] = {
    1: (
        _in("material", "Cá tra nguyên con", "2150", "t"),
        _in("water", "Nước rửa", None, "", weighs=False),
        _out("product", "Cá đã rửa", "2120", "t"),
        _out("waste_water", "Nước thải máu cá", None, "", weighs=False),
    ),
    2: (
        _in("product", "Cá đã rửa", "2120", "t"),
        _in("water", "Nước phi lê", "14500", "m3", 12_000, weighs=False, known="estimated"),
        _out("product", "Phi lê", "812", "t"),
        _out("by_product", "Đầu, xương, mỡ, da cá", "1280", "t"),
        _out("waste_water", "Nước thải phi lê", "14000", "m3", 7_000, weighs=False, known="estimated"),
    ),
    3: (
        _in("product", "Phi lê", "812", "t"),
        _in("energy", "Điện cấp đông", "480000", "kWh", _POWER, carrier="electricity", known="measured"),
    ),
}
