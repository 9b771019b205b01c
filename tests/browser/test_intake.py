"""A province's letter in a real browser: dropped, read, reviewed by keyboard alone, confirmed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sachhon.domain.accounts.api import Role, User
from sachhon.domain.intake.api import Received
from sachhon.domain.submissions.api import Submission, ValueChange, draft_values, save_values
from sachhon.formkit.values import Answer, Key, State
from sachhon.foundation.jobs import run_waiting
from tests import world
from tests.domain.intake import letters

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def submission() -> Submission:
    world.units()
    return world.submission()


@pytest.fixture
def user(submission: Submission) -> User:
    return world.person(Role.OFFICER, "P63-89")


@pytest.fixture
def read_letter(submission: Submission, user: User) -> Received:
    """The sample letter, read; one value of it differs from the draft."""
    actor = world.actor_of(user)
    other = ValueChange(Key("quick_assessments"), Answer(State.VALUE, 3), 0)
    save_values(actor=actor, submission=submission, changes=[other])
    return letters.received(actor, submission)


def now(page: Page) -> str:
    """The label of the value that the keyboard stands on."""
    return page.locator(".value-now .value-label").inner_text()


def test_the_review_by_keyboard_alone(page: Page, live_server, sign_in, user, read_letter, submission) -> None:
    sign_in(page, user)
    page.goto(f"{live_server.url}/tiep-nhan/{read_letter.pk}/")
    doubts = int(page.locator(".count-doubt b").inner_text())
    page.keyboard.press("j")
    first = now(page)
    assert "đánh giá nhanh" in first
    expect(page.locator(".said-now")).to_have_text("6")
    page.keyboard.press("j")
    assert now(page) != first
    page.keyboard.press("k")
    assert now(page) == first
    page.keyboard.press("a")
    expect(page.locator(".count-doubt b")).to_have_text(str(doubts - 1))
    expect(page.locator(".value-now .value-label")).not_to_have_text(first)
    second = now(page)
    page.keyboard.press("r")
    expect(page.locator(".count-doubt b")).to_have_text(str(doubts - 2))
    expect(page.locator(".value-now .value-label")).not_to_have_text(second)
    page.keyboard.press("c")
    expect(page.locator(".value-now [data-focus]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-correcting]")).to_have_count(0)


def test_a_correction_typed_and_sent_by_enter_comes_back_as_understood(
    page: Page, live_server, sign_in, user, read_letter, submission
) -> None:
    sign_in(page, user)
    page.goto(f"{live_server.url}/tiep-nhan/{read_letter.pk}/")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.locator(".value-now [data-focus]").fill("chục")
    page.keyboard.press("Enter")
    expect(page.locator(".value-now .field-error")).to_be_visible()
    page.locator(".value-now [data-focus]").fill("12")
    page.keyboard.press("Enter")
    expect(page.locator(".value-corrected .value-words")).to_contain_text("12")
    assert read_letter.staged.get(field="quick_assessments").decided_value == 12


def test_from_dropping_the_letter_to_the_reports_answers(
    page: Page, live_server, sign_in, user, submission, tmp_path: Path, reader
) -> None:
    name, data, _truth = letters.letter()
    (tmp_path / name).write_bytes(data)
    sign_in(page, user)
    page.goto(f"{live_server.url}/tiep-nhan/bao-cao/{submission.code}/")
    page.locator("input[type=file]").set_input_files(tmp_path / name)
    expect(page.get_by_role("heading", name="Đối chiếu số liệu đọc được")).to_be_visible()
    page.get_by_role("button", name="Chấp nhận tất cả").click()
    page.get_by_role("button", name="giá trị vào báo cáo").click()
    page.wait_for_url(f"**/bao-cao/{submission.code}/kiem-tra/")
    assert len(draft_values(submission)) > 60


@pytest.fixture
def reader(transactional_db: None) -> Iterator[None]:
    """A worker beside the server: runs what is queued until the test is over."""
    over = threading.Event()

    def work() -> None:
        while not over.wait(0.2):
            run_waiting()

    thread = threading.Thread(target=work)
    thread.start()
    yield
    over.set()
    thread.join()


def test_the_words_behind_a_value_are_in_sight_and_focused(page: Page, live_server, sign_in, user, read_letter) -> None:
    origin = read_letter.staged.get(field="enterprises_with_unit").origin
    sign_in(page, user)
    place = f"start={origin['start']}&end={origin['end']}"
    page.goto(f"{live_server.url}/tiep-nhan/tep/{read_letter.file_id}/nguon?{place}")
    expect(page.locator("#doan")).to_be_in_viewport()
    expect(page.locator("#doan")).to_be_focused()
    assert page.locator("#doan").inner_text() == origin["quote"]


@pytest.mark.parametrize("width", [1280, 320])
def test_the_review_has_no_accessibility_fault_and_scrolls_one_way(
    page: Page, live_server, sign_in, user, read_letter, axe: Callable[[Page], list[str]], width: int
) -> None:
    sign_in(page, user)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/tiep-nhan/{read_letter.pk}/")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
