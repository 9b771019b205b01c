"""Options in Excel, out, edited and in: what was not touched stays, what both changed is told at its cell."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.api import (
    Assessment,
    ChangedMeanwhile,
    Effect,
    Feasibility,
    Flow,
    Option,
    OptionFacts,
    Refused,
    StreamFacts,
    add_option,
    apply_worksheets,
    describe_option,
    judge_feasibility,
    keep_causes,
    keep_effects,
    keep_waste_stream,
    plan_worksheets,
    screen_option,
    stream_of,
    write_worksheets,
)
from sachhon.domain.assessments.workspace.sheets.columns import OPTIONS
from sachhon.domain.assessments.workspace.sheets.rows import standing_rows
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import option_world as options
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db
D = Decimal
LETTER = {column.name: chr(65 + place) for place, column in enumerate(OPTIONS.columns)}


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def assessment() -> Assessment:
    """Two steps, a stream with a cause, three options: judged with effects, bare, verified."""
    made = options.open_assessment()
    owner = options.writer(made)
    step = work.step(owner, made, 1, "Nấu")
    work.flows(owner, step, work.row("in", "material", "Malt", "100"))
    stream = keep_waste_stream(actor=owner, assessment=made, told=StreamFacts("Bã ướt", quantity=D(5), unit="t"))
    (cause,) = keep_causes(actor=owner, assessment=made, stream=stream, texts=["Lọc chưa kiệt"])
    facts = OptionFacts("Thu hồi nước ngưng", "reuse", "Gom về bồn", step, stream, cause, "cross-21")
    first = add_option(actor=owner, assessment=made, facts=facts)
    first = screen_option(actor=owner, option=first, screening="study", why="Cần đo", base_version=first.version)
    told = Feasibility("yes", "", "no", "Đủ chỗ", "", 180_000_000, None, 95_000_000, 0, 8)
    first = judge_feasibility(actor=owner, option=first, told_of=told, base_version=first.version)
    effects = [Effect("water_supply", D("2.5")), Effect("electricity", None, D(1200), "kWh")]
    keep_effects(actor=owner, option=first, effects=effects, base_version=first.version)
    options.proposed(owner, made, "Đào tạo")
    options.verified(owner, options.verifier(), options.proposed(owner, made, "Sửa rò rỉ"))
    return made


@pytest.fixture
def owner(assessment: Assessment) -> Actor:
    return options.writer(assessment)


def edited(data: bytes, cells: dict[tuple[str, str], Any], gone: tuple[str, int] | None = None) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    if gone:
        book[gone[0]].delete_rows(gone[1])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def at(column: str, line: int) -> tuple[str, str]:
    return "Giải pháp", f"{LETTER[column]}{line}"


def option(of: Assessment, number: int) -> Option:
    return of.options.get(number=number)


def test_out_and_in_again_changes_nothing(owner: Actor, assessment: Assessment) -> None:
    before, entries = standing_rows(assessment), AuditEntry.objects.count()
    data = write_worksheets(assessment)
    plan = plan_worksheets(assessment, data)
    assert (plan.changes, plan.errors, plan.notes) == ((), (), ())
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    assert standing_rows(assessment) == before
    assert AuditEntry.objects.count() == entries  # nothing happened, so nothing is told
    assert write_worksheets(assessment) == data


def test_options_are_edited_and_added_each_by_its_own_action(owner: Actor, assessment: Assessment) -> None:
    data = edited(
        write_worksheets(assessment),
        {
            at("screening", 2): "làm ngay",
            at("screening_why", 2): None,
            at("investment", 2): 150_000_000,
            at("incentive", 2): 0,
            at("economic", 2): "Khả thi",
            at("rank", 3): 1,
            at("step", 3): 1,
            at("number", 5): 4,
            at("title", 5): "Lắp đồng hồ nước",
            at("category", 5): "kiểm soát quá trình",
            at("stream", 5): "bã ướt",
            at("cause", 5): "lọc chưa kiệt",
            at("screening", 5): "Nghiên cứu thêm",
            at("life_years", 5): "10",
            ("Tác động", "A4"): 4,
            ("Tác động", "B4"): "Điện",
            ("Tác động", "C4"): "7,5",
            ("Tác động", "C2"): 3,
        },
    )
    plan = plan_worksheets(assessment, data)
    assert plan.errors == ()
    told = {(one.sheet, one.verb, one.target): [d.what for d in one.differences] for one in plan.changes}
    assert told[("Giải pháp", "change", "1. Thu hồi nước ngưng")] == [
        "Sàng lọc", "Lý do sàng lọc", "Kinh tế", "Đầu tư (đồng)", "Hỗ trợ (đồng)",
    ]  # fmt: skip
    assert set(told) == {
        ("Giải pháp", "change", "1. Thu hồi nước ngưng"),
        ("Giải pháp", "change", "2. Đào tạo"),
        ("Giải pháp", "add", "4. Lắp đồng hồ nước"),
        ("Tác động", "change", f"giải pháp 1, {stream_of('water_supply').name()}"),  # type: ignore[union-attr]
        ("Tác động", "add", "giải pháp 4, Điện"),
    }
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest, file="bang-tinh.xlsx")
    first, second, new = option(assessment, 1), option(assessment, 2), option(assessment, 4)
    assert (first.screening, first.screening_why) == ("now", "")
    assert (first.investment, first.incentive, first.yearly_saving, first.yearly_cost) == (
        150_000_000,
        0,
        95_000_000,
        0,
    )
    assert first.feasible == {"technical": "yes", "economic": "yes", "environmental": "no"}
    assert (first.what, first.cause.text if first.cause else "") == ("Gom về bồn", "Lọc chưa kiệt")
    assert {one.resource: one.share_pct for one in first.effects.all()} == {"water_supply": D(3), "electricity": None}
    assert (second.rank, second.step.name if second.step else "") == (1, "Nấu")
    assert (new.stage, new.category, new.life_years) == ("proposed", "process_control", 10)
    assert (new.stream.name if new.stream else "", new.cause.text if new.cause else "") == ("Bã ướt", "Lọc chưa kiệt")
    assert [(one.resource, one.share_pct) for one in new.effects.all()] == [("electricity", D("7.5"))]
    verbs = AuditEntry.objects.filter(verb__in=("option.judge", "option.screen", "option.effects", "option.rank"))
    judged = verbs.filter(verb="option.judge", detail__option=1).latest("number")
    assert judged.detail["investment"] == [180_000_000, 150_000_000]
    assert plan_worksheets(assessment, write_worksheets(assessment)).changes == ()


def test_wrong_cells_are_named_and_nothing_is_applied(owner: Actor, assessment: Assessment) -> None:
    data = edited(
        write_worksheets(assessment),
        {
            at("stage", 2): "Đã thực hiện",
            at("number", 3): 9,
            at("category", 3): "phép màu",
            at("step", 3): 7,
            at("stream", 3): "Nước thải lạ",
            at("cause", 2): "Chưa ai ghi",
            at("screening", 2): "Loại bỏ",
            at("screening_why", 2): None,
            at("life_years", 3): 90,
            at("investment", 3): "1,234",
            at("rank", 2): 0,
            at("title", 4): "Sửa rò rỉ, tên khác",
            at("title", 5): "Giải pháp mới",
            at("category", 5): "Tuần hoàn tại chỗ",
            at("number", 5): 8,
            at("stage", 5): "Đã kiểm chứng",
            at("library", 5): "khong-co",
            ("Tác động", "C2"): 120,
            ("Tác động", "E3"): None,
            ("Tác động", "A4"): 6,
            ("Tác động", "B4"): "Điện",
            ("Tác động", "A5"): 3,
            ("Tác động", "B5"): "Điện",
            ("Tác động", "A6"): 1,
            ("Tác động", "B6"): "Điện",
        },
    )
    plan = plan_worksheets(assessment, data)
    told = {error.cell: error.words for error in plan.errors}
    wanted = {f"Giải pháp!{LETTER[name]}{line}" for name, line in (
        ("stage", 2), ("number", 3), ("category", 3), ("step", 3), ("stream", 3), ("cause", 2), ("screening_why", 2),
        ("life_years", 3), ("investment", 3), ("rank", 2), ("title", 4), ("number", 5), ("stage", 5), ("library", 5),
    )} | {"Tác động!C2", "Tác động!E3", "Tác động!A4", "Tác động!A5", "Tác động!B6"}  # fmt: skip
    assert set(told) == wanted
    assert told[f"Giải pháp!{LETTER['stage']}2"] == "Cột này chỉ để xem. Ghi lại Đề xuất."
    assert told[f"Giải pháp!{LETTER['number']}5"] == "Giải pháp mới đánh số tiếp từ 4, không cách quãng, hoặc để trống."
    assert "đã được kiểm chứng" in told[f"Giải pháp!{LETTER['title']}4"]
    assert "đã được kiểm chứng" in told["Tác động!A5"]
    assert told["Tác động!B6"] == "Một dòng tài nguyên chỉ ghi một lần."
    before = standing_rows(assessment)
    with pytest.raises(Refused, match="Còn ô sai"):
        apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    assert standing_rows(assessment) == before


def test_what_others_wrote_since_stays_where_the_workbook_left_it_alone(owner: Actor, assessment: Assessment) -> None:
    data = write_worksheets(assessment)
    first = option(assessment, 1)
    told = Feasibility("yes", "", "no", "Đủ chỗ", "", 170_000_000, None, 95_000_000, 0, 8)
    judge_feasibility(actor=owner, option=first, told_of=told, base_version=first.version)
    options.proposed(owner, assessment, "Thêm sau khi tải")
    work.flows(owner, assessment.steps.get(), work.row("in", "material", "Gạo", "7"))  # malt is gone, rice is there
    assert plan_worksheets(assessment, data).changes == ()
    assert plan_worksheets(assessment, data).notes == (
        "Vào ra 2, Malt (công đoạn 1) đã được xóa trên hệ thống sau khi tải bảng tính; không đưa trở lại.",
    )
    data = edited(data, {at("title", 2): "Thu hồi nước ngưng, đợt 1"})
    plan = plan_worksheets(assessment, data)
    assert [(one.target, [d.what for d in one.differences]) for one in plan.changes] == [
        ("1. Thu hồi nước ngưng", ["Tên giải pháp"])
    ]
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    assert (option(assessment, 1).title, option(assessment, 1).investment) == ("Thu hồi nước ngưng, đợt 1", 170_000_000)
    assert option(assessment, 4).title == "Thêm sau khi tải"
    assert [flow.name for flow in Flow.objects.all()] == ["Gạo"]


def test_what_both_changed_is_a_conflict_told_at_its_cell(owner: Actor, assessment: Assessment) -> None:
    data = edited(write_worksheets(assessment), {at("investment", 2): 150_000_000, ("Vào ra", "E2"): 120})
    first = option(assessment, 1)
    told = Feasibility("yes", "", "no", "Đủ chỗ", "", 170_000_000, None, 95_000_000, 0, 8)
    judge_feasibility(actor=owner, option=first, told_of=told, base_version=first.version)
    malt = Flow.objects.get()
    malt.quantity = D(90)
    malt.save()
    plan = plan_worksheets(assessment, data)
    assert {error.cell: error.words for error in plan.errors} == {
        f"Giải pháp!{LETTER['investment']}2": (
            "Người khác đã sửa ô này sau khi tải bảng tính: lúc tải 180.000.000, nay 170.000.000, trong tệp "
            "150.000.000. Ghi 170.000.000 để giữ số mới, hoặc tải bảng tính mới rồi sửa."
        ),
        "Vào ra!E2": (
            "Người khác đã sửa ô này sau khi tải bảng tính: lúc tải 100, nay 90, trong tệp 120. Ghi 90 để giữ số mới, "
            "hoặc tải bảng tính mới rồi sửa."
        ),
    }
    with pytest.raises(Refused, match="Còn ô sai"):
        apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    data = edited(data, {at("investment", 2): 170_000_000, ("Vào ra", "E2"): 90})
    assert (plan_worksheets(assessment, data).errors, plan_worksheets(assessment, data).changes) == ((), ())


def test_between_the_look_and_the_yes_somebody_else_is_told_of(owner: Actor, assessment: Assessment) -> None:
    data = edited(write_worksheets(assessment), {at("title", 2): "Tên mới", at("what", 3): "Mỗi quý"})
    agreed = plan_worksheets(assessment, data).digest
    first = option(assessment, 1)
    facts = OptionFacts("Tên mới", "reuse", first.what, first.step, first.stream, first.cause)
    describe_option(actor=owner, option=first, facts=facts, base_version=first.version)
    with pytest.raises(ChangedMeanwhile):
        apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=agreed)
    assert option(assessment, 2).what == ""


def test_an_option_left_out_of_the_workbook_is_kept_and_told(owner: Actor, assessment: Assessment) -> None:
    data = edited(write_worksheets(assessment), {}, gone=("Giải pháp", 3))
    plan = plan_worksheets(assessment, data)
    assert (plan.changes, plan.errors) == ((), ())
    assert plan.notes == (
        "Giải pháp 2. Đào tạo không có trong tệp: được giữ nguyên. Giải pháp không xóa mà ghi là không chọn.",
    )
    assert assessment.options.count() == 3


def test_an_effect_is_taken_out_with_its_row(owner: Actor, assessment: Assessment) -> None:
    data = edited(write_worksheets(assessment), {}, gone=("Tác động", 2))
    plan = plan_worksheets(assessment, data)
    assert [(one.sheet, one.verb) for one in plan.changes] == [("Tác động", "remove")]
    apply_worksheets(actor=owner, assessment=assessment, data=data, agreed=plan.digest)
    assert [one.resource for one in option(assessment, 1).effects.all()] == ["electricity"]


def test_long_lists_can_be_picked_from(assessment: Assessment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_worksheets(assessment)))
    rules = {rule.formula1 for rule in book["Tác động"].data_validations.dataValidation}
    assert any(rule.startswith("_sachhon!$") for rule in rules)
    assert book["_goc"].sheet_state == "veryHidden"


AMOUNTS = st.one_of(st.none(), st.integers(0, 10**15))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


class RoundTrip(TestCase):
    """Whatever stands in an option, out and in again changes nothing."""

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.data())
    def test_nothing_is_lost_on_the_way(self, data: st.DataObject) -> None:
        world.units()
        made = options.open_assessment()
        owner = options.writer(made)
        for number in range(data.draw(st.integers(1, 3))):
            title = data.draw(WORDS.filter(lambda text: text.strip())) if number else "=1+1"
            option = add_option(actor=owner, assessment=made, facts=OptionFacts(title, "equipment", data.draw(WORDS)))
            told = Feasibility(
                data.draw(st.sampled_from(("yes", "no", ""))), "", "", data.draw(WORDS), "",
                *(data.draw(AMOUNTS) for _ in range(4)), data.draw(st.one_of(st.none(), st.integers(1, 50))),
            )  # fmt: skip
            option = judge_feasibility(actor=owner, option=option, told_of=told, base_version=option.version)
            share = data.draw(st.one_of(st.none(), st.decimals(0, 100, places=4)))
            quantity = data.draw(st.one_of(st.none(), st.decimals(0, 10**9, places=6)))
            effect = Effect("electricity", share, quantity, "kWh" if quantity is not None else "")
            keep_effects(actor=owner, option=option, effects=[effect], base_version=option.version)
        before = standing_rows(made)
        plan = plan_worksheets(made, write_worksheets(made))
        assert (plan.changes, plan.errors, plan.notes) == ((), (), ())
        assert standing_rows(made) == before
