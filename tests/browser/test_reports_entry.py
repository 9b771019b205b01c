"""Data entry in a real browser: typing, autosave, two tabs, pasting, a lost connection, the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from sachhon.domain.accounts.api import Role, User, actor_of
from sachhon.domain.submissions.api import (
    Status,
    Submission,
    ValueChange,
    draft_values,
    draft_versions,
    history,
    save_values,
)
from sachhon.formkit.values import Answer, Key, State
from tests import world

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = "P63-89"
COUNT = Key("enterprises_trained")
SignIn = Callable[[Page, User], None]


@pytest.fixture
def report() -> Submission:
    world.units()
    return world.submission(world.published_round())


@pytest.fixture
def officer(report: Submission) -> User:
    return world.person(Role.OFFICER, UNIT, "Nguyễn Văn A")


def address(live_server: object, report: Submission, rest: str = "muc/I.2/") -> str:
    return f"{live_server}/bao-cao/{report.code}/{rest}"


def saved(page: Page) -> None:
    """Until the page says that all is saved."""
    expect(page.locator("[data-status]")).to_have_attribute("data-kind", "saved")


def box(page: Page, cell: str):
    return page.locator(f'[name="t:{cell}"]')


def test_what_is_typed_is_saved_and_echoed(
    page: Page, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report))
    box(page, "enterprises_trained").fill("1234")
    box(page, "funding_total").fill("1,5 tỷ")
    box(page, "funding_total").blur()
    expect(page.locator("#f-funding_total [data-echo]")).to_contain_text("1.500.000.000 đồng")
    saved(page)
    expect(page.locator("[data-status-text]")).to_contain_text("Đã lưu")
    expect(box(page, "enterprises_trained")).to_have_value("1.234")
    assert draft_values(report)[COUNT].value == 1234
    page.locator('[name="s:quick_assessments"][value="nil"]').check()
    expect(page.locator("#f-quick_assessments")).to_have_attribute("data-state", "saved")
    assert draft_values(report)[Key("quick_assessments")].state is State.NIL
    page.reload()
    expect(box(page, "funding_total")).to_have_value("1.500.000.000")


def test_a_doubtful_number_is_chosen_and_a_wrong_one_told_at_its_place(
    page: Page, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report, "muc/I.2/?don-vi=trieu"))
    box(page, "funding_total").fill("1.234")
    box(page, "funding_total").blur()
    block = page.locator("#f-funding_total")
    expect(block).to_have_attribute("data-state", "doubtful")
    block.get_by_text("1.234.000 đồng", exact=True).click()
    expect(block).to_have_attribute("data-state", "saved")
    assert draft_values(report)[Key("funding_total")].value == 1_234_000
    box(page, "enterprises_trained").fill("nhiều")
    box(page, "enterprises_trained").blur()
    expect(page.locator("#m-enterprises_trained")).to_contain_text("không phải là số")
    expect(box(page, "enterprises_trained")).to_have_value("nhiều")


def test_two_tabs_show_both_answers_and_one_is_chosen(
    page: Page, context: BrowserContext, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report))
    second = context.new_page()
    second.goto(address(live_server, report))
    box(page, "enterprises_trained").fill("100")
    box(page, "enterprises_trained").blur()
    saved(page)
    box(second, "enterprises_trained").fill("200")
    box(second, "enterprises_trained").blur()
    block = second.locator("#f-enterprises_trained")
    expect(block).to_have_attribute("data-state", "conflict")
    expect(block).to_contain_text("100")
    expect(block).to_contain_text("200")
    assert draft_values(report)[COUNT].value == 100
    block.get_by_text("Giữ của tôi").click()
    expect(block).to_have_attribute("data-state", "saved")
    assert draft_values(report)[COUNT].value == 200
    assert [past.answer.value for past in history(report, COUNT)] == [200, 100]


def test_a_lost_connection_loses_nothing(
    context: BrowserContext, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    page = context.new_page()  # a lost connection is an error on the console, as it should be
    sign_in(page, officer)
    page.goto(address(live_server, report))

    def lost(route: Route) -> None:
        route.abort()

    page.route("**/luu/", lost)
    box(page, "enterprises_trained").fill("55")
    box(page, "enterprises_trained").blur()
    bar = page.locator("[data-status]")
    expect(bar).to_contain_text("Chưa lưu được. Nội dung anh/chị nhập vẫn còn trên máy này.")
    page.unroute("**/luu/")
    page.get_by_role("button", name="Thử lại").click()
    saved(page)
    assert draft_values(report)[COUNT].value == 55


def test_what_was_not_saved_comes_back_after_the_window_was_closed(
    context: BrowserContext, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    page = context.new_page()
    sign_in(page, officer)
    page.goto(address(live_server, report))
    page.route("**/luu/", lambda route: route.abort())
    box(page, "enterprises_trained").fill("66")
    box(page, "enterprises_trained").blur()
    expect(page.locator("[data-status]")).to_have_attribute("data-kind", "failed")
    page.close(run_before_unload=False)
    assert COUNT not in draft_values(report)
    again = context.new_page()
    again.goto(address(live_server, report))
    saved(again)
    expect(box(again, "enterprises_trained")).to_have_value("66")
    assert draft_values(report)[COUNT].value == 66


def test_rows_are_added_by_key_removed_and_brought_back(
    page: Page, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report, "muc/II/"))
    box(page, "plan_items.0.content").fill("Tập huấn")
    box(page, "plan_items.0.amount").fill("150")
    box(page, "plan_items.0.amount").press("Enter")
    expect(box(page, "plan_items.1.amount")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page, "plan_items.2.amount")).to_be_focused()
    page.keyboard.type("50")
    page.keyboard.press("Control+s")
    expect(page.locator('[data-grid="plan_items"] [data-total="amount"]')).to_have_text("200")
    page.get_by_role("button", name="Xóa dòng 1").click()
    expect(page.locator('[data-grid="plan_items"] [data-total="amount"]')).to_have_text("50")
    assert {key.row for key in draft_values(report)} == {2}
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator('[data-grid="plan_items"] [data-total="amount"]')).to_have_text("200")
    assert {key.row for key in draft_values(report)} == {0, 2}


PASTE = """(cell) => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/plain", "Nội dung\\tNăm\\tKinh phí\\nTập huấn\\t2019\\t150\\nĐánh giá\\t2020\\tnhiều");
  cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""


def test_a_table_from_excel_is_pasted_after_a_preview(
    page: Page, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report, "muc/II/"))
    box(page, "plan_items.0.content").evaluate(PASTE)
    dialog = page.locator("dialog[data-paste]")
    expect(dialog).to_contain_text("1 ô không hiểu được")
    assert draft_values(report) == {}
    dialog.get_by_role("button", name="Dán 5 ô").click()
    expect(page.locator("#messages")).to_contain_text("Đã dán 5 ô.")
    expect(box(page, "plan_items.1.content")).to_have_value("Đánh giá")
    assert draft_values(report)[Key("plan_items", 0, "amount")].value == 150


def test_last_rounds_answer_is_taken_over_by_key(
    page: Page, live_server: object, sign_in: SignIn, officer: User, report: Submission
) -> None:
    head, leader = world.person(Role.HEAD, UNIT), world.person(Role.LEADER, UNIT)
    before = world.obligation(world.published_round("2017"), UNIT)
    old = Submission.objects.create(code=f"2017.{UNIT}", obligation=before)
    before.round.published_at = before.round.published_at.replace(year=before.round.published_at.year - 1)
    before.round.save()
    change = ValueChange(COUNT, Answer(State.VALUE, 120), draft_versions(old).get(COUNT, 0))
    save_values(actor=actor_of(officer), submission=old, changes=[change])
    for user, rest in ((officer, "trinh-duyet/"), (head, "phe-duyet/truong/"), (leader, "phe-duyet/lanh-dao/")):
        world.signed_in(user).post(f"/bao-cao/{old.code}/{rest}", {"request_key": rest})
    sign_in(page, officer)
    page.goto(address(live_server, report))
    expect(page.locator("#f-enterprises_trained")).to_contain_text("120 doanh nghiệp")
    box(page, "enterprises_trained").focus()
    page.keyboard.press("Alt+t")
    expect(box(page, "enterprises_trained")).to_have_value("120")
    taken = draft_values(report)[COUNT]
    assert taken.origin is not None
    assert taken.origin.kind == "carried"


def reach(page: Page, name: str, *, most: int = 200) -> None:
    """Tab until what has this name is focused."""
    for _step in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
        if name in str(focused):
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def test_a_report_is_submitted_by_keyboard_alone(
    page: Page, live_server: object, sign_in: SignIn, report: Submission, officer: User
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report, ""))
    reach(page, "I.1. Mục tiêu")
    page.keyboard.press("Enter")
    page.wait_for_url("**/muc/I.1/")
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "t:goal_assessment":
            break
    page.keyboard.type("Các mục tiêu đã đạt.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/muc/I.2/")
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "t:enterprises_trained":
            break
    page.keyboard.press("Alt+k")
    expect(page.locator("#f-enterprises_trained")).to_have_attribute("data-state", "saved")
    page.goto(address(live_server, report, ""))
    reach(page, "Kiểm tra câu trả lời và gửi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kiem-tra/")
    reach(page, "Trình duyệt", most=400)
    page.keyboard.press("Enter")
    page.wait_for_url("**/da-trinh/")
    report.refresh_from_db()
    assert report.status == Status.AWAITING
    for role, button in ((Role.HEAD, "Đồng ý, chuyển lãnh đạo"), (Role.LEADER, "Phê duyệt và gửi Bộ")):
        sign_in(page, world.person(role, UNIT))
        page.goto(address(live_server, report, "phe-duyet/"))
        reach(page, button)
        page.keyboard.press("Enter")
        page.wait_for_url("**/da-trinh/" if role == Role.HEAD else "**/ban/1/")
    expect(page.locator(".receipt-code b")).to_have_text(report.revisions.get().receipt.code)
    assert draft_values(report)[COUNT].state is State.NIL


@pytest.mark.parametrize("rest", ["", "muc/I.2/", "muc/II/", "kiem-tra/", "phe-duyet/", "ban-in/", "o/funding_total/"])
def test_screens_have_no_violations_and_fit_a_narrow_window(
    page: Page, live_server: object, sign_in: SignIn, report: Submission, officer: User, axe: Callable, rest: str
) -> None:
    sign_in(page, officer)
    page.goto(address(live_server, report, rest))
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
